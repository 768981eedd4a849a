/** Who may not vote: the author of the plan or of its latest change, as long as somebody else in the organisation can. */
import { permissionsOf, roles } from '#contracts/permissions.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { reviserOf } from '#server/features/criteria/index.ts';
import type { RolloutRow } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

/** Whether the caller wrote the plan or last changed it. */
export async function isAuthor(tx: Transaction, { actor }: Context, rollout: RolloutRow): Promise<boolean> {
  if (actor.kind !== 'account') return false;
  const accountId = Number(actor.id);
  return accountId === rollout.authorAccountId || accountId === (await reviserOf(tx, rollout.rolloutId));
}

/** Whether the caller wrote or last changed the plan while somebody else could vote. */
export async function isBarred(tx: Transaction, context: Context, rollout: RolloutRow): Promise<boolean> {
  if (!(await isAuthor(tx, context, rollout))) return false;
  const voting = roles.filter((role) => permissionsOf([role]).has('gate.vote'));
  return (await store.countAccountsWith(tx, voting)) > 1;
}
