/** The simulated sponsor, who approves what the simulated lead has planned. */
import type { RolloutId } from '#contracts/ids.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import { approvePlan, listPlans } from '#server/features/plans/index.ts';
import { plansOf } from '#server/features/rollouts/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

const sponsor: Actor = { kind: 'engine', id: 'simulated:sponsor', name: 'Executive sponsor (simulated)' };

/** Approves the plan that waits, as it stands. Returns whether one did. */
export async function approveOpenPlan(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<boolean> {
  // Most times none waits, and showing one asks for much more.
  const isWaiting = (await plansOf(tx, rolloutId)).some(({ status }) => status === 'proposed');
  if (!isWaiting) return false;
  const asSponsor = { ...context, actor: sponsor };
  const plans = await listPlans(tx, asSponsor, rolloutId);
  if (!plans.ok || plans.value.open === null) return false;
  const { planId, seen } = plans.value.open;
  const approved = await approvePlan(tx, asSponsor, { rolloutId, planId }, { seen });
  if (!approved.ok) throw new Error(`The simulated sponsor was refused: ${say('en', approved.refusal)}`);
  return true;
}
