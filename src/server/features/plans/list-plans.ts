/** The plan that waits for approval, for whoever reads it, and every plan that was decided. */
import type { RolloutId } from '#contracts/ids.ts';
import type { DecidedPlan, OpenPlan, Plans } from '#contracts/plans.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { seenOf, viewPlan } from './view-plan.ts';

export async function listPlans(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Result<Plans, Refusal>> {
  const rollout = await rollouts.findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const rows = await rollouts.plansOf(tx, rolloutId);
  const open = rows.find(({ status }) => status === 'proposed');
  return ok({
    open: open === undefined ? null : await presentOpen(tx, context, rollout, open),
    decided: rows.filter(({ status }) => status !== 'proposed').map(presentDecided),
    wavesWait: await rollouts.doWavesWait(tx, rolloutId),
  });
}

async function presentOpen(
  tx: Transaction,
  context: Context,
  rollout: rollouts.RolloutRow,
  plan: rollouts.PlanRevisionRow,
): Promise<OpenPlan> {
  const view = await viewPlan(tx, context, rollout, plan);
  const own = isOwn(context, plan);
  return {
    ...shown(plan),
    figures: view.figures,
    seen: seenOf(view),
    errors: [...view.errors],
    cautions: [...(view.cautions ?? [])],
    proposal: view.proposal ?? null,
    isOwn: own,
    isForOthers: own && (await rollouts.hasOthersWith(tx, context.actor, 'plan.approve')),
  };
}

export function isOwn({ actor }: Context, { submitterAccountId }: rollouts.PlanRevisionRow): boolean {
  const reader = rollouts.accountOf(actor);
  return reader !== null && reader === submitterAccountId;
}

function presentDecided(plan: rollouts.PlanRevisionRow): DecidedPlan {
  return {
    ...shown(plan),
    status: plan.status,
    decidedBy: plan.decidedBy!,
    decidedAt: plan.decidedAt!.toISOString(),
    decision: plan.decision ?? '',
    isAlone: plan.isAlone,
  };
}

function shown({ planId, figures, reason, submittedBy, submittedAt }: rollouts.PlanRevisionRow) {
  return { planId, figures, reason, submittedBy, submittedAt: submittedAt.toISOString() };
}
