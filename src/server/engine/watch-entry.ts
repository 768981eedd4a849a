/**
 * Keeps a stage from starting while an entry criterion does not pass: a hold says which one and why, and clears itself
 * once all pass. A person who clears it has set the criteria aside for this stage
 * until a day.
 */
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { entryInTheWay, judgeStage } from '#server/features/criteria/index.ts';
import {
  clearMetHold,
  entryHoldCode,
  latestHold,
  raiseHold,
  standingOverride,
  type StageRow,
} from '#server/features/rollouts/index.ts';

/** Judges the entry criteria of a stage that is due and holds it, or lifts that hold. */
export async function watchEntry(tx: Transaction, context: Context, stage: StageRow): Promise<void> {
  await judgeStage(tx, context, stage);
  const standing = await entryInTheWay(tx, context, stage);
  const last = await latestHold(tx, stage.stageId, entryHoldCode);
  const isHeld = last !== undefined && last.clearedAt === null;
  if (standing === undefined) {
    if (isHeld) await clearMetHold(tx, context, last, stage.rolloutId, rolloutStatement('hold_entry_met'));
    return;
  }
  if (isHeld) return;
  if ((await standingOverride(tx, context, stage.stageId, 'entry_criteria')) !== undefined) return;
  await raiseHold(tx, context, {
    rolloutId: stage.rolloutId,
    stageId: stage.stageId,
    raisedByKind: 'system',
    code: entryHoldCode,
    reason: rolloutStatement('hold_entry_criteria', {
      stage: nameStage(stage.name),
      criterion: standing.definition.name,
      evidence: standing.evaluation.statement,
    }),
    clears: rolloutStatement('clears_when_entry_passes'),
  });
}
