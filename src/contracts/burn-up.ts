/** How far one stage is: done per day against its plan, when it will be over, and why who is not done is not. */
import { Type, type Static } from 'typebox';
import { FinishDates, ForecastWeek } from './forecast.ts';
import { RolloutId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { enrolmentStatuses } from './rollouts.ts';
import { CalendarDate, Count, nullable, oneOf, Statement } from './shared-schemas.ts';

/** People, all of them up to and with a day. */
const BurnUpDay = Type.Object({
  on: CalendarDate,
  started: Count,
  succeeded: Count,
  /** Failed, or not heard of. */
  failed: Count,
});

export const StageBurnUp = Type.Object({
  /** Everybody who is to be done. */
  people: Count,
  /** Days on which something happened. */
  days: Type.Array(BurnUpDay),
  /** How many are planned to have started by which day, by the dates people have and the pace of the stage. */
  plan: Type.Array(Type.Object({ on: CalendarDate, people: Count })),
  /** At the ends of the coming weeks, from the rates of the whole rollout; null while they say nothing, or nobody is left. */
  forecast: nullable(
    Type.Object({
      runs: Count,
      done: Count,
      weeks: Type.Array(ForecastWeek),
      finish: FinishDates,
    }),
  ),
  /** Why people have begun or fallen behind and are not done, most frequent first; at most ten. */
  reasons: Type.Array(
    Type.Object({ status: oneOf(enrolmentStatuses), reason: nullable(Statement), people: Count }),
  ),
});
export type StageBurnUp = Static<typeof StageBurnUp>;

export const burnUpRoutes = {
  getStageBurnUp: defineRoute({
    name: 'getStageBurnUp',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/burn-up',
    access: 'rollout.read',
    summary:
      'Done per day of one stage against its plan, the forecast of its finish, and why others are not done.',
    params: Type.Object({ rolloutId: RolloutId, stageId: StageId }),
    response: StageBurnUp,
    refusals: ['not_found'],
  }),
};
