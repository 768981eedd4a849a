/** Examples of the routes of accounts, sessions, API tokens and the first visit. */
import type { accountRoutes } from '#contracts/accounts.ts';
import type { sessionRoutes } from '#contracts/session.ts';
import type { setupRoutes } from '#contracts/setup.ts';
import { tokenRoutes, type Token } from '#contracts/tokens.ts';
import { insertAccount, insertMembership } from '#server/features/accounts/store.ts';
import { hashPassword } from '#server/platform/auth/password.ts';
import { createSetupToken } from '#server/platform/auth/setup-link.ts';
import { updatePassword } from '#server/platform/auth/store.ts';
import type { Examples } from './example.ts';

const password = 'four plain words here';
const cheap = { logN: 10, r: 8, p: 1 };

export const setupExamples: Examples<typeof setupRoutes> = {
  getSetup: async () => ({ person: null }),
  // Runs on a database without any organisation.
  completeSetup: async ({ world }) => ({
    person: null,
    body: {
      token: (await createSetupToken(world.database, new Date()))!,
      organisationName: 'First organisation',
      timeZone: 'Europe/Stockholm',
      name: 'First administrator',
      email: 'first@example.org',
      password,
    },
  }),
};

export const sessionExamples: Examples<typeof sessionRoutes> = {
  getSession: async () => ({}),
  startSession: async ({ organisationId, within }) => {
    const email = `starter-${organisationId}@example.org`;
    const passwordHash = await hashPassword(password, cheap);
    await within(async (tx) => {
      const accountId = await insertAccount(tx, {
        displayName: 'Starter',
        email,
        passwordHash,
        locale: 'sv',
      });
      await insertMembership(tx, accountId!, ['helpdesk_agent']);
    });
    return { person: null, body: { email, password } };
  },
  changeOwnPassword: async ({ administrator, within }) => {
    const passwordHash = await hashPassword(password, cheap);
    await within(async (tx) => updatePassword(tx, administrator.accountId, passwordHash));
    return { body: { currentPassword: password, newPassword: 'other plain words here' } };
  },
  endSession: async ({ signIn }) => ({ person: await signIn(['helpdesk_agent']) }),
  updateSession: async () => ({ body: { locale: 'de' } }),
  switchOrganisation: async ({ organisationId }) => ({ body: { organisationId } }),
};

export const accountExamples: Examples<typeof accountRoutes> = {
  listAccounts: async () => ({}),
  createAccount: async ({ organisationId }) => ({
    body: {
      displayName: 'New colleague',
      email: `colleague-${organisationId}@example.org`,
      password,
      roles: ['rollout_lead'],
    },
  }),
  changeAccountRoles: async ({ signIn }) => ({
    params: { accountId: (await signIn(['helpdesk_agent'])).accountId },
    body: { roles: ['helpdesk_lead', 'department_contact'], departments: ['Finance'] },
  }),
  disableAccount: async ({ signIn }) => ({
    params: { accountId: (await signIn(['helpdesk_agent'])).accountId },
  }),
};

export const tokenExamples: Examples<typeof tokenRoutes> = {
  listTokens: async () => ({}),
  createToken: async () => ({ body: { name: 'signals', roles: ['endpoint_admin'], expiresInDays: 30 } }),
  revokeToken: async ({ call }) => {
    const created = await call<{ token: Token }>(tokenRoutes.createToken, {
      body: { name: 'to be revoked', roles: ['endpoint_admin'] },
    });
    return { params: { tokenId: created.token.tokenId } };
  },
};
