/** The caller of a request: the session or API token it came with, its organisation and its rights. */
import type { AccountId, OrganisationId, TokenId } from '#contracts/ids.ts';
import { permissionsOf, type Permission, type Role } from '#contracts/permissions.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import type { Actor } from '#server/platform/actor.ts';
import { inOrganisation, type Database } from '#server/platform/db/database.ts';
import { hashSecret } from './secret.ts';
import { findLiveSession, sessionCookie, type SessionAccount, type SessionMembership } from './sessions.ts';
import * as store from './store.ts';

export type Caller = {
  readonly organisationId: OrganisationId;
  readonly actor: Actor;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
  /** Present when the call came with a session cookie. */
  readonly session: {
    readonly tokenHash: Buffer;
    readonly csrfToken: string;
    readonly account: SessionAccount;
    readonly memberships: readonly SessionMembership[];
  } | null;
};

export type Credentials = {
  readonly authorization: string | undefined;
  readonly cookies: Readonly<Record<string, string | undefined>>;
};

export const tokenPrefix = 'bw_';

/** Who calls; null without valid credentials. A bearer token counts before a cookie. */
export async function identifyCaller(
  database: Database,
  credentials: Credentials,
  now: Date,
): Promise<Caller | null> {
  if (credentials.authorization !== undefined) {
    return await identifyToken(database, credentials.authorization, now);
  }
  const secret = credentials.cookies[sessionCookie];
  return secret === undefined || secret === '' ? null : await identifySession(database, secret, now);
}

async function identifyToken(database: Database, authorization: string, now: Date): Promise<Caller | null> {
  const secret = /^bearer (bw_[\w-]{43})$/i.exec(authorization)?.[1];
  if (secret === undefined) return null;
  const token = await store.findToken(database.kysely, hashSecret(secret));
  if (token === undefined) return null;
  await noteTokenUse(database, token.organisationId, token.tokenId, now);
  return {
    organisationId: token.organisationId,
    actor: { kind: 'token', id: String(token.tokenId), name: token.name },
    roles: token.roles,
    permissions: permissionsOf(token.roles),
    session: null,
  };
}

async function identifySession(database: Database, secret: string, now: Date): Promise<Caller | null> {
  const session = await findLiveSession(database, secret, now);
  if (session === null) return null;
  const { account, memberships } = session;
  // A membership that was taken away while the session stood: the account falls back to what it still has.
  const current = memberships.find((one) => one.organisationId === session.organisationId) ?? memberships[0];
  if (current === undefined) return null;
  return {
    organisationId: current.organisationId,
    actor: { kind: 'account', id: String(account.accountId), name: account.displayName },
    roles: current.roles,
    permissions: permissionsOf(current.roles),
    session: { tokenHash: session.tokenHash, csrfToken: session.csrfToken, account, memberships },
  };
}

const tokenUseEveryMilliseconds = 60_000;
const tokenUsedAt = new Map<string, number>();

/** Notes once a minute that a token is in use, so that a busy token does not cost a write per request. */
async function noteTokenUse(
  database: Database,
  organisationId: OrganisationId,
  tokenId: TokenId,
  now: Date,
): Promise<void> {
  const key = `${organisationId}:${tokenId}`;
  if (now.getTime() - (tokenUsedAt.get(key) ?? 0) < tokenUseEveryMilliseconds) return;
  tokenUsedAt.set(key, now.getTime());
  await inOrganisation(database, organisationId, async (tx) => await store.touchToken(tx, tokenId, now));
}

/** The account of a session, for what only people can do; null for API tokens. */
export function accountIdOf(caller: Caller): AccountId | null {
  return caller.session?.account.accountId ?? null;
}

/** The language of the caller; tokens speak English. */
export function localeOf(caller: Caller): Locale {
  return caller.session?.account.locale ?? 'en';
}
