/**
 * Holds that evidence raised end with the judgement of their stage: whoever decided its gate had that evidence before them,
 * and what is still said to its people, such as the questions about their first day, waits for nobody any more.
 */
import type { RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import {
  clearMetHold,
  guardrailHoldPrefix,
  openHoldsOf,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { silenceHoldPrefix } from './silence-store.ts';

/** Clears the holds of a stage that its guardrails and their sources raised; those of people and of stop rules stay. */
export async function endEvidenceHolds(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId }: StageRow,
  reason: RolloutStatement,
): Promise<void> {
  for (const hold of await openHoldsOf(tx, rolloutId)) {
    const isEvidence = [guardrailHoldPrefix, silenceHoldPrefix].some((prefix) =>
      hold.code.startsWith(prefix),
    );
    if (hold.stageId === stageId && isEvidence) await clearMetHold(tx, context, hold, rolloutId, reason);
  }
}
