/** How a stage is brought back: written before it starts, and rehearsed. */
import { Type, type Static } from 'typebox';
import { RolloutId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { rolloutStatuses } from './rollouts.ts';
import { CalendarDate, Count, Instant, nullable, oneOf, Statement } from './shared-schemas.ts';

const params = Type.Object({ rolloutId: RolloutId, stageId: StageId });
const fields = {
  /** What is seen when the stage is brought back. */
  trigger: Type.String({ minLength: 3, maxLength: 500 }),
  /** In the order in which they are taken. */
  steps: Type.Array(Type.String({ minLength: 3, maxLength: 300 }), { minItems: 1, maxItems: 30 }),
  /** Who brings it back. */
  owner: Type.String({ minLength: 2, maxLength: 120 }),
};

const place = Type.Integer({ minimum: 1, maximum: 30 });
const outcome = {
  failedSteps: Type.Array(place, {
    maxItems: 30,
    description: 'Places of the steps that did not work; with one of them the rehearsal does not count.',
  }),
  note: Type.String({ maxLength: 500 }),
};

/** What came of the last rehearsal. */
export const RollbackRehearsal = Type.Object({
  on: CalendarDate,
  by: Type.String(),
  ...outcome,
  /** People whom the program brought back when it played the steps, all of the stage taken as begun; and those it did not. */
  brought: Count,
  left: Count,
});
export type RollbackRehearsal = Static<typeof RollbackRehearsal>;

export const RollbackPlan = Type.Object({
  ...fields,
  /** Also of a rehearsal that did not work; null before the first, and once other steps are written. */
  rehearsal: nullable(RollbackRehearsal),
  /** The day of a rehearsal that worked. */
  rehearsedOn: nullable(CalendarDate),
  rehearsedBy: nullable(Type.String()),
  writtenBy: Type.String(),
  writtenAt: Instant,
});
export type RollbackPlan = Static<typeof RollbackPlan>;

/** A step while its stage is being brought back. */
export const RollbackStep = Type.Object({
  place: Type.Integer({ minimum: 1 }),
  step: Type.String(),
  takenAt: nullable(Instant),
  takenBy: nullable(Type.String()),
  note: Type.String(),
});
export type RollbackStep = Static<typeof RollbackStep>;

export const RollbackState = Type.Object({
  plan: nullable(RollbackPlan),
  /** Days for which a rehearsal counts; null while the rollout asks for none. */
  rehearsalDays: nullable(Type.Integer()),
  /** Why the plan does not let the stage start; null when it does, or when none is asked for. */
  flaw: nullable(Statement),
  /** The steps to take, once the stage is rolled back; null before. */
  steps: nullable(Type.Array(RollbackStep)),
  isFixed: Type.Boolean({
    description:
      'Whether the plan stays as it is: steps were taken, or the stage has ended and its rollout is over.',
  }),
});
export type RollbackState = Static<typeof RollbackState>;

/** What came of the last rehearsal of rolling the whole rollout back, played on the people as they then were. */
export const WholeRollbackRehearsal = Type.Object({
  on: CalendarDate,
  by: Type.String(),
  /** People who had begun and were brought back. */
  brought: Count,
  /** People who had not begun, and would not have. */
  calledOff: Count,
  /** People who had begun and were not brought back: their stages have no rollback plan. */
  left: Count,
});
export type WholeRollbackRehearsal = Static<typeof WholeRollbackRehearsal>;

/** Whom rolling back the whole rollout concerns. */
export const RollbackOfRollout = Type.Object({
  status: oneOf(rolloutStatuses),
  /** People for whom the change has begun: they are brought back by the steps of their stages. */
  begun: Count,
  /** People who have not begun: they begin no more. */
  waiting: Count,
  /** Those of them who know their date: each gets a message that it is called off. */
  told: Count,
  /** Stages whose steps have to be taken, and those of them without a plan. */
  stages: Count,
  withoutPlan: Type.Array(Type.String()),
  /** The last rehearsal; null before the first. */
  rehearsal: nullable(WholeRollbackRehearsal),
});
export type RollbackOfRollout = Static<typeof RollbackOfRollout>;

export const rollbackRoutes = {
  previewRollBack: defineRoute({
    name: 'previewRollBack',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/roll-back',
    access: 'rollout.read',
    summary: 'Whom rolling back the whole rollout would concern; changes nothing.',
    params: Type.Object({ rolloutId: RolloutId }),
    response: RollbackOfRollout,
    refusals: ['not_found', 'rollout_state'],
  }),
  rollBackRollout: defineRoute({
    name: 'rollBackRollout',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/roll-back',
    access: 'gate.decide',
    summary:
      'Rolls the whole rollout back: nobody begins any more, and every stage with people who have begun is brought back step by step.',
    params: Type.Object({ rolloutId: RolloutId }),
    body: Type.Object(
      { reason: Type.String({ minLength: 3, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    response: RollbackOfRollout,
    refusals: ['process_manager', 'not_found', 'rollout_state'],
    audits: ['rollout.rolled_back'],
  }),
  rehearseWholeRollback: defineRoute({
    name: 'rehearseWholeRollback',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/roll-back/rehearsals',
    access: 'rollout.run',
    summary:
      'Rehearses rolling the whole rollout back: the program does it on the real data with every step of every stage, counts, and undoes all of it. Nobody is told.',
    params: Type.Object({ rolloutId: RolloutId }),
    response: RollbackOfRollout,
    refusals: ['not_found', 'rollout_state'],
    audits: ['rollback.rehearsed'],
  }),
  getRollbackPlan: defineRoute({
    name: 'getRollbackPlan',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/rollback-plan',
    access: 'rollout.read',
    summary:
      'How a stage is brought back, when that was last rehearsed, and whether it lets the stage start.',
    params,
    response: RollbackState,
    refusals: ['not_found'],
  }),
  writeRollbackPlan: defineRoute({
    name: 'writeRollbackPlan',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/rollback-plan',
    access: 'rollout.run',
    summary: 'Writes how a stage is brought back. Another trigger or other steps have to be rehearsed anew.',
    params,
    body: Type.Object(fields, { additionalProperties: false }),
    response: RollbackState,
    refusals: ['not_found', 'rollback_begun'],
    audits: ['rollback.planned'],
  }),
  recordRollbackRehearsal: defineRoute({
    name: 'recordRollbackRehearsal',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/rollback-plan/rehearsals',
    access: 'rollout.run',
    summary:
      'Records a rehearsal of the rollback of a stage, today or on an earlier day, with the steps that did not work. The program plays its own part: it brings everybody of the stage back, counts, and takes all of it back.',
    params,
    body: Type.Object(
      {
        on: Type.Optional(CalendarDate),
        failedSteps: Type.Optional(outcome.failedSteps),
        note: Type.Optional(outcome.note),
      },
      { additionalProperties: false },
    ),
    response: RollbackState,
    refusals: ['not_found', 'rehearsal_ahead', 'rollback_begun'],
    audits: ['rollback.rehearsed'],
  }),
  takeRollbackStep: defineRoute({
    name: 'takeRollbackStep',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/rollback-plan/steps/:place',
    access: 'rollout.run',
    summary:
      'Says that a step of bringing a stage back was taken, or was not after all. With the last one, its people count as brought back.',
    params: Type.Object({
      rolloutId: RolloutId,
      stageId: StageId,
      place: Type.Integer({ minimum: 1, maximum: 30 }),
    }),
    body: Type.Object(
      { isTaken: Type.Boolean(), note: Type.Optional(Type.String({ maxLength: 500 })) },
      { additionalProperties: false },
    ),
    response: RollbackState,
    refusals: ['not_found', 'rollback_not_begun', 'rollback_finished'],
    audits: ['rollback.step_taken'],
  }),
};
