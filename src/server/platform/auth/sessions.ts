/**
 * Sessions of signed-in accounts: an opaque random cookie, stored as a hash. A session ends 12 hours after
 * it was last used and 7 days after it began, whichever comes first.
 */
import type { AccountId, OrganisationId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';
import type { OrganisationKind } from '#contracts/session.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import { inSystem, type Database, type Transaction } from '#server/platform/db/database.ts';
import { createSecret, hashSecret } from './secret.ts';
import * as store from './store.ts';

export const sessionCookie = 'bellwether_session';
export const sessionHoursIdle = 12;
export const sessionDaysMax = 7;

const touchAfterMilliseconds = 5 * 60_000;

export type SessionAccount = {
  readonly accountId: AccountId;
  readonly displayName: string;
  readonly email: string;
  readonly locale: Locale;
};

export type SessionMembership = {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly roles: readonly Role[];
  readonly personCount: number;
};

export type LiveSession = {
  readonly tokenHash: Buffer;
  readonly csrfToken: string;
  readonly organisationId: OrganisationId;
  readonly account: SessionAccount;
  readonly memberships: readonly SessionMembership[];
};

/** Begins a session and returns its secret, the value of the cookie. */
export async function createSession(
  tx: Transaction,
  accountId: AccountId,
  organisationId: OrganisationId,
  now: Date,
): Promise<string> {
  const secret = createSecret();
  await store.insertSession(tx, {
    tokenHash: hashSecret(secret),
    csrfToken: createSecret(),
    accountId,
    organisationId,
    now,
    expiresAt: expiryAfter(now, now),
  });
  return secret;
}

/** The session behind a cookie, with its account's memberships; null when it has ended. Extends its life. */
export async function findLiveSession(
  database: Database,
  secret: string,
  now: Date,
): Promise<LiveSession | null> {
  const tokenHash = hashSecret(secret);
  const rows = await store.findSession(database.kysely, tokenHash, now);
  const first = rows[0];
  if (first === undefined) return null;
  if (now.getTime() - first.lastSeenAt.getTime() > touchAfterMilliseconds) {
    const expiresAt = expiryAfter(now, first.createdAt);
    await inSystem(database, async (tx) => await store.touchSession(tx, tokenHash, now, expiresAt));
  }
  return {
    tokenHash,
    csrfToken: first.csrfToken,
    organisationId: first.organisationId,
    account: first.account,
    memberships: rows.map((row) => row.membership),
  };
}

function expiryAfter(now: Date, createdAt: Date): Date {
  const idleEnd = now.getTime() + sessionHoursIdle * 3_600_000;
  const lastEnd = createdAt.getTime() + sessionDaysMax * 86_400_000;
  return new Date(Math.min(idleEnd, lastEnd));
}
