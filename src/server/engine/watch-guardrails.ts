/**
 * Holds a stage in the transaction that saw a guardrail fail. A hold that a person cleared is raised again only on
 * new evidence: when as many people as the guardrail's minimum sample have been measured since.
 */
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { failingGuardrails } from '#server/features/criteria/index.ts';
import {
  guardrailHoldPrefix,
  latestHold,
  raiseHold,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import { countOutcomesSince } from './store.ts';

export async function watchGuardrails(tx: Transaction, context: Context, stage: StageRow): Promise<void> {
  for (const { criterionId, name, minimumSample, statement } of await failingGuardrails(tx, stage)) {
    const code = guardrailHoldPrefix + criterionId;
    const last = await latestHold(tx, stage.stageId, code);
    if (last !== undefined && last.clearedAt === null) continue;
    if (last?.clearedAt instanceof Date) {
      const measured = await countOutcomesSince(tx, stage.stageId, last.clearedAt);
      if (measured < minimumSample) continue;
    }
    await raiseHold(tx, context, {
      rolloutId: stage.rolloutId,
      stageId: stage.stageId,
      raisedByKind: 'system',
      code,
      reason: rolloutStatement('hold_guardrail_failed', {
        criterion: name,
        stage: nameStage(stage.name),
        evidence: statement,
      }),
      clears: rolloutStatement('clears_after_cause'),
    });
  }
}
