/** Submits a plan: it waits for another person, and one at a time. Each kind of plan says itself what it comes to. */
import type { RolloutId } from '#contracts/ids.ts';
import type { PlanFigures } from '#contracts/plans.ts';
import type { ProposalLink } from '#contracts/proposals.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './plan-revision-store.ts';
import type { RolloutRow } from './store.ts';
import { wakeRollout } from './wake-rollout.ts';

/** A plan as it stands now. */
export type PlanView = {
  readonly figures: PlanFigures;
  /** What must be mended before it can be approved. */
  readonly errors: readonly Statement[];
  /** What whoever approves should know. */
  readonly cautions?: readonly Statement[];
  /** The proposed change that approving carries out. */
  readonly proposal?: ProposalLink | undefined;
  /** All that whoever approves relies on; when it differs, it is another plan than they saw. */
  readonly content: unknown;
  /** What approving does, in the same transaction. */
  readonly carryOut: () => Promise<Result<unknown, Refusal>>;
};

/** A kind of plan; `Request` is what it was submitted with. */
export type PlanSubject<Request> = {
  readonly view: (
    tx: Transaction,
    context: Context,
    rollout: RolloutRow,
    plan: { readonly request: Request; readonly reason: string },
  ) => Promise<PlanView>;
  /** What happens when it is rejected or withdrawn, besides that it no longer waits. */
  readonly sendBack?: (tx: Transaction, context: Context, rollout: RolloutRow) => Promise<void>;
};

/** The refusal while another plan of the rollout waits; undefined otherwise. */
export async function whatWaits(tx: Transaction, rolloutId: RolloutId): Promise<Refusal | undefined> {
  return (await store.openPlanOf(tx, rolloutId)) === undefined ? undefined : refusal('plan_waits');
}

/** Refuses `plan_waits`. */
export async function submitPlan(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  plan: store.NewPlan,
): Promise<Result<null, Refusal>> {
  const waiting = await whatWaits(tx, rolloutId);
  if (waiting !== undefined) return refuse(waiting);
  const planId = await store.insertPlan(tx, context, rolloutId, plan);
  await recordAudit(tx, context, {
    action: 'plan.submitted',
    subject: { kind: 'rollout', id: rolloutId },
    reason: plan.reason === '' ? null : plan.reason,
    after: { planId, ...plan.figures },
  });
  await wakeRollout(tx, context, rolloutId);
  return ok(null);
}
