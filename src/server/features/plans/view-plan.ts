/** A plan that waits, as it stands now: each kind says what it comes to and what is in its way. */
import { createHash } from 'node:crypto';
import { pilotPlan } from '#server/features/pilot/index.ts';
import type { PlanRevisionRow, PlanSubject, PlanView, RolloutRow } from '#server/features/rollouts/index.ts';
import { replanPlan, wavesPlan } from '#server/features/waves/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { PlanKind } from '#contracts/plans.ts';

const subjects: Readonly<Record<PlanKind, PlanSubject<never>>> = {
  pilot: pilotPlan,
  waves: wavesPlan,
  replan: replanPlan,
};

export async function viewPlan(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  { kind, request, reason }: PlanRevisionRow,
): Promise<PlanView> {
  // The request was written by the same kind of plan.
  return await subjects[kind].view(tx, context, rollout, { request: request as never, reason });
}

export async function sendBack(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  { kind }: PlanRevisionRow,
): Promise<void> {
  await subjects[kind].sendBack?.(tx, context, rollout);
}

/** SHA-256 of all that whoever approves relies on. */
export function seenOf({ figures, content }: PlanView): string {
  return createHash('sha256')
    .update(JSON.stringify([figures, content]))
    .digest('hex');
}
