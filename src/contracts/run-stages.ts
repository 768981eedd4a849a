/**
 * What people do to a running rollout besides holding it: start a stage by hand, skip one, go on after one that failed,
 * stop for good.
 */
import { Type, type Static } from 'typebox';
import { RolloutId, StageId } from './ids.ts';
import { OverrideView, WhyAside } from './overrides.ts';
import { defineRoute } from './route.ts';
import { rolloutStatuses, stageStatuses } from './rollouts.ts';
import { CalendarDate, Count, nullable, oneOf, shownField, Statement } from './shared-schemas.ts';

const stageParams = Type.Object({ rolloutId: RolloutId, stageId: StageId });
const rolloutParams = Type.Object({ rolloutId: RolloutId });
const Why = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 500 }) },
  { additionalProperties: false },
);

export const startRules = ['date', 'after', 'hand'] as const;
export type StartRule = (typeof startRules)[number];

export const StartState = Type.Object({
  stageId: StageId,
  status: oneOf(stageStatuses),
  /** `after`: so many days after the stage before; `hand`: a person has to start it, besides everything else it waits for. */
  startRule: oneOf(startRules),
  /** With `after`, and where a person starts it too: days after the stage before has passed; null on its date. */
  afterDays: nullable(Count),
  /** The first day on which it can start if the stage before passes as planned; null while none follows. */
  earliestOn: nullable(CalendarDate),
  /** What it still waits for, in the order in which to look; empty when it starts by itself at once. */
  waitsFor: Type.Array(Statement),
  /** Rules that were set aside for it, in order of time. */
  overrides: Type.Array(OverrideView),
});
export type StartState = Static<typeof StartState>;

export const runStageRoutes = {
  getStartState: defineRoute({
    name: 'getStartState',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/start',
    access: 'rollout.read',
    summary: 'What a stage waits for before it starts: the stage before, its date, entry criteria and holds.',
    params: stageParams,
    response: StartState,
    refusals: ['not_found'],
  }),
  startByHand: defineRoute({
    name: 'startByHand',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/start/by-hand',
    access: 'rollout.run',
    summary: 'Says that a stage which has not started is started by a person, by means of a hold of its own.',
    params: stageParams,
    response: StartState,
    refusals: ['process_manager', 'not_found', 'stage_begun'],
    audits: ['hold.raised'],
  }),
  startStage: defineRoute({
    name: 'startStage',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/start',
    access: 'rollout.run',
    summary: 'Starts a stage that is started by hand, and says what it still waits for. Other holds stay.',
    params: stageParams,
    body: Why,
    response: StartState,
    refusals: ['process_manager', 'not_found', 'stage_begun', 'stage_not_by_hand'],
    audits: ['hold.cleared'],
  }),
  skipStage: defineRoute({
    name: 'skipStage',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/skip',
    access: 'rollout.run',
    summary:
      'Leaves out a stage that has not started, as an override. Its people stay on the straggler desk; the next stage follows, if it starts no later than `untilOn`: 30 days from today where it is left out, at most 90.',
    params: stageParams,
    body: Type.Object({ ...WhyAside.properties, ...shownField }, { additionalProperties: false }),
    response: Type.Object({ people: Count }),
    refusals: [
      'process_manager',
      'not_found',
      'stage_begun',
      'waves_unapproved',
      'override_day',
      'shown_changed',
    ],
    audits: ['rule.overridden', 'stage.moved', 'enrolments.moved'],
  }),
  goOnAfterStage: defineRoute({
    name: 'goOnAfterStage',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/go-on',
    access: 'rollout.run',
    summary:
      'Lets what comes after a wave that failed or was rolled back start, as an override, if it starts no later than `untilOn`: 30 days from today where it is left out, at most 90. After the last wave, hypercare. The people of the wave stay on the straggler desk.',
    params: stageParams,
    body: WhyAside,
    response: Type.Object({ untilOn: CalendarDate }),
    refusals: ['process_manager', 'not_found', 'rollout_state', 'stage_bars_nothing', 'override_day'],
    audits: ['rule.overridden'],
  }),
  stopRollout: defineRoute({
    name: 'stopRollout',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stop',
    access: 'rollout.run',
    summary:
      'Starts nobody any more, for good: who knows a date is told that it is called off. Who has started finishes; then the rollout is stopped.',
    params: rolloutParams,
    body: Why,
    response: Type.Object({ status: oneOf(rolloutStatuses), stillRunning: Count }),
    refusals: ['process_manager', 'not_found', 'rollout_state'],
    audits: ['rollout.stopped', 'enrolments.moved'],
  }),
};
