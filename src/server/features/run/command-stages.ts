/** Starting a stage by hand, skipping one, going on after one that failed, and stopping a rollout for good. */
import { sql } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { StartState } from '#contracts/run-stages.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { move } from '#domain/machine/machine.ts';
import { rolloutMachine, type RolloutStatus } from '#domain/rollout/rollout-machine.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { endedUnpassed } from '#domain/rollout/stages-before.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { planMovedDeliveries, planNotices } from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { keepBookings } from '#server/features/slots/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { callOffWaiting } from './roll-back.ts';
import { findStart, hasBegun, startStateOf, type Found } from './start-state.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;

export async function getStartState(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
): Answer<StartState> {
  const found = await findStart(tx, rolloutId, stageId, 'read');
  return found.ok ? ok(await startStateOf(tx, context, found.value)) : found;
}

/** A stage that has not started; refuses `stage_begun` otherwise. */
async function findWaiting(tx: Transaction, rolloutId: RolloutId, stageId: StageId): Answer<Found> {
  const found = await findStart(tx, rolloutId, stageId, 'lock');
  if (!found.ok || !hasBegun(found.value.stage)) return found;
  return refuse(refusal('stage_begun', { stage: nameStage(found.value.stage.name) }));
}

/** A stage that starts by hand is held until a person starts it; asking twice holds once. */
export async function startByHand(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
): Answer<StartState> {
  const found = await findWaiting(tx, rolloutId, stageId);
  if (!found.ok) return found;
  const { stage, holds } = found.value;
  if (!holds.some(({ code }) => code === rollouts.byHandCode))
    await rollouts.raiseHold(tx, context, {
      rolloutId,
      stageId,
      raisedByKind: 'person',
      code: rollouts.byHandCode,
      reason: rolloutStatement('hold_by_hand', { stage: nameStage(stage.name) }),
      clears: rolloutStatement('clears_by_start'),
    });
  return await getStartState(tx, context, rolloutId, stageId);
}

/** Refuses `stage_not_by_hand` for a stage that starts by its date. */
export async function startStage(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
  reason: string,
): Answer<StartState> {
  const found = await findWaiting(tx, rolloutId, stageId);
  if (!found.ok) return found;
  const { stage, holds } = found.value;
  const hold = holds.find(({ code }) => code === rollouts.byHandCode);
  if (hold === undefined) return refuse(refusal('stage_not_by_hand', { stage: nameStage(stage.name) }));
  const cleared = await rollouts.clearHold(tx, context, rolloutId, hold.holdId, { reason });
  return cleared.ok ? await getStartState(tx, context, rolloutId, stageId) : cleared;
}

/**
 * The stage ends without having started, and lets the next one start until a day. Nobody of it is lost: who knew a date
 * is told that it no longer stands, and all of them stay left over until somebody gives them another date or closes their
 * case. Refuses `override_day` for a day that is past or too far off.
 */
export async function skipStage(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
  { reason, untilOn }: { readonly reason: string; readonly untilOn?: string },
): Answer<{ people: number }> {
  const found = await findWaiting(tx, rolloutId, stageId);
  if (!found.ok) return found;
  const { rollout, stage } = found.value;
  if (stage.kind === 'wave' && (await rollouts.doWavesWait(tx, rolloutId)))
    return refuse(refusal('waves_unapproved'));
  const last = rollouts.overrideUntil(context, rollout, untilOn);
  if (!last.ok) return last;
  const counts = await rollouts.countsOf(tx, rolloutId);
  await rollouts.overrideRule(tx, context, {
    rolloutId,
    stageId,
    kind: 'stage_skipped',
    rule: rolloutStatement('override_stage_skipped', { stage: nameStage(stage.name) }),
    reason,
    untilOn: last.value,
  });
  await rollouts.moveStage(tx, context, stage, 'skip', reason);
  const where = sql`e.stage_id = ${stageId}`;
  await planNotices(tx, context, { rolloutId, kind: 'date_withdrawn', where });
  await rollouts.moveEnrolments(tx, context, {
    rolloutId,
    event: 'defer',
    where,
    reason: rolloutStatement('person_stage_skipped', { stage: nameStage(stage.name), reason }),
    set: rollouts.noDate,
  });
  await planMovedDeliveries(tx, context, stage);
  await keepBookings(tx, context, rolloutId);
  await rollouts.wakeRollout(tx, context, rolloutId);
  const waiting: ReadonlySet<string> = new Set(['eligible', 'scheduled', 'notified', 'deferred']);
  return ok({
    people: counts
      .filter((count) => count.stageId === stageId && waiting.has(count.status))
      .reduce((sum, { people }) => sum + people, 0),
  });
}

const goingOn: ReadonlySet<RolloutStatus> = new Set(['running', 'paused']);

/**
 * What comes after a wave that failed or was rolled back may start until a day; everything else it waits for stays. Refuses
 * `stage_bars_nothing` for any other stage: behind a pilot no waves are laid out before a go.
 */
export async function goOnAfterStage(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
  { reason, untilOn }: { readonly reason: string; readonly untilOn?: string },
): Answer<{ untilOn: string }> {
  const found = await findStart(tx, rolloutId, stageId, 'lock');
  if (!found.ok) return found;
  const { rollout, stage } = found.value;
  if (!goingOn.has(rollout.status)) return refuse(refusal('rollout_state', { state: rollout.status }));
  const name = nameStage(stage.name);
  if (stage.kind !== 'wave' || !endedUnpassed(stage))
    return refuse(refusal('stage_bars_nothing', { stage: name }));
  const last = rollouts.overrideUntil(context, rollout, untilOn);
  if (!last.ok) return last;
  await rollouts.overrideRule(tx, context, {
    rolloutId,
    stageId,
    kind: 'stage_not_passed',
    rule: rolloutStatement('override_stage_not_passed', { stage: name, status: stage.status }),
    reason,
    untilOn: last.value,
  });
  await rollouts.wakeRollout(tx, context, rolloutId);
  return ok({ untilOn: last.value });
}

/**
 * New starts end at once, and whoever waits is called off; the engine says that the rollout is stopped when nobody is
 * running any more.
 */
export async function stopRollout(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  reason: string,
): Answer<{ status: RolloutStatus; stillRunning: number }> {
  const rollout = await rollouts.findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const status = move(rolloutMachine, rollout.status, 'stop');
  if (status === undefined) return refuse(refusal('rollout_state', { state: rollout.status }));
  await rollouts.updateRolloutStatus(tx, context, rolloutId, status);
  await recordAudit(tx, context, {
    action: 'rollout.stopped',
    subject: { kind: 'rollout', id: rolloutId },
    reason,
    before: { status: rollout.status },
    after: { status },
  });
  await callOffWaiting(tx, context, rolloutId, rolloutStatement('person_rollout_stopped', { reason }));
  await rollouts.wakeRollout(tx, context, rolloutId);
  const stillRunning = (await rollouts.countsOf(tx, rolloutId))
    .filter((count) => count.status === 'started')
    .reduce((sum, { people }) => sum + people, 0);
  return ok({ status, stillRunning });
}
