/** Enters or changes a schedule of places beside a preview of what follows: the table, and who would lose a place. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { calendarRoutes } from '#contracts/calendar.ts';
import { slotRoutes, type ScheduleFields, type ScheduleView, type SlotsPreview } from '#contracts/slots.ts';
import { given } from '../../api/given.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { usePreview } from '../../api/use-preview.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Form, NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/progress.tsx';
import { Figures } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { ExceptionRows, RuleRows, SessionRows } from './rule-rows.tsx';
import { rulesTexts } from './rules-texts.ts';
import { draftOf, draftPlaceKinds, fieldsOf, firstDraft, type ScheduleDraft } from './schedule-draft.ts';
import { useScheduleName } from './schedule-name.ts';
import { WeekTable } from './week-table.tsx';

const peopleShown = 8;

type FieldsProps = {
  readonly draft: ScheduleDraft;
  readonly onChange: (change: Partial<ScheduleDraft>) => void;
};

function PlaceFields({ draft, onChange }: FieldsProps) {
  const texts = useTexts(rulesTexts);
  const places = useRoute(calendarRoutes.getCalendar, {}).data?.places;
  const { place } = draft;
  const names = place === 'everybody' ? [] : (places?.[place] ?? []);
  return (
    <div className="bw-form-row">
      <SelectField
        label={texts.whose}
        help={texts.whoseHelp}
        value={place}
        onChange={(next) => next !== null && onChange({ place: next, name: null })}
        choices={draftPlaceKinds.map((value) => ({ value, label: texts.kinds[value] }))}
      />
      {place !== 'everybody' && (
        <SelectField
          label={texts.place[place]}
          placeholder={texts.choose}
          value={draft.name}
          onChange={(name) => onChange({ name })}
          choices={names.map((name) => ({ value: name, label: name }))}
          isRequired
        />
      )}
    </div>
  );
}

function Rules({ draft, isNew, onChange }: FieldsProps & { readonly isNew: boolean }) {
  const texts = useTexts(rulesTexts);
  const { validFrom, validTo, amberPercent } = draft;
  return (
    <>
      {isNew && <PlaceFields draft={draft} onChange={onChange} />}
      <div className="sl-fields sl-three sl-dates">
        <TextField
          label={texts.from}
          type="date"
          value={validFrom}
          onChange={(from) => onChange({ validFrom: from, ...(validTo < from ? { validTo: from } : {}) })}
        />
        <TextField
          label={texts.to}
          type="date"
          value={validTo}
          onChange={(to) => onChange({ validTo: to })}
          error={validTo < validFrom ? texts.wrongPeriod : undefined}
        />
        <NumberField
          label={texts.amber}
          suffix={texts.left}
          value={amberPercent}
          onChange={(percent) => onChange({ amberPercent: percent })}
          min={0}
          max={100}
          step={5}
        />
      </div>
      <SessionRows rows={draft.sessions} onChange={(sessions) => onChange({ sessions })} />
      <RuleRows rows={draft.rules} onChange={(rules) => onChange({ rules })} />
      <ExceptionRows
        rows={draft.exceptions}
        from={validFrom}
        onChange={(exceptions) => onChange({ exceptions })}
      />
    </>
  );
}

function ToMove({ toMove, toMovePeople }: Pick<SlotsPreview, 'toMove' | 'toMovePeople'>) {
  const texts = useTexts(rulesTexts);
  const format = useFormat();
  if (toMovePeople === 0) return null;
  return (
    <Notice tone="warn">
      <p>{texts.toMoveText(toMovePeople, format.number(toMovePeople))}</p>
      <ul className="sl-plain">
        {toMove.slice(0, peopleShown).map(({ displayName, on, at }) => (
          <li key={`${displayName} ${on} ${at}`}>
            <span>{displayName}</span>
            <span>
              {format.weekday(on)}, {at}
            </span>
          </li>
        ))}
        {toMovePeople > peopleShown && <li>{texts.more(format.number(toMovePeople - peopleShown))}</li>}
      </ul>
    </Notice>
  );
}

function Preview({
  fields,
  query,
}: {
  readonly fields: ScheduleFields | null;
  readonly query: ReturnType<typeof usePreview<typeof slotRoutes.previewSchedule>>;
}) {
  const texts = useTexts(rulesTexts);
  const format = useFormat();
  if (fields === null) return <p className="bw-quiet">{texts.incomplete}</p>;
  if (query.error !== null) return <ProblemNotice problem={query.error} />;
  if (query.data === undefined) return <Loading what={texts.preview} />;
  const { days, placesBefore, places, people, toMove, toMovePeople } = query.data;
  const shown = (count: number | null) => (count === null ? texts.open : format.number(count));
  const isLonger = days.length > 0 && days.at(-1)!.on < fields.schedule.validTo;
  return (
    <>
      <Figures
        figures={[
          { value: shown(placesBefore), label: texts.before },
          { value: shown(places), label: texts.after },
          { value: format.number(people), label: texts.people },
          {
            value: format.number(toMovePeople),
            label: texts.toMove,
            tone: toMovePeople > 0 ? ('warn' as const) : undefined,
          },
        ]}
      />
      <ToMove toMove={toMove} toMovePeople={toMovePeople} />
      <WeekTable
        label={texts.preview}
        days={days}
        amberShare={fields.schedule.amberShare}
        total={query.data}
      />
      {isLonger && <p className="bw-quiet">{texts.firstDays}</p>}
    </>
  );
}

/** Adds a schedule, or changes the one that is open. */
function useSave(schedule: ScheduleView | null, onDone: (saved: ScheduleView | null) => void) {
  const texts = useTexts(rulesTexts);
  const rolloutId = useRolloutId();
  const saved = {
    isQuiet: true,
    onDone: (view: ScheduleView) => {
      showToast({ tone: 'pass', title: texts.saved, detail: texts.savedDetail });
      onDone(view);
    },
  };
  const add = useCommand(slotRoutes.addSchedule, saved);
  const change = useCommand(slotRoutes.changeSchedule, saved);
  const remove = useCommand(slotRoutes.removeSchedule, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.removed });
      onDone(null);
    },
  });
  return {
    save: (fields: ScheduleFields, preview: SlotsPreview | undefined) => {
      if (schedule === null) add.mutate({ params: { rolloutId }, body: fields });
      else
        change.mutate({
          params: { rolloutId, scheduleId: schedule.scheduleId },
          body: { schedule: fields.schedule, ...given({ shown: preview?.toMovePeople }) },
        });
    },
    remove: () => {
      if (schedule !== null) remove.mutate({ params: { rolloutId, scheduleId: schedule.scheduleId } });
    },
    isSaving: add.isPending || change.isPending,
    problem: add.error ?? change.error ?? remove.error,
  };
}

/** The editor in the page; null enters a new schedule. */
export function ScheduleEditor({
  schedule,
  onDone,
  onCancel,
}: {
  readonly schedule: ScheduleView | null;
  readonly onDone: (saved: ScheduleView | null) => void;
  readonly onCancel: () => void;
}) {
  const texts = useTexts(rulesTexts);
  const format = useFormat();
  const name = useScheduleName();
  const today = format.dateOf(useNow());
  const [draft, setDraft] = useState(() => (schedule === null ? firstDraft(today) : draftOf(schedule)));
  const { save, remove, isSaving, problem } = useSave(schedule, onDone);
  const fields = fieldsOf(draft);
  const params = { rolloutId: useRolloutId() };
  const preview = usePreview(slotRoutes.previewSchedule, fields && { params, body: fields });
  const submit = () => {
    if (fields !== null) save(fields, preview.current);
  };
  return (
    <div className="sl-editor">
      <Card title={schedule === null ? texts.newTitle : texts.editTitle(name(schedule.place))}>
        <Form onSubmit={submit}>
          <Rules
            draft={draft}
            isNew={schedule === null}
            onChange={(change) => setDraft({ ...draft, ...change })}
          />
          {problem !== null && <ProblemNotice problem={problem} />}
          <div className="bw-form-buttons">
            <Button type="submit" variant="filled" disabled={fields === null} loading={isSaving}>
              {texts.save}
            </Button>
            <Button onClick={onCancel}>{texts.cancel}</Button>
            {schedule !== null && <TextButton onClick={remove}>{texts.removeSchedule}</TextButton>}
          </div>
        </Form>
      </Card>
      <div className="sl-preview">
        <Card title={texts.preview}>
          <Preview fields={fields} query={preview} />
        </Card>
      </div>
    </div>
  );
}
