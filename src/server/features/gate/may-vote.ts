/** Who may not vote: the author of the plan or of its latest change, as long as somebody else in the organisation can. */
import { permissionsOf, roles } from '#contracts/permissions.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { reviserOf } from '#server/features/criteria/index.ts';
import type { RolloutRow } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

/** Whether the caller wrote or last changed the plan while somebody else could vote. */
export async function isBarred(tx: Transaction, context: Context, rollout: RolloutRow): Promise<boolean> {
  if (context.actor.kind !== 'account') return false;
  const accountId = Number(context.actor.id);
  const isAuthor =
    accountId === rollout.authorAccountId || accountId === (await reviserOf(tx, rollout.rolloutId));
  if (!isAuthor) return false;
  const voting = roles.filter((role) => permissionsOf([role]).has('gate.vote'));
  return (await store.countAccountsWith(tx, voting)) > 1;
}
