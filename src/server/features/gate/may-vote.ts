/** Who may not vote: the author of the plan, as long as somebody else in the organisation can. */
import { permissionsOf, roles } from '#contracts/permissions.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { RolloutRow } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

/** Whether the caller wrote the plan while somebody else could vote. */
export async function isBarred(tx: Transaction, context: Context, rollout: RolloutRow): Promise<boolean> {
  const isAuthor = context.actor.kind === 'account' && Number(context.actor.id) === rollout.authorAccountId;
  if (!isAuthor) return false;
  const voting = roles.filter((role) => permissionsOf([role]).has('gate.vote'));
  return (await store.countAccountsWith(tx, voting)) > 1;
}
