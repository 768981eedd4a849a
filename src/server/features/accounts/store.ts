/** SQL for accounts, memberships and API tokens. Accounts belong to the installation, memberships to the organisation. */
import { sql } from 'kysely';
import type { AccountId, OrganisationId, TokenId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';
import type { OrganisationKind } from '#contracts/session.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type AccountRow = {
  readonly accountId: AccountId;
  readonly displayName: string;
  readonly email: string;
  readonly locale: Locale;
  readonly roles: Role[];
  readonly departments: string[];
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly lastSeenAt: Date | null;
};

export type NewAccount = {
  readonly displayName: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly locale: Locale;
};

export type TokenRow = {
  readonly tokenId: TokenId;
  readonly name: string;
  readonly roles: Role[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
};

export type NewToken = {
  readonly name: string;
  readonly tokenHash: Buffer;
  readonly roles: readonly Role[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

const accountColumns = sql`
  a.account_id as "accountId", a.display_name as "displayName", a.email, a.locale, m.roles, m.departments,
  m.created_at as "createdAt", m.disabled_at as "disabledAt", (
    select max(s.last_seen_at) from session s
    where s.account_id = a.account_id and s.organisation_id = m.organisation_id
  ) as "lastSeenAt"`;

export async function listAccounts(tx: Transaction): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    select ${accountColumns} from membership m join account a using (account_id)
    where m.organisation_id = current_organisation_id()
    order by lower(a.display_name), a.account_id`.execute(tx);
  return rows;
}

export async function findAccount(tx: Transaction, accountId: AccountId): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`
    select ${accountColumns} from membership m join account a using (account_id)
    where m.organisation_id = current_organisation_id() and m.account_id = ${accountId}`.execute(tx);
  return rows[0];
}

/** Returns undefined when the e-mail address is taken already, by whichever organisation. */
export async function insertAccount(tx: Transaction, account: NewAccount): Promise<AccountId | undefined> {
  const { rows } = await sql<{ accountId: AccountId }>`
    insert into account (email, display_name, password_hash, locale)
    values (${account.email.trim()}, ${account.displayName}, ${account.passwordHash}, ${account.locale})
    on conflict (lower(email)) do nothing
    returning account_id as "accountId"`.execute(tx);
  return rows[0]?.accountId;
}

export async function insertMembership(
  tx: Transaction,
  accountId: AccountId,
  roles: readonly Role[],
): Promise<void> {
  await sql`
    insert into membership (organisation_id, account_id, roles)
    values (current_organisation_id(), ${accountId}, ${[...roles]}::text[])`.execute(tx);
}

export async function updateMembership(
  tx: Transaction,
  accountId: AccountId,
  roles: readonly Role[],
  disabledAt: Date | null,
): Promise<void> {
  await sql`
    update membership set roles = ${[...roles]}::text[], disabled_at = ${disabledAt}
    where organisation_id = current_organisation_id() and account_id = ${accountId}`.execute(tx);
}

/** The departments an account speaks for. */
export async function writeDepartments(
  tx: Transaction,
  accountId: AccountId,
  departments: readonly string[],
): Promise<void> {
  await sql`
    update membership set departments = ${[...departments]}::text[]
    where organisation_id = current_organisation_id() and account_id = ${accountId}`.execute(tx);
}

/** Other accounts that are administrators now. Locks them, so that two administrators cannot remove each other. */
export async function lockOtherAdministrators(tx: Transaction, accountId: AccountId): Promise<number> {
  const { rows } = await sql<{ accountId: AccountId }>`
    select account_id as "accountId" from membership
    where organisation_id = current_organisation_id() and 'administrator' = any(roles) and disabled_at is null
    order by account_id for update`.execute(tx);
  return rows.filter((row) => row.accountId !== accountId).length;
}

export async function endSessions(tx: Transaction, accountId: AccountId): Promise<void> {
  await sql`
    delete from session
    where account_id = ${accountId} and organisation_id = current_organisation_id()`.execute(tx);
}

export async function updateLocale(tx: Transaction, accountId: AccountId, locale: Locale): Promise<void> {
  await sql`update account set locale = ${locale} where account_id = ${accountId}`.execute(tx);
}

const tokenColumns = sql`
  token_id as "tokenId", name, roles, created_by as "createdBy", created_at as "createdAt",
  expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

export async function listTokens(tx: Transaction): Promise<TokenRow[]> {
  const { rows } = await sql<TokenRow>`
    select ${tokenColumns} from api_token
    where organisation_id = current_organisation_id() order by token_id desc`.execute(tx);
  return rows;
}

export async function insertToken(tx: Transaction, token: NewToken): Promise<TokenRow> {
  const { rows } = await sql<TokenRow>`
    insert into api_token (organisation_id, name, token_hash, roles, created_by, created_at, expires_at)
    values (current_organisation_id(), ${token.name}, ${token.tokenHash}, ${[...token.roles]}::text[],
      ${token.createdBy}, ${token.createdAt}, ${token.expiresAt})
    returning ${tokenColumns}`.execute(tx);
  return rows[0]!;
}

/** Undefined when there is no such token; one revoked before keeps its instant. */
export async function revokeToken(
  tx: Transaction,
  tokenId: TokenId,
  now: Date,
): Promise<TokenRow | undefined> {
  const { rows } = await sql<TokenRow>`
    update api_token set revoked_at = coalesce(revoked_at, ${now})
    where organisation_id = current_organisation_id() and token_id = ${tokenId}
    returning ${tokenColumns}`.execute(tx);
  return rows[0];
}

export type OrganisationName = {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
};

/** All organisations of the installation, oldest first: for the command line only. */
export async function listOrganisations(tx: Transaction): Promise<OrganisationName[]> {
  const { rows } = await sql<OrganisationName>`
    select organisation_id as "organisationId", name, kind from list_organisations()`.execute(tx);
  return rows;
}
