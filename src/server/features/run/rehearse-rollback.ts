/**
 * Rehearsing the rollback of a stage: people try the steps outside and say which did not work; the program plays its own
 * part on the real data and takes all of it back. Only a rehearsal in which everything worked lets the stage start.
 */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { RollbackState } from '#contracts/rollback-plan.ts';
import { refuse, type Result } from '#domain/result.ts';
import { countsOf, moveStage } from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { changed, findStageOf, type StageOfRollout } from './rollback-plan.ts';
import * as store from './rollback-store.ts';
import { takeStep } from './take-rollback-step.ts';

type Report = {
  /** No day means today. */
  readonly on?: string | undefined;
  readonly failedSteps?: readonly number[] | undefined;
  readonly note?: string | undefined;
};

/** Refuses `not_found` without a plan or step, `rehearsal_ahead` for a day to come, `rollback_begun` once it is no rehearsal. */
export async function recordRehearsal(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
  { on, failedSteps = [], note = '' }: Report = {},
): Promise<Result<RollbackState, Refusal>> {
  const found = await findStageOf(tx, rolloutId, stageId, 'lock');
  if (!found.ok) return found;
  const plan = await store.findRollbackPlan(tx, stageId);
  if (plan === undefined) return refuse(refusal('not_found', { what: 'rollback_plan' }));
  if (failedSteps.some((place) => place > plan.steps.length))
    return refuse(refusal('not_found', { what: 'rollback_step' }));
  if (found.value.stage.status === 'rolled_back') return refuse(refusal('rollback_begun'));
  const today = dateAt(context.now, found.value.rollout.timeZone);
  if (on !== undefined && on > today) return refuse(refusal('rehearsal_ahead', { on }));

  const played = await playRollback(tx, context, found.value, plan.steps.length);
  const rehearsal = {
    on: on ?? today,
    by: context.actor.name,
    failedSteps: [...new Set(failedSteps)].sort((a, b) => a - b),
    note: note.trim(),
    ...played,
  };
  await store.saveRehearsal(tx, stageId, rehearsal);
  await recordAudit(tx, context, {
    action: 'rollback.rehearsed',
    subject: { kind: 'stage', id: stageId },
    reason: rehearsal.note === '' ? null : rehearsal.note,
    after: rehearsal,
  });
  return await changed(tx, context, found.value);
}

/** Takes every step as if all of the stage had begun, counts whom that brings back, and undoes it. */
async function playRollback(
  tx: Transaction,
  context: Context,
  { rollout: { rolloutId }, stage }: StageOfRollout,
  steps: number,
): Promise<{ brought: number; left: number }> {
  const { stageId } = stage;
  await store.beginPlay(tx);
  await store.pretendBegun(tx, context, stageId);
  await moveStage(tx, context, { ...stage, status: 'in_progress' }, 'roll_back', null);
  for (let place = 1; place <= steps; place++)
    await takeStep(tx, context, { rolloutId, stageId, place }, { isTaken: true });
  const counts = (await countsOf(tx, rolloutId)).filter((count) => count.stageId === stageId);
  await store.undoPlay(tx);
  const sum = (isMeant: (status: string) => boolean) =>
    counts.reduce((total, { status, people }) => total + (isMeant(status) ? people : 0), 0);
  return {
    brought: sum((status) => status === 'rolled_back'),
    left: sum((status) => status === 'started' || status === 'succeeded'),
  };
}
