/**
 * Approves a plan as it was seen, which carries it out in the same transaction; rejects it, or takes it back. Whoever
 * submitted a plan approves it only while nobody else can, with a reason. Tokens of programs do not decide, because four
 * eyes are people's.
 */
import type { PlanId, RolloutId } from '#contracts/ids.ts';
import type { Plans } from '#contracts/plans.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { move } from '#domain/machine/machine.ts';
import { planMachine, type PlanEvent, type PlanStatus } from '#domain/rollout/plan-machine.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { isOwn, listPlans } from './list-plans.ts';
import { seenOf, sendBack, viewPlan } from './view-plan.ts';

type Place = { readonly rolloutId: RolloutId; readonly planId: PlanId };
type Found = {
  readonly rollout: rollouts.RolloutRow;
  readonly plan: rollouts.PlanRevisionRow;
  readonly status: PlanStatus;
};

/** Refuses a plan that differs from what was seen, one with errors, and one's own while others can approve. */
export async function approvePlan(
  tx: Transaction,
  context: Context,
  place: Place,
  { seen, reason = '' }: { readonly seen: string; readonly reason?: string },
): Promise<Result<Plans, Refusal>> {
  const found = await findFor(tx, context, place, 'approve');
  if (!found.ok) return found;
  const { rollout, plan, status } = found.value;
  const isAlone = isOwn(context, plan);
  if (isAlone && (await rollouts.hasOthersWith(tx, context.actor, 'plan.approve')))
    return refuse(refusal('plan_own'));
  if (isAlone && reason.trim() === '') return refuse(refusal('reason_missing'));
  const view = await viewPlan(tx, context, rollout, plan);
  if (view.errors.length > 0) return refuse(refusal('plan_unfit', { explanation: view.errors[0]! }));
  if (seenOf(view) !== seen) return refuse(refusal('plan_changed'));
  const decision = reason.trim();
  const { figures } = view;
  await rollouts.decidePlan(tx, context, plan.planId, { status, figures, decision, isAlone });
  await recordAudit(tx, context, {
    action: 'plan.approved',
    subject: { kind: 'rollout', id: place.rolloutId },
    reason: decision === '' ? null : decision,
    after: { planId: plan.planId, submittedBy: plan.submittedBy, isAlone, seen, ...figures },
  });
  const carried = await view.carryOut();
  return carried.ok ? await answer(tx, context, place) : carried;
}

export async function rejectPlan(
  tx: Transaction,
  context: Context,
  place: Place,
  reason: string,
): Promise<Result<Plans, Refusal>> {
  return await turnDown(tx, context, place, 'reject', reason);
}

export async function withdrawPlan(
  tx: Transaction,
  context: Context,
  place: Place,
  reason: string,
): Promise<Result<Plans, Refusal>> {
  return await turnDown(tx, context, place, 'withdraw', reason);
}

async function turnDown(
  tx: Transaction,
  context: Context,
  place: Place,
  event: 'reject' | 'withdraw',
  reason: string,
): Promise<Result<Plans, Refusal>> {
  const found = await findFor(tx, context, place, event);
  if (!found.ok) return found;
  const { rollout, plan, status } = found.value;
  const { figures } = plan;
  await rollouts.decidePlan(tx, context, plan.planId, { status, figures, decision: reason, isAlone: false });
  await recordAudit(tx, context, {
    action: event === 'reject' ? 'plan.rejected' : 'plan.withdrawn',
    subject: { kind: 'rollout', id: place.rolloutId },
    reason,
    after: { planId: plan.planId, submittedBy: plan.submittedBy, ...figures },
  });
  await sendBack(tx, context, rollout, plan);
  return await answer(tx, context, place);
}

async function findFor(
  tx: Transaction,
  { actor }: Context,
  { rolloutId, planId }: Place,
  event: PlanEvent,
): Promise<Result<Found, Refusal>> {
  const rollout = await rollouts.findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const plan = (await rollouts.plansOf(tx, rolloutId)).find((row) => row.planId === planId);
  if (plan === undefined) return refuse(refusal('not_found', { what: 'plan' }));
  if (actor.kind === 'token') return refuse(refusal('account_needed'));
  const status = move(planMachine, plan.status, event);
  if (status === undefined) return refuse(refusal('plan_state', { state: plan.status }));
  return ok({ rollout, plan, status });
}

/** The plans as they are now; the engine and open pages look anew. */
async function answer(
  tx: Transaction,
  context: Context,
  { rolloutId }: Place,
): Promise<Result<Plans, Refusal>> {
  await rollouts.wakeRollout(tx, context, rolloutId);
  return await listPlans(tx, context, rolloutId);
}
