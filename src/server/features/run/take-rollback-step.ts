/** Ticking off the steps of bringing a stage back. With the last one its people count as brought back. */
import { sql } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { RollbackState } from '#contracts/rollback-plan.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { moveEnrolments, requestTick } from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { findStageOf, presentRollback } from './rollback-plan.ts';
import { stepsOf } from './rollback-steps.ts';
import * as store from './rollback-store.ts';

type At = { readonly rolloutId: RolloutId; readonly stageId: StageId; readonly place: number };

/** Refuses `rollback_not_begun` for a stage that is not rolled back, and `rollback_finished` after the last step. */
export async function takeStep(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId, place }: At,
  { isTaken, note = '' }: { readonly isTaken: boolean; readonly note?: string | undefined },
): Promise<Result<RollbackState, Refusal>> {
  const found = await findStageOf(tx, rolloutId, stageId, 'lock');
  if (!found.ok) return found;
  const { stage } = found.value;
  const name = nameStage(stage.name);
  if (stage.status !== 'rolled_back') return refuse(refusal('rollback_not_begun', { stage: name }));
  const before = await stepsOf(tx, stageId);
  const step = before.find((one) => one.place === place);
  if (step === undefined) return refuse(refusal('not_found', { what: 'rollback_step' }));
  if (before.every(({ takenAt }) => takenAt !== null))
    return refuse(refusal('rollback_finished', { stage: name }));

  if (isTaken) await store.saveStep(tx, context, stageId, place, note.trim());
  else await store.deleteStep(tx, stageId, place);
  await recordAudit(tx, context, {
    action: 'rollback.step_taken',
    subject: { kind: 'stage', id: stageId },
    reason: note.trim() === '' ? null : note.trim(),
    before: { isTaken: step.takenAt !== null },
    after: { place, step: step.step, isTaken },
  });
  if (isTaken && before.every((one) => one.place === place || one.takenAt !== null)) {
    await moveEnrolments(tx, context, {
      rolloutId,
      event: 'roll_back',
      where: sql`e.stage_id = ${stageId}`,
      reason: rolloutStatement('person_rolled_back', { stage: name }),
    });
    await requestTick(tx, rolloutId, context.now);
  }
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(await presentRollback(tx, context, found.value));
}
