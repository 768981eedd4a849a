/** What would be different if: a few numbers, played on the same chance, beside the live forecast. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { calendarRoutes } from '#contracts/calendar.ts';
import { forecastRoutes, placeKinds, type Forecast, type WhatIf } from '#contracts/forecast.ts';
import type { StageId } from '#contracts/ids.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { call } from '../../api/client.ts';
import { given } from '../../api/given.ts';
import { useRoute } from '../../api/hooks.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Form, NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { forecastTexts } from './forecast-texts.ts';

type Draft = {
  readonly weeksLater: number | null;
  /** Every coming stage while null. */
  readonly laterStage: string | null;
  readonly freezeFrom: string;
  readonly freezeTo: string;
  /** `everybody`, or a kind and name of place with a colon between. */
  readonly freezePlace: string;
  readonly peoplePerWeek: number | null;
  /** In percent of what is measured. */
  readonly failures: number | null;
  readonly noShows: number | null;
  readonly tickets: number | null;
  readonly minutesPerDay: number | null;
  readonly minutesPerTicket: number | null;
  /** Technicians more, or fewer below 0, and the minutes a day each brings. */
  readonly technicians: number | null;
  readonly minutesEach: number | null;
};

const everyStage = 'every';
const everybody = 'everybody';
/** Half a working day for tickets. */
const usualMinutesEach = 240;
/** The least the server takes. */
const minutesLeast = 10;

function draftOf({ helpdesk }: Forecast): Draft {
  return {
    weeksLater: 0,
    laterStage: everyStage,
    freezeFrom: '',
    freezeTo: '',
    freezePlace: everybody,
    peoplePerWeek: null,
    failures: 100,
    noShows: 100,
    tickets: 100,
    minutesPerDay: helpdesk?.minutesPerDay ?? null,
    minutesPerTicket: helpdesk?.minutesPerTicket ?? null,
    technicians: 0,
    minutesEach: usualMinutesEach,
  };
}

/** Whether the last closed day stands before the first. */
function isBackwards({ freezeFrom, freezeTo }: Draft): boolean {
  return freezeFrom !== '' && freezeTo !== '' && freezeTo < freezeFrom;
}

/** The freeze as the server takes it. */
function freezeOf({ freezeFrom, freezeTo, freezePlace }: Draft): NonNullable<WhatIf['freeze']> | null {
  if (freezeFrom === '' && freezeTo === '') return null;
  const kind = placeKinds.find((known) => freezePlace.startsWith(`${known}:`));
  const place = kind === undefined ? null : { kind, name: freezePlace.slice(kind.length + 1) };
  return { from: freezeFrom || freezeTo, to: freezeTo || freezeFrom, place };
}

function requestOf(draft: Draft): WhatIf {
  const { minutesPerDay, minutesPerTicket, laterStage } = draft;
  const more = (draft.technicians ?? 0) * (draft.minutesEach ?? 0);
  return {
    ...given({
      weeksLater: draft.weeksLater ?? undefined,
      peoplePerWeek: draft.peoplePerWeek ?? undefined,
      failureFactor: (draft.failures ?? 100) / 100,
      noShowFactor: (draft.noShows ?? 100) / 100,
      ticketFactor: (draft.tickets ?? 100) / 100,
    }),
    laterStageId: laterStage === everyStage ? null : (Number(laterStage) as StageId),
    freeze: freezeOf(draft),
    helpdesk:
      minutesPerDay === null || minutesPerTicket === null
        ? null
        : { minutesPerDay: Math.max(minutesLeast, minutesPerDay + more), minutesPerTicket },
  };
}

function busiestHours({ weeks }: Forecast): number | null {
  const minutes = weeks.flatMap((week) => (week.minutes === null ? [] : [week.minutes.mean]));
  return minutes.length === 0 ? null : Math.max(...minutes) / 60;
}

/** The two forecasts side by side, and the difference in words; scrolls into view when it appears. */
function Comparison({ live, other }: { readonly live: Forecast; readonly other: Forecast }) {
  const place = useRef<HTMLOutputElement>(null);
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), []);
  const texts = useTexts(forecastTexts);
  const format = useFormat();
  const date = (on: string | null) => (on === null ? texts.noEnd : format.dayMonth(on));
  const hours = (forecast: Forecast) => {
    const busiest = busiestHours(forecast);
    return busiest === null ? texts.notMeasured : texts.hours(format.number(busiest));
  };
  const minutes = ({ helpdesk }: Forecast) =>
    helpdesk === null ? texts.notSaid : format.number(helpdesk.minutesPerDay);
  const rows: readonly (readonly [string, string, string])[] = [
    [texts.earliest, date(live.finish.p10), date(other.finish.p10)],
    [texts.middle, date(live.finish.p50), date(other.finish.p50)],
    [texts.latest, date(live.finish.p90), date(other.finish.p90)],
    ...(live.helpdesk === null && other.helpdesk === null
      ? []
      : [
          [texts.busiest, hours(live), hours(other)] as const,
          [texts.minutesPerDay, minutes(live), minutes(other)] as const,
        ]),
  ];
  const [before, after] = [live.finish.p50, other.finish.p50];
  const days =
    before === null || after === null ? null : (Date.parse(after) - Date.parse(before)) / 86_400_000;
  return (
    <output ref={place} className="fc-answer">
      <p>
        <b>{days === null ? texts.differenceOpen : texts.difference(days, format.signed(days, 0))}</b>
      </p>
      <table className="fc-compare">
        <thead>
          <tr>
            <th scope="col">
              <span className="bw-hidden">{texts.forecast}</span>
            </th>
            <th scope="col">{texts.now}</th>
            <th scope="col">{texts.changed}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, now, then]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{now}</td>
              <td>{then}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </output>
  );
}

type Setter = <Key extends keyof Draft>(key: Key) => (value: Draft[Key]) => void;

/** For whom the days are closed. */
function FreezePlace({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const texts = useTexts(forecastTexts);
  const places = useRoute(calendarRoutes.getCalendar, {}).data?.places;
  const named = placeKinds.flatMap((kind) =>
    (places?.[kind] ?? []).map((name) => ({ value: `${kind}:${name}`, label: texts.place[kind](name) })),
  );
  return (
    <SelectField
      label={texts.freezePlace}
      value={value}
      choices={[{ value: everybody, label: texts.everybody }, ...named]}
      onChange={(next) => onChange(next ?? everybody)}
    />
  );
}

/** What the helpdesk can take: its minutes, and technicians more or fewer. */
function HelpdeskFields({ draft, set }: { readonly draft: Draft; readonly set: Setter }) {
  const texts = useTexts(forecastTexts);
  return (
    <>
      <NumberField
        label={texts.minutesPerDay}
        help={texts.minutesHelp}
        value={draft.minutesPerDay}
        onChange={set('minutesPerDay')}
        min={minutesLeast}
        max={1_000_000}
        step={60}
      />
      <div className="fc-dates">
        <NumberField
          label={texts.technicians}
          value={draft.technicians}
          onChange={set('technicians')}
          min={-100}
          max={100}
        />
        <NumberField
          label={texts.minutesEach}
          value={draft.minutesEach}
          onChange={set('minutesEach')}
          min={1}
          max={1440}
          step={30}
        />
      </div>
      <NumberField
        label={texts.minutesPerTicket}
        value={draft.minutesPerTicket}
        onChange={set('minutesPerTicket')}
        min={1}
        max={480}
      />
    </>
  );
}

/** Starts that come later: of one stage or all, and days on which nobody starts. */
function LaterStarts({
  stages,
  draft,
  set,
}: {
  readonly stages: Rollout['stages'];
  readonly draft: Draft;
  readonly set: Setter;
}) {
  const texts = useTexts(forecastTexts);
  const stageName = useStageName();
  return (
    <>
      <NumberField
        label={texts.weeksLater}
        value={draft.weeksLater}
        onChange={set('weeksLater')}
        min={0}
        max={52}
        suffix={texts.weeks}
      />
      <SelectField
        label={texts.laterStage}
        value={draft.laterStage}
        onChange={(value) => set('laterStage')(value ?? everyStage)}
        choices={[
          { value: everyStage, label: texts.everyStage },
          ...stages
            .filter(({ endedAt }) => endedAt === null)
            .map((stage) => ({ value: String(stage.stageId), label: stageName(stage.name) })),
        ]}
      />
      <div className="fc-dates">
        <TextField
          label={texts.freezeFrom}
          type="date"
          value={draft.freezeFrom}
          onChange={set('freezeFrom')}
        />
        <TextField
          label={texts.freezeTo}
          type="date"
          value={draft.freezeTo}
          error={isBackwards(draft) ? texts.freezeBackwards : undefined}
          onChange={set('freezeTo')}
        />
        <FreezePlace value={draft.freezePlace} onChange={set('freezePlace')} />
        <p className="bw-quiet">{texts.freezeHelp}</p>
      </div>
    </>
  );
}

/** The form; nothing it does changes the plan. */
export function WhatIfForm({
  rollout: { rolloutId, stages },
  live,
}: {
  readonly rollout: Rollout;
  readonly live: Forecast;
}) {
  const texts = useTexts(forecastTexts);
  const [draft, setDraft] = useState(() => draftOf(live));
  const set: Setter = (key) => (value) => setDraft((before) => ({ ...before, [key]: value }));
  const play = useMutation<{ forecast: Forecast | null }, ApiProblem, WhatIf>({
    mutationFn: async (body) => await call(forecastRoutes.tryForecast, { params: { rolloutId }, body }),
    meta: { isQuiet: true },
  });
  const other = play.data?.forecast;
  const share = { min: 0, max: 1000, step: 10, suffix: texts.percent };
  return (
    <Form onSubmit={() => play.mutate(requestOf(draft))}>
      <p className="bw-quiet">{texts.whatIfNote}</p>
      <LaterStarts stages={stages} draft={draft} set={set} />
      <NumberField
        label={texts.peoplePerWeek}
        help={texts.asPlanned}
        value={draft.peoplePerWeek}
        onChange={set('peoplePerWeek')}
        min={1}
        max={1_000_000}
        step={50}
      />
      <NumberField label={texts.failures} value={draft.failures} onChange={set('failures')} {...share} />
      <NumberField label={texts.noShows} value={draft.noShows} onChange={set('noShows')} {...share} />
      <NumberField
        label={texts.ticketsPerPerson}
        value={draft.tickets}
        onChange={set('tickets')}
        {...share}
      />
      <HelpdeskFields draft={draft} set={set} />
      {play.error !== null && <ProblemNotice problem={play.error} />}
      <div className="bw-form-buttons">
        <Button type="submit" variant="filled" loading={play.isPending} disabled={isBackwards(draft)}>
          {texts.play}
        </Button>
      </div>
      {other !== undefined && other !== null && (
        <Comparison key={play.submittedAt} live={live} other={other} />
      )}
    </Form>
  );
}
