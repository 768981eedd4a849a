/** How a stage starts its people, when it follows the one before, and by when they are to be done. */
import { Type, type Static } from 'typebox';
import { spreadDaysMax } from '#domain/rollout/start-pace.ts';
import { RolloutId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, nullable, shownField } from './shared-schemas.ts';

export { spreadDaysMax };

const fields = {
  startsPerDay: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  spreadDays: nullable(
    Type.Integer({
      minimum: 1,
      maximum: spreadDaysMax,
      description: 'Spreads everybody evenly over so many working days; `startsPerDay` then follows.',
    }),
  ),
  deadlineDays: nullable(
    Type.Integer({
      minimum: 1,
      maximum: 90,
      description: 'Days after their date within which people are to be done; null is their time to report.',
    }),
  ),
  startAfterDays: nullable(
    Type.Integer({
      minimum: 0,
      maximum: 90,
      description:
        'Starts so many days after the stage before has passed, with the planned notice, instead of on its date.',
    }),
  ),
};
export const StagePacing = Type.Object(fields, { additionalProperties: false });
export type StagePacing = Static<typeof StagePacing>;

export const StartPlan = Type.Object({
  pacing: StagePacing,
  /** People who have not started, and those of them who have a date, which they keep unless a day holds too many. */
  people: Count,
  dated: Count,
  /** People whose date would move to a later day, and are told. */
  moved: Count,
  mostADay: Count,
  /** Days with starts. */
  days: Count,
  /** Null while there is no date, or nobody waits. */
  firstOn: nullable(CalendarDate),
  lastOn: nullable(CalendarDate),
  /** The day by which everybody who is waiting is to be done. */
  finishOn: nullable(CalendarDate),
});
export type StartPlan = Static<typeof StartPlan>;

const params = Type.Object({ rolloutId: RolloutId, stageId: StageId });

export const stagePacingRoutes = {
  getStartPlan: defineRoute({
    name: 'getStartPlan',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/pacing',
    access: 'rollout.read',
    summary: 'How a stage starts its people, until when, and by when they are to be done.',
    params,
    response: StartPlan,
    refusals: ['not_found'],
  }),
  previewPacing: defineRoute({
    name: 'previewPacing',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/pacing/preview',
    access: 'rollout.read',
    summary: 'What another pace would mean: days, last start, finish, and whose dates move. Changes nothing.',
    params,
    body: StagePacing,
    response: StartPlan,
    refusals: ['not_found', 'stage_over', 'stage_begun', 'stage_follows_none'],
  }),
  setPacing: defineRoute({
    name: 'setPacing',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/pacing',
    access: 'rollout.run',
    summary:
      'Sets the pace with a reason. Nobody loses a date by a larger one; dates beyond a smaller one move to later days, and those people are told.',
    params,
    body: Type.Object(
      { ...fields, reason: Type.String({ minLength: 3, maxLength: 500 }), ...shownField },
      { additionalProperties: false },
    ),
    response: StartPlan,
    refusals: [
      'process_manager',
      'not_found',
      'stage_over',
      'stage_begun',
      'stage_follows_none',
      'shown_changed',
    ],
    audits: ['stage.pace_set'],
  }),
};
