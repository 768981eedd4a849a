/**
 * Keeps a stage from starting without a rollback plan rehearsed lately, where the rollout asks for one: a hold that
 * clears itself once it is there. A person who clears it has set the rule aside for this stage.
 */
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import {
  clearMetHold,
  latestHold,
  raiseHold,
  rollbackHoldCode,
  type RolloutRow,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import { rollbackInTheWay } from '#server/features/run/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export async function watchRollback(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  stage: StageRow,
): Promise<void> {
  const { rolloutId } = rollout;
  const flaw = await rollbackInTheWay(tx, context, rollout, stage);
  const last = await latestHold(tx, stage.stageId, rollbackHoldCode);
  const isHeld = last !== undefined && last.clearedAt === null;
  if (flaw === undefined && isHeld)
    await clearMetHold(tx, context, last, rolloutId, rolloutStatement('hold_rollback_met'));
  if (flaw === undefined || isHeld) return;
  await raiseHold(tx, context, {
    rolloutId,
    stageId: stage.stageId,
    raisedByKind: 'system',
    code: rollbackHoldCode,
    reason: flaw,
    clears: rolloutStatement('clears_when_rehearsed'),
  });
}
