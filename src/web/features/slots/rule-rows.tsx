/** The rows of a schedule's rules: sessions of every week, weekday rules, and exceptions. */
import { ActionIcon, Button } from '@mantine/core';
import type { ComponentType } from 'react';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useWeekdays } from '../calendar/day-names.ts';
import { isDate } from '../waves/weeks.ts';
import { Chip, Chips } from '../../ui/chip.tsx';
import { NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { rulesTexts } from './rules-texts.ts';
import {
  exceptionKinds,
  firstException,
  firstRule,
  firstSession,
  timeOf,
  timesOf,
  type ExceptionRow,
  type RuleRow,
  type SessionRow,
} from './schedule-draft.ts';

type RowsProps<Row> = { readonly rows: readonly Row[]; readonly onChange: (rows: readonly Row[]) => void };
type OneRow<Row> = {
  readonly row: Row;
  readonly onChange: (change: Partial<Row>) => void;
  readonly onRemove: () => void;
};

/** A list of rows of one kind with what adds another. */
function RowList<Row>({
  rows,
  onChange,
  title,
  note,
  add,
  fresh,
  areAlike = false,
  fields: Fields,
}: RowsProps<Row> & {
  /** Every row has the same fields. */
  readonly areAlike?: boolean;
  readonly title: string;
  readonly note: string;
  readonly add: string;
  readonly fresh: () => Row;
  readonly fields: ComponentType<OneRow<Row>>;
}) {
  return (
    <fieldset className={areAlike ? 'sl-rows sl-alike' : 'sl-rows'}>
      <legend>{title}</legend>
      <p className="bw-quiet">{note}</p>
      {rows.map((row, index) => (
        // Rows have no name of their own; the place in the list is what they are.
        // oxlint-disable-next-line react/no-array-index-key
        <div className="sl-row" key={index}>
          <Fields
            row={row}
            onChange={(change) =>
              onChange(rows.map((each, place) => (place === index ? { ...each, ...change } : each)))
            }
            onRemove={() => onChange(rows.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      <div>
        <Button leftSection={<Icon name="plus" />} onClick={() => onChange([...rows, fresh()])}>
          {add}
        </Button>
      </div>
    </fieldset>
  );
}

function RemoveButton({ what, onRemove }: { readonly what: string; readonly onRemove: () => void }) {
  const texts = useTexts(rulesTexts);
  return (
    <ActionIcon
      className="sl-remove"
      variant="subtle"
      color="gray"
      aria-label={texts.remove(what)}
      onClick={onRemove}
    >
      <Icon name="trash" />
    </ActionIcon>
  );
}

function WeekdayChips({ row, onChange }: Pick<OneRow<SessionRow>, 'row' | 'onChange'>) {
  const texts = useTexts(rulesTexts);
  const names = useWeekdays();
  const toggle = (weekday: number) =>
    onChange({
      weekdays: row.weekdays.includes(weekday)
        ? row.weekdays.filter((each) => each !== weekday)
        : [...row.weekdays, weekday].toSorted((left, right) => left - right),
    });
  return (
    <Chips label={texts.weekdays}>
      {names.map((name, weekday) => (
        <Chip
          key={name}
          label={name.slice(0, 2)}
          isOn={row.weekdays.includes(weekday)}
          onClick={() => toggle(weekday)}
        />
      ))}
    </Chips>
  );
}

/** When a session begins, how long it lasts, and its places. */
function TimedPlaces({
  row,
  onChange,
}: {
  readonly row: Pick<SessionRow, 'at' | 'minutes' | 'places'>;
  readonly onChange: (change: Partial<Pick<SessionRow, 'at' | 'minutes' | 'places'>>) => void;
}) {
  const texts = useTexts(rulesTexts);
  return (
    <>
      <TextField
        label={texts.at}
        value={row.at}
        onChange={(at) => onChange({ at })}
        error={timeOf(row.at) === undefined ? texts.wrongTime : undefined}
      />
      <NumberField
        label={texts.minutes}
        value={row.minutes}
        onChange={(minutes) => onChange({ minutes })}
        min={5}
        max={720}
        step={5}
        error={row.minutes === null ? texts.needed : undefined}
      />
      <PlacesField value={row.places} onChange={(places) => onChange({ places })} />
    </>
  );
}

function SessionFields({ row, onChange, onRemove }: OneRow<SessionRow>) {
  const texts = useTexts(rulesTexts);
  return (
    <>
      <div className="sl-fields sl-three">
        <TimedPlaces row={row} onChange={onChange} />
        <RemoveButton what={texts.sessionName(row.at)} onRemove={onRemove} />
      </div>
      <WeekdayChips row={row} onChange={onChange} />
    </>
  );
}

function PlacesField({
  value,
  onChange,
}: {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}) {
  const texts = useTexts(rulesTexts);
  return (
    <NumberField
      label={texts.places}
      placeholder={texts.unlimited}
      value={value}
      onChange={onChange}
      min={0}
      max={100_000}
    />
  );
}

function TimesField({ at, onChange }: { readonly at: string; readonly onChange: (at: string) => void }) {
  const texts = useTexts(rulesTexts);
  return (
    <TextField
      label={texts.times}
      placeholder={texts.timesHint}
      value={at}
      onChange={onChange}
      error={timesOf(at) === undefined ? texts.wrongTime : undefined}
    />
  );
}

function ChangeField({
  value,
  onChange,
}: {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}) {
  const texts = useTexts(rulesTexts);
  return (
    <NumberField
      label={texts.changeBy}
      value={value}
      onChange={onChange}
      min={-100_000}
      max={100_000}
      error={value === null ? texts.needed : undefined}
    />
  );
}

function RuleFields({ row, onChange, onRemove }: OneRow<RuleRow>) {
  const texts = useTexts(rulesTexts);
  const names = useWeekdays();
  return (
    <div className="sl-fields sl-three">
      <SelectField
        label={texts.weekday}
        value={String(row.weekday)}
        onChange={(weekday) => weekday !== null && onChange({ weekday: Number(weekday) })}
        choices={names.map((label, weekday) => ({ value: String(weekday), label }))}
      />
      <TimesField at={row.at} onChange={(at) => onChange({ at })} />
      <ChangeField value={row.change} onChange={(change) => onChange({ change })} />
      <RemoveButton what={texts.ruleName(names[row.weekday] ?? '')} onRemove={onRemove} />
    </div>
  );
}

function ExceptionFields({ row, onChange, onRemove }: OneRow<ExceptionRow>) {
  const texts = useTexts(rulesTexts);
  const format = useFormat();
  const { kind, from, to } = row;
  return (
    <>
      <div className="sl-fields sl-three sl-dates">
        <SelectField
          label={texts.kind}
          value={kind}
          onChange={(next) => next !== null && onChange({ kind: next })}
          choices={exceptionKinds.map((value) => ({ value, label: texts.exceptionKinds[value] }))}
        />
        <TextField
          label={texts.from}
          type="date"
          value={from}
          // A later first day takes the last one along.
          onChange={(next) => onChange({ from: next, ...(to < next ? { to: next } : {}) })}
        />
        <TextField
          label={texts.to}
          type="date"
          value={to}
          onChange={(next) => onChange({ to: next })}
          error={to < from ? texts.wrongPeriod : undefined}
        />
        <RemoveButton
          what={texts.exceptionName(isDate(from) ? format.dayMonth(from) : from)}
          onRemove={onRemove}
        />
      </div>
      <div className="sl-fields sl-three">
        {kind === 'add' ? (
          <TimedPlaces row={row} onChange={onChange} />
        ) : (
          <TimesField at={row.at} onChange={(at) => onChange({ at })} />
        )}
        {kind === 'change' && <ChangeField value={row.change} onChange={(change) => onChange({ change })} />}
      </div>
    </>
  );
}

export function SessionRows(props: RowsProps<SessionRow>) {
  const texts = useTexts(rulesTexts);
  const last = props.rows.at(-1) ?? firstSession;
  return (
    <RowList
      {...props}
      title={texts.base}
      note={texts.baseNote}
      add={texts.addSession}
      areAlike
      fresh={() => ({ ...last, at: nextHour(last.at) })}
      fields={SessionFields}
    />
  );
}

/** The same minute an hour later; what cannot be read stays. */
function nextHour(at: string): string {
  const time = timeOf(at);
  if (time === undefined || time >= '23:00') return at;
  return `${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}${time.slice(2)}`;
}

export function RuleRows(props: RowsProps<RuleRow>) {
  const texts = useTexts(rulesTexts);
  return (
    <RowList
      {...props}
      title={texts.rules}
      note={texts.rulesNote}
      add={texts.addRule}
      areAlike
      fresh={() => firstRule}
      fields={RuleFields}
    />
  );
}

export function ExceptionRows({ from, ...props }: RowsProps<ExceptionRow> & { readonly from: string }) {
  const texts = useTexts(rulesTexts);
  return (
    <RowList
      {...props}
      title={texts.exceptions}
      note={texts.exceptionsNote}
      add={texts.addException}
      fresh={() => firstException(props.rows.at(-1)?.to ?? from)}
      fields={ExceptionFields}
    />
  );
}
