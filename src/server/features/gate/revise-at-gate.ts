/** Changed criteria as the gate meets them: an open gate shows what they give at once and asks for votes on it. */
import type { CriteriaState } from '#contracts/criteria.ts';
import type { ProposalId, RolloutId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { judgeStage, reviseCriteria } from '#server/features/criteria/index.ts';
import { stagesOf } from '#server/features/rollouts/index.ts';
import { refreshGate } from './open-gate.ts';

type Plan = Parameters<typeof reviseCriteria>[3];

/** Stages that still run are judged anew by the engine, which also watches their guardrails. */
export async function reviseAtGate(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  plan: Plan,
  reason: string,
  proposalId?: ProposalId,
): Promise<Result<CriteriaState, Refusal>> {
  const revised = await reviseCriteria(tx, context, rolloutId, plan, reason, proposalId);
  if (!revised.ok) return revised;
  for (const stage of await stagesOf(tx, rolloutId)) {
    if (stage.status !== 'awaiting_decision') continue;
    await judgeStage(tx, context, stage);
    await refreshGate(tx, context, stage);
  }
  return revised;
}
