/**
 * Bringing people back: a stage whose gate decides so, or the whole rollout. Who has begun is brought back by the steps of
 * their stage's plan; who has not begins no more. Whoever knows their date is told once what becomes of it.
 */
import { sql } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { RollbackOfRollout } from '#contracts/rollback-plan.ts';
import { rolloutStatement, type RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { isTerminal, move } from '#domain/machine/machine.ts';
import { begunStatuses } from '#domain/rollout/enrolment-machine.ts';
import { rolloutMachine } from '#domain/rollout/rollout-machine.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { countKnowing, planMovedDeliveries, planNotices } from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { keepBookings } from '#server/features/slots/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findWholeRehearsal, stagesWithPlan } from './rollback-store.ts';

/**
 * Takes the date from everybody of a rolled back stage who has not begun. They stay in the rollout, left over until
 * somebody gives them another date or closes their case. Returns how many.
 */
export async function callOffStarts(
  tx: Transaction,
  context: Context,
  stage: rollouts.StageRow,
): Promise<number> {
  const { rolloutId } = stage;
  const where = sql`e.stage_id = ${stage.stageId}`;
  await planNotices(tx, context, { rolloutId, kind: 'date_withdrawn', where });
  await planNotices(tx, context, { rolloutId, kind: 'taken_back', where });
  const people = await rollouts.moveEnrolments(tx, context, {
    rolloutId,
    event: 'defer',
    where,
    reason: rolloutStatement('person_stage_rolled_back', { stage: nameStage(stage.name) }),
    set: rollouts.noDate,
  });
  await planMovedDeliveries(tx, context, stage);
  await keepBookings(tx, context, rolloutId);
  return people;
}

/** Nobody waits any more: whoever has not begun is no longer part of the rollout, and their places are free. */
export async function callOffWaiting(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  reason: RolloutStatement,
): Promise<void> {
  await planNotices(tx, context, { rolloutId, kind: 'called_off', where: sql`true` });
  await rollouts.moveEnrolments(tx, context, {
    rolloutId,
    event: 'cancel',
    where: sql`e.status = any(${[...waiting]}::text[])`,
    reason,
    set: rollouts.noDate,
  });
  for (const stage of await rollouts.stagesOf(tx, rolloutId)) await planMovedDeliveries(tx, context, stage);
  await keepBookings(tx, context, rolloutId);
}

/** People of stages that were rolled back before have been told already. */
const isNotTakenBack = sql`not exists (
  select from stage s where s.organisation_id = e.organisation_id and s.stage_id = e.stage_id and s.status = 'rolled_back')`;

type Split = { readonly begun: number; readonly waiting: number };

const begun: ReadonlySet<string> = new Set(begunStatuses);
const waiting: ReadonlySet<string> = new Set(['eligible', 'scheduled', 'notified', 'deferred']);

async function splitOf(tx: Transaction, rolloutId: RolloutId): Promise<Split & { stages: Set<number> }> {
  const counts = await rollouts.countsOf(tx, rolloutId);
  const sum = (of: ReadonlySet<string>) =>
    counts.reduce((total, { status, people }) => (of.has(status) ? total + people : total), 0);
  const stages = new Set<number>(
    counts.filter(({ status }) => begun.has(status)).map(({ stageId }) => stageId),
  );
  return { begun: sum(begun), waiting: sum(waiting), stages };
}

async function findRunning(
  tx: Transaction,
  rolloutId: RolloutId,
  lock: 'lock' | 'read',
): Promise<Result<rollouts.RolloutRow, Refusal>> {
  const rollout = await rollouts.findRollout(tx, rolloutId, lock);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  return move(rolloutMachine, rollout.status, 'roll_back') === undefined
    ? refuse(refusal('rollout_state', { state: rollout.status }))
    : ok(rollout);
}

export async function previewRollBack(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<Result<RollbackOfRollout, Refusal>> {
  const found = await findRunning(tx, rolloutId, 'read');
  return found.ok ? ok(await present(tx, found.value)) : found;
}

/** Refuses `rollout_state` unless the rollout runs or is paused. */
export async function rollBackRollout(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  reason: string,
): Promise<Result<RollbackOfRollout, Refusal>> {
  const found = await findRunning(tx, rolloutId, 'lock');
  if (!found.ok) return found;
  const before = await present(tx, found.value);
  const status = rolloutMachine.moves.roll_back.to;
  await rollouts.updateRolloutStatus(tx, context, rolloutId, status);
  await recordAudit(tx, context, {
    action: 'rollout.rolled_back',
    subject: { kind: 'rollout', id: rolloutId },
    reason,
    before: { status: found.value.status },
    after: { status, begun: before.begun, waiting: before.waiting },
  });
  await planNotices(tx, context, { rolloutId, kind: 'taken_back', where: isNotTakenBack });
  await endStages(tx, context, rolloutId, reason);
  await callOffWaiting(tx, context, rolloutId, rolloutStatement('person_rollout_rolled_back', { reason }));
  await rollouts.wakeRollout(tx, context, rolloutId);
  return ok({ ...before, status });
}

/** Stages with people who have begun are rolled back, whether or not they had passed; the others are called off. */
async function endStages(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  reason: string,
): Promise<void> {
  const { stages: withBegun } = await splitOf(tx, rolloutId);
  for (const stage of await rollouts.stagesOf(tx, rolloutId)) {
    if (stage.status === 'rolled_back') continue;
    if (!withBegun.has(stage.stageId) && isTerminal(stageMachine, stage.status)) continue;
    const event =
      withBegun.has(stage.stageId) || move(stageMachine, stage.status, 'cancel') === undefined
        ? 'roll_back'
        : 'cancel';
    await rollouts.moveStage(tx, context, stage, event, reason);
  }
}

async function present(
  tx: Transaction,
  { rolloutId, status }: rollouts.RolloutRow,
): Promise<RollbackOfRollout> {
  const { begun: people, waiting: left, stages: withBegun } = await splitOf(tx, rolloutId);
  const stages = (await rollouts.stagesOf(tx, rolloutId)).filter(({ stageId }) => withBegun.has(stageId));
  const planned = await stagesWithPlan(tx, rolloutId);
  return {
    status,
    begun: people,
    waiting: left,
    told: await countKnowing(tx, rolloutId),
    stages: stages.length,
    withoutPlan: stages.filter(({ stageId }) => !planned.has(stageId)).map(({ name }) => name),
    rehearsal: await findWholeRehearsal(tx, rolloutId),
  };
}
