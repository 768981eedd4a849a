/** When everybody will be done, what the helpdesk has to carry until then, and what would be different if. */
import { Type, type Static } from 'typebox';
import { placeKinds } from '#domain/calendar/closures.ts';
import { HelpdeskCapacity } from './helpdesk-capacity.ts';
import { RolloutId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, nullable, oneOf, Share } from './shared-schemas.ts';

export { placeKinds };
export { workdaysPerWeek } from '#domain/waves/helpdesk-load.ts';

export const FinishDates = Type.Object({
  p10: nullable(CalendarDate),
  p50: nullable(CalendarDate),
  p90: nullable(CalendarDate),
});

const Rate = Type.Object({ events: Count, of: Count });

export const ForecastWeek = Type.Object({
  startsOn: CalendarDate,
  endsOn: CalendarDate,
  p10: Type.Number(),
  p25: Type.Number(),
  p50: Type.Number(),
  p75: Type.Number(),
  p90: Type.Number(),
  starts: Type.Number(),
  minutes: nullable(Type.Object({ mean: Type.Number(), p90: Type.Number() })),
});
export type ForecastWeek = Static<typeof ForecastWeek>;

export const Forecast = Type.Object({
  runs: Count,
  done: Count,
  /** People who are to be done: targeted, without those left out or gone. */
  total: Count,
  weeks: Type.Array(ForecastWeek),
  /** The last day of the week in which the last person is done, in one, five and nine of ten runs. */
  finish: FinishDates,
  /** People who are not done after three attempts and need hands. */
  residue: Type.Object({ p10: Type.Number(), p50: Type.Number(), p90: Type.Number() }),
  targetOn: nullable(CalendarDate),
  /** Share of the runs that end by the target; null without one. */
  chanceByTarget: nullable(Share),
  /** What the runs are drawn from. */
  measured: Type.Object({
    noShow: Rate,
    failure: Rate,
    deferral: Rate,
    tickets: nullable(Type.Object({ tickets: Count, people: Count })),
  }),
  helpdesk: nullable(HelpdeskCapacity),
  /** Starts a day the helpdesk carries, at the measured rate and at its upper end; null while either is not known. */
  pace: nullable(Type.Object({ starts: Count, careful: Count })),
});
export type Forecast = Static<typeof Forecast>;

export const WhatIf = Type.Object(
  {
    /** Multiply what has been measured. */
    noShowFactor: Type.Optional(Type.Number({ minimum: 0, maximum: 10 })),
    failureFactor: Type.Optional(Type.Number({ minimum: 0, maximum: 10 })),
    ticketFactor: Type.Optional(Type.Number({ minimum: 0, maximum: 10 })),
    /** What has not started of this stage, or of every one, starts so many weeks later. */
    weeksLater: Type.Optional(Type.Integer({ minimum: 0, maximum: 52 })),
    laterStageId: Type.Optional(nullable(StageId)),
    /** Nobody starts on these days, both included; with a place, nobody who belongs to it. */
    freeze: Type.Optional(
      nullable(
        Type.Object(
          {
            from: CalendarDate,
            to: CalendarDate,
            place: Type.Optional(
              nullable(
                Type.Object(
                  { kind: oneOf(placeKinds), name: Type.String({ minLength: 1, maxLength: 200 }) },
                  { additionalProperties: false },
                ),
              ),
            ),
          },
          { additionalProperties: false },
        ),
      ),
    ),
    /** The most people who start in a week. */
    peoplePerWeek: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    helpdesk: Type.Optional(nullable(HelpdeskCapacity)),
  },
  { additionalProperties: false },
);
export type WhatIf = Static<typeof WhatIf>;

const params = Type.Object({ rolloutId: RolloutId });
const MaybeForecast = Type.Object({
  /** Null while fewer than 20 people have finished, or a coming start has no date. */
  forecast: nullable(Forecast),
});

export const forecastRoutes = {
  getForecast: defineRoute({
    name: 'getForecast',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/forecast',
    access: 'rollout.read',
    summary:
      'The forecast of the finish and of the helpdesk’s load, from a thousand runs of the remaining plan.',
    params,
    response: MaybeForecast,
    refusals: ['not_found'],
  }),
  tryForecast: defineRoute({
    name: 'tryForecast',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/forecast/preview',
    access: 'rollout.read',
    summary: 'The forecast if something were different, on the same chance; changes nothing.',
    params,
    body: WhatIf,
    response: MaybeForecast,
    refusals: ['not_found', 'closure_days_bad'],
  }),
  setHelpdeskCapacity: defineRoute({
    name: 'setHelpdeskCapacity',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/helpdesk-capacity',
    access: 'helpdesk.plan',
    summary:
      'How much work the helpdesk can take for this rollout, and how long a ticket takes; null forgets it.',
    params,
    body: Type.Object({ helpdesk: nullable(HelpdeskCapacity) }, { additionalProperties: false }),
    response: Type.Object({ helpdesk: nullable(HelpdeskCapacity) }),
    refusals: ['process_manager', 'not_found'],
    audits: ['rollout.helpdesk_capacity_set'],
  }),
  setTarget: defineRoute({
    name: 'setTarget',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/target',
    access: 'rollout.plan',
    summary:
      'The date by which everybody is to be done; once the rollout runs, only one the helpdesk can carry.',
    params,
    body: Type.Object({ targetOn: nullable(CalendarDate) }, { additionalProperties: false }),
    response: Type.Object({ targetOn: nullable(CalendarDate) }),
    refusals: ['not_found', 'target_past', 'target_unmeasured', 'target_too_much'],
    audits: ['rollout.target_set'],
  }),
};
