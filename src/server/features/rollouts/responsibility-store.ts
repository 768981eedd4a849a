/** SQL for the process manager of a rollout and its table of roles. */
import { sql } from 'kysely';
import type { AccountId, RolloutId } from '#contracts/ids.ts';
import type { Responsibility } from '#contracts/responsibilities.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type NamedAccount = { readonly accountId: AccountId; readonly name: string };

/** The process manager, also when the account can no longer sign in; undefined when nobody is named. */
export async function processManagerOf(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<NamedAccount | undefined> {
  const { rows } = await sql<NamedAccount>`
    select a.account_id as "accountId", a.display_name as name
    from rollout r join account a on a.account_id = r.process_manager_account_id
    where r.organisation_id = current_organisation_id() and r.rollout_id = ${rolloutId}`.execute(tx);
  return rows[0];
}

export async function writeProcessManager(
  tx: Transaction,
  rolloutId: RolloutId,
  accountId: AccountId | null,
): Promise<void> {
  await sql`
    update rollout set process_manager_account_id = ${accountId}
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

/** Accounts of the organisation that hold one of the roles and can sign in, by name. */
export async function accountsWith(tx: Transaction, roles: readonly string[]): Promise<NamedAccount[]> {
  const { rows } = await sql<NamedAccount>`
    select a.account_id as "accountId", a.display_name as name
    from membership m join account a using (account_id)
    where m.organisation_id = current_organisation_id() and m.roles && ${[...roles]}::text[] and m.disabled_at is null
    order by lower(a.display_name), a.account_id`.execute(tx);
  return rows;
}

export async function rolesTable(tx: Transaction, rolloutId: RolloutId): Promise<Responsibility[]> {
  const { rows } = await sql<{ responsibilities: Responsibility[] }>`
    select responsibilities from rollout
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  return rows[0]?.responsibilities ?? [];
}

export async function writeRolesTable(
  tx: Transaction,
  rolloutId: RolloutId,
  roles: readonly Responsibility[],
): Promise<void> {
  await sql`
    update rollout set responsibilities = ${JSON.stringify(roles)}
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}
