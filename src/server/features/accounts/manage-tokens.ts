/** API tokens: creating them, with the secret shown once, and revoking them. */
import type { TokenId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { tokenDaysDefault, type Token } from '#contracts/tokens.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { tokenPrefix } from '#server/platform/auth/caller.ts';
import { createSecret, hashSecret } from '#server/platform/auth/secret.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

export type TokenInput = {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly expiresInDays?: number;
};

export async function listTokens(tx: Transaction): Promise<Token[]> {
  return (await store.listTokens(tx)).map(present);
}

/** `realNow` is real time: a token outside a rehearsal does not live on the rehearsal's clock. */
export async function createToken(
  tx: Transaction,
  context: Context,
  input: TokenInput,
  realNow: Date,
): Promise<{ readonly token: Token; readonly secret: string }> {
  const secret = createSecret(tokenPrefix);
  const days = input.expiresInDays ?? tokenDaysDefault;
  const row = await store.insertToken(tx, {
    name: input.name,
    tokenHash: hashSecret(secret),
    roles: input.roles,
    createdBy: context.actor.name,
    createdAt: realNow,
    expiresAt: new Date(realNow.getTime() + days * 86_400_000),
  });
  await recordAudit(tx, context, {
    action: 'token.created',
    subject: { kind: 'token', id: row.tokenId },
    after: { name: row.name, roles: row.roles, expiresAt: row.expiresAt },
  });
  return { token: present(row), secret };
}

/** Refuses `not_found`. */
export async function revokeToken(
  tx: Transaction,
  context: Context,
  tokenId: TokenId,
  realNow: Date,
): Promise<Result<Token, Refusal>> {
  const row = await store.revokeToken(tx, tokenId, realNow);
  if (row === undefined) return refuse(refusal('not_found', { what: 'token' }));
  await recordAudit(tx, context, {
    action: 'token.revoked',
    subject: { kind: 'token', id: tokenId },
    before: { name: row.name, roles: row.roles },
  });
  return ok(present(row));
}

function present(row: store.TokenRow): Token {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
