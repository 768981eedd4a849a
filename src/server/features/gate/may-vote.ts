/** Who may not vote: the author of the plan or of its latest change, as long as somebody else in the organisation can. */
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { reviserOf } from '#server/features/criteria/index.ts';
import { accountOf, hasOthersWith, type RolloutRow } from '#server/features/rollouts/index.ts';

/** Whether the caller wrote the plan or last changed it. */
export async function isAuthor(tx: Transaction, { actor }: Context, rollout: RolloutRow): Promise<boolean> {
  const accountId = accountOf(actor);
  if (accountId === null) return false;
  return accountId === rollout.authorAccountId || accountId === (await reviserOf(tx, rollout.rolloutId));
}

/** Whether the caller wrote or last changed the plan while somebody else could vote. */
export async function isBarred(tx: Transaction, context: Context, rollout: RolloutRow): Promise<boolean> {
  return (await isAuthor(tx, context, rollout)) && (await hasOthersWith(tx, context.actor, 'gate.vote'));
}
