/** API tokens: how programs reach the organisation. The secret is shown once and stored only as a hash. */
import { Type, type Static } from 'typebox';
import { RoleList } from './accounts.ts';
import { TokenId } from './ids.ts';
import { roles } from './permissions.ts';
import { defineRoute } from './route.ts';
import { Instant, nullable, oneOf } from './shared-schemas.ts';

export const Token = Type.Object({
  tokenId: TokenId,
  name: Type.String(),
  roles: Type.Array(oneOf(roles)),
  createdBy: Type.String(),
  createdAt: Instant,
  expiresAt: nullable(Instant),
  revokedAt: nullable(Instant),
  lastUsedAt: nullable(Instant),
});
export type Token = Static<typeof Token>;

export const tokenDaysDefault = 90;

export const tokenRoutes = {
  listTokens: defineRoute({
    name: 'listTokens',
    method: 'GET',
    path: '/api/v1/tokens',
    access: 'token.manage',
    summary: 'API tokens of the organisation, newest first, without their secrets.',
    response: Type.Object({ tokens: Type.Array(Token) }),
  }),
  createToken: defineRoute({
    name: 'createToken',
    method: 'POST',
    path: '/api/v1/tokens',
    access: 'token.manage',
    summary: 'Creates an API token; its secret is in this answer and never shown again.',
    body: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 100 }),
        roles: RoleList,
        expiresInDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ token: Token, secret: Type.String() }),
    audits: ['token.created'],
  }),
  revokeToken: defineRoute({
    name: 'revokeToken',
    method: 'DELETE',
    path: '/api/v1/tokens/:tokenId',
    access: 'token.manage',
    summary: 'Revokes an API token at once.',
    params: Type.Object({ tokenId: TokenId }),
    response: Token,
    refusals: ['not_found'],
    audits: ['token.revoked'],
  }),
};
