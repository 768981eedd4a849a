/** SQL for sessions, API token look-ups, sign-in attempts and set-up links: what is needed before an organisation is known. */
import { sql } from 'kysely';
import type { AccountId, OrganisationId, TokenId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';
import type { Connection, Transaction } from '#server/platform/db/database.ts';
import type { SessionAccount, SessionMembership } from './sessions.ts';

export type SessionRow = {
  readonly csrfToken: string;
  readonly organisationId: OrganisationId;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly account: SessionAccount;
  readonly membership: SessionMembership;
};

export type NewSession = {
  readonly tokenHash: Buffer;
  readonly csrfToken: string;
  readonly accountId: AccountId;
  readonly organisationId: OrganisationId;
  readonly now: Date;
  readonly expiresAt: Date;
};

export async function insertSession(tx: Transaction, session: NewSession): Promise<void> {
  await sql`
    insert into session (token_hash, account_id, organisation_id, csrf_token, created_at, last_seen_at, expires_at)
    values (${session.tokenHash}, ${session.accountId}, ${session.organisationId}, ${session.csrfToken},
      ${session.now}, ${session.now}, ${session.expiresAt})`.execute(tx);
}

/** One row per organisation of the account; no rows when the session has ended. */
export async function findSession(
  connection: Connection,
  tokenHash: Buffer,
  now: Date,
): Promise<SessionRow[]> {
  type Row = Omit<SessionRow, 'account' | 'membership'> &
    SessionAccount &
    Omit<SessionMembership, 'organisationId'> & { readonly memberOf: OrganisationId };
  const { rows } = await sql<Row>`
    select s.csrf_token as "csrfToken", s.organisation_id as "organisationId", s.created_at as "createdAt",
      s.last_seen_at as "lastSeenAt", a.account_id as "accountId", a.display_name as "displayName", a.email,
      a.locale, m.organisation_id as "memberOf", m.name, m.kind, m.roles, m.person_count as "personCount"
    from session s
    join account a using (account_id)
    cross join lateral memberships_of_account(a.account_id) m
    where s.token_hash = ${tokenHash} and s.expires_at > ${now}
    order by m.organisation_id`.execute(connection);
  return rows.map((row) => ({
    csrfToken: row.csrfToken,
    organisationId: row.organisationId,
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    account: {
      accountId: row.accountId,
      displayName: row.displayName,
      email: row.email,
      locale: row.locale,
    },
    membership: {
      organisationId: row.memberOf,
      name: row.name,
      kind: row.kind,
      roles: row.roles,
      personCount: row.personCount,
    },
  }));
}

export async function touchSession(
  tx: Transaction,
  tokenHash: Buffer,
  now: Date,
  expiresAt: Date,
): Promise<void> {
  await sql`
    update session set last_seen_at = ${now}, expires_at = ${expiresAt}
    where token_hash = ${tokenHash}`.execute(tx);
}

export async function deleteSession(tx: Transaction, tokenHash: Buffer): Promise<void> {
  await sql`delete from session where token_hash = ${tokenHash}`.execute(tx);
}

/** Ends every session of an account; says how many there were. */
export async function deleteSessions(tx: Transaction, accountId: AccountId): Promise<number> {
  const { numAffectedRows } = await sql`delete from session where account_id = ${accountId}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Ends the sessions of an account in every organisation but the one given; says how many. */
export async function deleteOtherSessions(
  tx: Transaction,
  accountId: AccountId,
  keptTokenHash: Buffer,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from session where account_id = ${accountId} and token_hash <> ${keptTokenHash}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export async function moveSession(
  tx: Transaction,
  tokenHash: Buffer,
  organisationId: OrganisationId,
): Promise<void> {
  await sql`
    update session set organisation_id = ${organisationId} where token_hash = ${tokenHash}`.execute(tx);
}

export async function listMemberships(tx: Transaction, accountId: AccountId): Promise<SessionMembership[]> {
  const { rows } = await sql<SessionMembership>`
    select organisation_id as "organisationId", name, kind, roles, person_count as "personCount"
    from memberships_of_account(${accountId})`.execute(tx);
  return rows;
}

export type AccountSecret = {
  readonly accountId: AccountId;
  readonly displayName: string;
  readonly passwordHash: string;
};

export async function findAccountByEmail(tx: Transaction, email: string): Promise<AccountSecret | undefined> {
  const { rows } = await sql<AccountSecret>`
    select account_id as "accountId", display_name as "displayName", password_hash as "passwordHash"
    from account where lower(email) = lower(${email.trim()})`.execute(tx);
  return rows[0];
}

export async function updatePassword(
  tx: Transaction,
  accountId: AccountId,
  passwordHash: string,
): Promise<void> {
  await sql`update account set password_hash = ${passwordHash} where account_id = ${accountId}`.execute(tx);
}

export type FoundToken = {
  readonly organisationId: OrganisationId;
  readonly tokenId: TokenId;
  readonly name: string;
  readonly roles: readonly Role[];
};

export async function findToken(connection: Connection, tokenHash: Buffer): Promise<FoundToken | undefined> {
  const { rows } = await sql<FoundToken>`
    select organisation_id as "organisationId", token_id as "tokenId", name, roles
    from find_api_token(${tokenHash})`.execute(connection);
  return rows[0];
}

export async function touchToken(tx: Transaction, tokenId: TokenId, now: Date): Promise<void> {
  await sql`
    update api_token set last_used_at = ${now}
    where organisation_id = current_organisation_id() and token_id = ${tokenId}`.execute(tx);
}

/** Counts one attempt and returns how many the window now holds. */
export async function addAttempt(tx: Transaction, bucket: string, window: Date): Promise<number> {
  const { rows } = await sql<{ attempts: number }>`
    insert into sign_in_attempt as known (bucket, window_start, attempts) values (${bucket}, ${window}, 1)
    on conflict (bucket, window_start) do update set attempts = known.attempts + 1
    returning attempts`.execute(tx);
  return rows[0]?.attempts ?? 0;
}

export async function subtractAttempt(tx: Transaction, bucket: string, window: Date): Promise<void> {
  await sql`
    update sign_in_attempt set attempts = greatest(attempts - 1, 0)
    where bucket = ${bucket} and window_start = ${window}`.execute(tx);
}

export async function clearAttempts(tx: Transaction, bucket: string): Promise<void> {
  await sql`delete from sign_in_attempt where bucket = ${bucket}`.execute(tx);
}

export async function countOrganisations(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count_organisations() as count`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function insertSetupLink(
  tx: Transaction,
  tokenHash: Buffer,
  now: Date,
  expiresAt: Date,
): Promise<void> {
  await sql`
    insert into setup_link (token_hash, created_at, expires_at)
    values (${tokenHash}, ${now}, ${expiresAt})`.execute(tx);
}

/** Takes the set-up lock, then marks the link as used; false when it cannot be used. */
export async function consumeSetupLink(tx: Transaction, tokenHash: Buffer, now: Date): Promise<boolean> {
  await lockSetup(tx);
  const { rows } = await sql`
    update setup_link set used_at = ${now}
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
    returning 1`.execute(tx);
  return rows.length === 1;
}

/** Lets one set-up run at a time, over all processes; released with the transaction. */
export async function lockSetup(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('bellwether set-up', 0))`.execute(tx);
}

/** Forgets what has ended: sessions, set-up links and attempts of past windows. */
export async function deleteExpired(tx: Transaction, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  await sql`delete from session where expires_at < ${now}`.execute(tx);
  await sql`delete from setup_link where expires_at < ${dayAgo}`.execute(tx);
  await sql`delete from sign_in_attempt where window_start < ${dayAgo}`.execute(tx);
}
