/** The fields that say what has changed; which ones depends on the kind of change. */
import { calendarRoutes } from '#contracts/calendar.ts';
import type { WaveCalendar } from '#contracts/replan.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { rowKey } from './calendar-shape.ts';
import { useGroupName, useWeekName } from './group-name.ts';
import {
  firstReplan,
  freeWeeks,
  movableCells,
  openWeeks,
  replanKinds,
  type ReplanDraft,
  type ReplanKind,
} from './replan-draft.ts';
import { replanTexts } from './replan-texts.ts';
import { mondayOf } from './weeks.ts';

type FieldsProps = {
  readonly draft: ReplanDraft;
  readonly calendar: WaveCalendar;
  readonly waves: readonly Stage[];
  readonly onChange: (change: Partial<ReplanDraft>) => void;
};

/** Weeks to choose from, each with its Monday. */
function useWeekChoices(): (weeks: readonly string[]) => { value: string; label: string }[] {
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const weekName = useWeekName();
  return (weeks) =>
    weeks.map((week) => ({ value: week, label: texts.weekOption(weekName(week), format.dayMonth(week)) }));
}

function DayFields({ draft, onChange }: FieldsProps) {
  const texts = useTexts(replanTexts);
  const isGate = draft.kind === 'gate';
  return (
    <div className="bw-form-row">
      <TextField
        label={isGate ? texts.gateFrom : texts.from}
        type="date"
        value={draft.from}
        onChange={(from) => onChange({ from })}
      />
      <TextField
        label={isGate ? texts.gateTo : texts.to}
        type="date"
        value={draft.to}
        onChange={(to) => onChange({ to })}
        error={draft.to !== '' && draft.to < draft.from ? texts.daysWrong : undefined}
      />
    </div>
  );
}

function ScopeFields({ draft, onChange }: FieldsProps) {
  const texts = useTexts(replanTexts);
  const { scope } = draft;
  const places = useRoute(calendarRoutes.getCalendar, {}, { isEnabled: scope !== 'everybody' }).data?.places;
  return (
    <>
      <SelectField
        label={texts.scope}
        value={scope}
        onChange={(next) => next !== null && onChange({ scope: next, place: null })}
        choices={(['everybody', 'site', 'department'] as const).map((value) => ({
          value,
          label: texts.scopes[value],
        }))}
      />
      {scope !== 'everybody' && (
        <SelectField
          label={texts.place[scope]}
          placeholder={texts.placeHint}
          value={draft.place}
          onChange={(place) => onChange({ place })}
          choices={(places?.[scope] ?? []).map((name) => ({ value: name, label: name }))}
        />
      )}
    </>
  );
}

function SlipFields({ draft, calendar, waves, onChange }: FieldsProps) {
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const weekName = useWeekName();
  const stageName = useStageName();
  const open = openWeeks(calendar);
  const choices = waves.flatMap(({ startsOn, name, people }) => {
    const week = startsOn === null ? '' : mondayOf(startsOn);
    if (!open.includes(week)) return [];
    const label = texts.waveOption(stageName(name), weekName(week), format.number(people));
    return [{ value: week, label }];
  });
  return (
    <>
      <SelectField
        label={texts.wave}
        value={draft.slipsOn}
        onChange={(slipsOn) => onChange({ slipsOn })}
        choices={choices}
      />
      <NumberField
        label={texts.slipsBy}
        value={draft.slipsBy}
        onChange={(slipsBy) => onChange({ slipsBy })}
        min={1}
        max={52}
      />
    </>
  );
}

function CapacityFields({ draft, calendar, onChange }: FieldsProps) {
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const weekChoices = useWeekChoices();
  const weeks = freeWeeks(calendar);
  const now = calendar.columns.find(({ startsOn }) => startsOn === draft.capacityFrom);
  const minutesMost = now?.minutesMost ?? null;
  const forGood = '-';
  return (
    <>
      <SelectField
        label={texts.capacityFrom}
        value={draft.capacityFrom}
        onChange={(capacityFrom) => onChange({ capacityFrom })}
        choices={weekChoices(weeks)}
      />
      <SelectField
        label={texts.capacityTo}
        value={draft.capacityTo ?? forGood}
        onChange={(to) => onChange({ capacityTo: to === forGood ? null : to })}
        choices={[
          { value: forGood, label: texts.forGood },
          ...weekChoices(weeks.filter((week) => week >= (draft.capacityFrom ?? ''))),
        ]}
      />
      <NumberField
        label={texts.people}
        help={now === undefined ? undefined : texts.peopleNow(format.number(now.peopleMost))}
        value={draft.people}
        onChange={(people) => onChange({ people })}
        min={0}
        max={1_000_000}
        step={10}
      />
      {minutesMost !== null && (
        <NumberField
          label={texts.minutes}
          help={texts.minutesNow(format.number(minutesMost))}
          value={draft.minutes}
          onChange={(minutes) => onChange({ minutes })}
          min={0}
          max={100_000_000}
          step={60}
        />
      )}
    </>
  );
}

function MoveFields({ draft, calendar, onChange }: FieldsProps) {
  const texts = useTexts(replanTexts);
  const groupName = useGroupName();
  const weekName = useWeekName();
  const weekChoices = useWeekChoices();
  const cells = movableCells(calendar);
  const keyOf = (values: readonly (string | null)[], week: string) => `${rowKey([...values])} ${week}`;
  const { group, groupFrom, groupTo } = draft;
  if (cells.length === 0) return <p>{texts.groupNone}</p>;
  return (
    <>
      <SelectField
        label={texts.group}
        placeholder={texts.groupHint}
        value={group === null || groupFrom === null ? null : keyOf(group, groupFrom)}
        onChange={(key) => {
          const cell = cells.find(({ values, week }) => keyOf(values, week) === key);
          onChange({ group: cell?.values ?? null, groupFrom: cell?.week ?? null });
        }}
        choices={cells.map(({ values, week }) => ({
          value: keyOf(values, week),
          label: texts.groupOption(groupName(values), weekName(week)),
        }))}
      />
      <SelectField
        label={texts.groupTo}
        placeholder={texts.weekHint}
        value={groupTo}
        onChange={(to) => onChange({ groupTo: to })}
        choices={weekChoices(freeWeeks(calendar).filter((week) => week !== groupFrom))}
      />
    </>
  );
}

const fieldsOf: Readonly<Record<ReplanKind, (props: FieldsProps) => React.ReactNode>> = {
  closed: (props) => (
    <>
      <DayFields {...props} />
      <ScopeFields {...props} />
    </>
  ),
  gate: (props) => <DayFields {...props} />,
  slip: (props) => <SlipFields {...props} />,
  capacity: (props) => <CapacityFields {...props} />,
  move: (props) => <MoveFields {...props} />,
};

/** All fields; another kind of change begins anew. */
export function ReplanFields(props: FieldsProps) {
  const { draft, calendar, onChange } = props;
  const texts = useTexts(replanTexts);
  const today = useFormat().dateOf(useNow());
  return (
    <div className="bw-form">
      <SelectField
        label={texts.kind}
        value={draft.kind}
        onChange={(kind) => kind !== null && onChange(firstReplan(kind, calendar, today))}
        choices={replanKinds.map((value) => ({ value, label: texts.kinds[value] }))}
      />
      {fieldsOf[draft.kind](props)}
    </div>
  );
}
