import { afterAll, describe, expect, test } from 'vitest';
import { accountRoutes, type Account } from '#contracts/accounts.ts';
import { auditRoutes, type AuditEvent } from '#contracts/audit.ts';
import { organisationRoutes as organisation } from '#contracts/organisations.ts';
import { permissionsOf } from '#contracts/permissions.ts';
import { sessionRoutes, type Session } from '#contracts/session.ts';
import { tokenRoutes, type Token } from '#contracts/tokens.ts';
import { organisationRoutes } from '#server/features/organisation/index.ts';
import { createWorld, type Person, type Place } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { accountsRoutes } from './routes.ts';
import { insertMembership } from './store.ts';

const shared = await createTestDatabase();
const world = await createWorld({ ...shared, routes: [...accountsRoutes, ...organisationRoutes] });
afterAll(world.close);

const changeRoles = async ({ administrator }: Place, accountId: number, roles: readonly string[]) =>
  await world.call(
    accountRoutes.changeAccountRoles,
    { params: { accountId }, body: { roles } },
    administrator,
  );
const disable = async ({ administrator }: Place, accountId: number) =>
  await world.call(accountRoutes.disableAccount, { params: { accountId } }, administrator);
const statusFor = async (person: Person) =>
  (await world.call(organisation.getOrganisation, {}, person)).status;

describe('accounts', () => {
  test('have one e-mail address each, whatever its spelling', async () => {
    const place = await world.createPlace();
    const body = {
      displayName: 'A colleague',
      email: 'Colleague@example.org',
      password: 'four plain words here',
      roles: ['helpdesk_agent'],
    };
    await place.call(accountRoutes.createAccount, { body });
    const again = await world.call(
      accountRoutes.createAccount,
      { body: { ...body, email: 'colleague@EXAMPLE.org' } },
      place.administrator,
    );
    expect(again).toMatchObject({ status: 409, json: { code: 'email_taken' } });
  });

  test('need a role they can have', async () => {
    const place = await world.createPlace();
    const { accountId } = await place.signIn(['helpdesk_agent']);
    expect((await changeRoles(place, accountId, [])).status).toBe(400);
    expect((await changeRoles(place, accountId, ['emperor'])).status).toBe(400);
    expect((await changeRoles(place, accountId, ['helpdesk_lead', 'helpdesk_lead'])).status).toBe(400);
  });

  test('get their new rights at once', async () => {
    const place = await world.createPlace();
    const person = await place.signIn(['helpdesk_agent']);
    expect((await world.call(accountRoutes.listAccounts, {}, person)).status).toBe(403);
    await changeRoles(place, person.accountId, ['administrator']);
    expect((await world.call(accountRoutes.listAccounts, {}, person)).status).toBe(200);
  });

  test('lose access when disabled, in this organisation only, and get it back with new roles', async () => {
    const [home, second] = [await world.createPlace(), await world.createPlace()];
    const person = await home.signIn(['rollout_lead']);
    await second.within(async (tx) => insertMembership(tx, person.accountId, ['helpdesk_agent']));
    const disabled = await disable(home, person.accountId);
    expect((disabled.json as Account).disabledAt).not.toBeNull();
    expect(await statusFor(person)).toBe(401);
    const { accounts } = await second.call<{ accounts: Account[] }>(accountRoutes.listAccounts);
    expect(accounts.find(({ accountId }) => accountId === person.accountId)?.disabledAt).toBeNull();
    const restored = await changeRoles(home, person.accountId, ['rollout_lead']);
    expect(restored.json).toMatchObject({ disabledAt: null, roles: ['rollout_lead'] });
  });

  test('never leave an organisation without an administrator', async () => {
    const place = await world.createPlace();
    const own = place.administrator.accountId;
    const refused = { status: 409, json: { code: 'last_administrator' } };
    expect(await changeRoles(place, own, ['rollout_lead'])).toMatchObject(refused);
    expect(await disable(place, own)).toMatchObject(refused);
    const second = await place.signIn(['administrator']);
    // Both at once, each removing the other: one of them stays.
    const answers = await Promise.all([
      changeRoles(place, second.accountId, ['rollout_lead']),
      world.call(accountRoutes.disableAccount, { params: { accountId: own } }, second),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe('API tokens', () => {
  const create = async (place: Place, roles: readonly string[]) =>
    await place.call<{ token: Token; secret: string }>(tokenRoutes.createToken, {
      body: { name: 'a program', roles },
    });
  const bearer = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });

  test('carry the rights of their roles, need no CSRF token, and are no account', async () => {
    const place = await world.createPlace();
    const { secret, token } = await create(place, ['endpoint_admin']);
    expect(secret).toMatch(/^bw_[\w-]{43}$/);
    const session = (await world.call(sessionRoutes.getSession, bearer(secret))).json as Session;
    expect(session.account).toBeNull();
    expect(session.organisation?.organisationId).toBe(place.organisationId);
    expect(session.permissions).toEqual([...permissionsOf(['endpoint_admin'])]);
    expect((await world.call(accountRoutes.listAccounts, bearer(secret))).status).toBe(403);
    const { tokens } = await place.call<{ tokens: Token[] }>(tokenRoutes.listTokens);
    expect(tokens.find(({ tokenId }) => tokenId === token.tokenId)?.lastUsedAt).not.toBeNull();
  });

  test('may change things, under their own name in the audit log', async () => {
    const place = await world.createPlace();
    const { secret } = await create(place, ['administrator']);
    const answer = await world.call(organisation.updateOrganisation, {
      body: { name: 'By a program' },
      ...bearer(secret),
    });
    expect(answer.status).toBe(200);
    const { rows } = await place.call<{ rows: AuditEvent[] }>(auditRoutes.listAuditEvents);
    expect(rows[0]).toMatchObject({
      actorKind: 'token',
      actorName: 'a program',
      after: { name: 'By a program' },
    });
  });

  test('end when revoked or expired, and are shown only once', async () => {
    const place = await world.createPlace();
    const { secret, token } = await create(place, ['administrator']);
    const listed = await world.call(tokenRoutes.listTokens, {}, place.administrator);
    expect(listed.text).not.toContain(secret);
    await place.call(tokenRoutes.revokeToken, { params: { tokenId: token.tokenId } });
    expect((await world.call(organisation.getOrganisation, bearer(secret))).status).toBe(401);

    const expiring = await create(place, ['administrator']);
    await place.within(async (tx) =>
      tx
        .updateTable('api_token')
        .set({ expires_at: new Date(0) })
        .where('token_id', '=', expiring.token.tokenId)
        .execute(),
    );
    expect((await world.call(organisation.getOrganisation, bearer(expiring.secret))).status).toBe(401);
  });

  test('that are wrong do not fall back to the cookie', async () => {
    const { administrator } = await world.createPlace();
    const answer = await world.call(
      organisation.getOrganisation,
      bearer(`bw_${'x'.repeat(43)}`),
      administrator,
    );
    expect(answer.status).toBe(401);
  });
});
