/** Accounts: the people who sign in, and their roles in the organisation. */
import { Type, type Static } from 'typebox';
import { AccountId } from './ids.ts';
import { roles } from './permissions.ts';
import { defineRoute } from './route.ts';
import { NewPassword } from './session.ts';
import { EmailAddress } from './setup.ts';
import { Instant, Locale, Name, nullable, oneOf } from './shared-schemas.ts';

export const RoleList = Type.Array(oneOf(roles), {
  minItems: 1,
  maxItems: roles.length,
  uniqueItems: true,
});

export const Account = Type.Object({
  accountId: AccountId,
  displayName: Type.String(),
  email: Type.String(),
  locale: Locale,
  roles: Type.Array(oneOf(roles)),
  /** The departments they speak for as department contact, as the directory names them. */
  departments: Type.Array(Type.String()),
  createdAt: Instant,
  /** Disabled accounts cannot reach this organisation any more. */
  disabledAt: nullable(Instant),
  lastSeenAt: nullable(Instant),
});
export type Account = Static<typeof Account>;

const accountParams = Type.Object({ accountId: AccountId });

export const accountRoutes = {
  listAccounts: defineRoute({
    name: 'listAccounts',
    method: 'GET',
    path: '/api/v1/accounts',
    access: 'account.manage',
    summary: 'Everybody who can sign in to the organisation, by name.',
    response: Type.Object({ accounts: Type.Array(Account) }),
  }),
  createAccount: defineRoute({
    name: 'createAccount',
    method: 'POST',
    path: '/api/v1/accounts',
    access: 'account.manage',
    summary: 'Creates an account with a password and roles.',
    body: Type.Object(
      {
        displayName: Name,
        email: EmailAddress,
        password: NewPassword,
        roles: RoleList,
        locale: Type.Optional(Locale),
      },
      { additionalProperties: false },
    ),
    response: Account,
    refusals: ['email_taken', 'password_too_weak'],
    audits: ['account.created'],
  }),
  changeAccountRoles: defineRoute({
    name: 'changeAccountRoles',
    method: 'PUT',
    path: '/api/v1/accounts/:accountId/roles',
    access: 'account.manage',
    summary:
      'Replaces the roles of an account, and the departments it speaks for as department contact; departments left out stay.',
    params: accountParams,
    body: Type.Object(
      {
        roles: RoleList,
        departments: Type.Optional(
          Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { maxItems: 200, uniqueItems: true }),
        ),
      },
      { additionalProperties: false },
    ),
    response: Account,
    refusals: ['not_found', 'last_administrator'],
    audits: ['account.roles_changed'],
  }),
  disableAccount: defineRoute({
    name: 'disableAccount',
    method: 'POST',
    path: '/api/v1/accounts/:accountId/disable',
    access: 'account.manage',
    summary: 'Takes an account its access to the organisation and ends its sessions there.',
    params: accountParams,
    response: Account,
    refusals: ['not_found', 'last_administrator'],
    audits: ['account.disabled'],
  }),
};
