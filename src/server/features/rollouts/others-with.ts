/** Four eyes as long as there are four: whether somebody else could decide what the caller asked for. */
import type { AccountId } from '#contracts/ids.ts';
import { permissionsOf, roles, type Permission } from '#contracts/permissions.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { accountsWith } from './responsibility-store.ts';

/** The account somebody signed in acts by; null for programs and the engine. */
export function accountOf({ kind, id }: Actor): AccountId | null {
  return kind === 'account' ? (Number(id) as AccountId) : null;
}

/** Whether an account besides the caller's holds the permission and can sign in. */
export async function hasOthersWith(tx: Transaction, actor: Actor, permission: Permission): Promise<boolean> {
  const holding = roles.filter((role) => permissionsOf([role]).has(permission));
  const own = accountOf(actor);
  return (await accountsWith(tx, holding)).some(({ accountId }) => accountId !== own);
}
