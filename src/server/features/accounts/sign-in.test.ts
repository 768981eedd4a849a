import { afterAll, describe, expect, test } from 'vitest';
import { auditRoutes, type AuditEvent } from '#contracts/audit.ts';
import { organisationRoutes as organisation } from '#contracts/organisations.ts';
import type { Problem } from '#contracts/problem.ts';
import { sessionRoutes, type Session } from '#contracts/session.ts';
import { organisationRoutes } from '#server/features/organisation/index.ts';
import { hashPassword, needsRehash } from '#server/platform/auth/password.ts';
import { sessionCookie } from '#server/platform/auth/sessions.ts';
import { findAccountByEmail } from '#server/platform/auth/store.ts';
import { inSystem } from '#server/platform/db/database.ts';
import { createWorld, type Answer, type Place, type World } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { accountsRoutes } from './routes.ts';
import { insertAccount, insertMembership } from './store.ts';

const shared = await createTestDatabase();
const routes = [...accountsRoutes, ...organisationRoutes];
const world = await createWorld({ ...shared, routes });
const https = await createWorld({ ...shared, routes, config: { publicUrl: 'https://rollout.example' } });
afterAll(async () => {
  await world.close();
  await https.close();
});

const password = 'four plain words here';
const cheap = { logN: 10, r: 8, p: 1 };
let accounts = 0;

async function createAccount({ within }: Place): Promise<string> {
  accounts += 1;
  const email = `Account-${accounts}@example.org`;
  const passwordHash = await hashPassword(password, cheap);
  await within(async (tx) => {
    const accountId = await insertAccount(tx, { displayName: 'Account', email, passwordHash, locale: 'sv' });
    await insertMembership(tx, accountId!, ['rollout_lead']);
  });
  return email;
}

async function signIn(email: string, given = password, own: World = world): Promise<Answer> {
  return await own.call(sessionRoutes.startSession, { body: { email, password: given } });
}

const cookieOf = (answer: Answer) => String(answer.headers['set-cookie']);
const personOf = (answer: Answer) => {
  const { csrfToken, account } = answer.json as Session;
  return { cookie: cookieOf(answer).split(';')[0]!, csrfToken: csrfToken!, accountId: account!.accountId };
};

describe('signing in', () => {
  test('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const email = await createAccount(await world.createPlace());
    const answer = await signIn(email.toUpperCase());
    expect(answer.json).toMatchObject({ account: { email }, roles: ['rollout_lead'], locale: 'sv' });
    expect(cookieOf(answer)).toMatch(/^bellwether_session=[\w-]{43}; .*Path=\/; HttpOnly; SameSite=Lax$/);
    const overHttps = await signIn(email, password, https);
    expect(cookieOf(overHttps)).toContain('; Secure');
  });

  test('answers a wrong password and an unknown address alike', async () => {
    const email = await createAccount(await world.createPlace());
    const wrong = await signIn(email, 'not the password');
    const unknown = await signIn('nobody@example.org');
    const without = (answer: Answer) => ({ ...(answer.json as Problem), requestId: '' });
    expect(wrong.status).toBe(401);
    expect(without(wrong)).toEqual(without(unknown));
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  test('is refused in the language the browser asks for, and later in that of the account', async () => {
    const email = await createAccount(await world.createPlace());
    const wrong = await world.call(sessionRoutes.startSession, {
      body: { email, password: 'not the password' },
      headers: { 'accept-language': 'fr, de-AT;q=0.9, en;q=0.5' },
    });
    expect(wrong.json).toMatchObject({
      code: 'sign_in_failed',
      title: 'Nicht angemeldet',
      detail:
        'Die E-Mail-Adresse oder das Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es erneut.',
    });
    const person = personOf(await signIn(email));
    const denied = await world.call(organisation.updateOrganisation, { body: { name: 'Other' } }, person);
    expect(denied.json).toMatchObject({
      title: 'Inte tillåtet',
      detail: 'Dina roller tillåter inte detta. Be en administratör om rätt roll.',
    });
    const invalid = await world.call(sessionRoutes.updateSession, { body: { locale: 'fr' } }, person);
    expect((invalid.json as Problem).errors).toEqual([
      { pointer: '/locale', detail: expect.stringMatching(/^(Det här är inte giltigt|Måste vara)/) },
    ]);
  });

  test('writes refused attempts into the audit log of the account’s organisation', async () => {
    const place = await world.createPlace();
    await signIn(await createAccount(place), 'not the password');
    const { rows } = await place.call<{ rows: AuditEvent[] }>(auditRoutes.listAuditEvents);
    expect(rows[0]).toMatchObject({ action: 'session.refused', after: { code: 'sign_in_failed' } });
  });

  test('stops after ten wrong passwords and says how long to wait', async () => {
    const email = await createAccount(await world.createPlace());
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await signIn(email, `guess ${attempt}`)).status).toBe(401);
    }
    const limited = await signIn(email);
    expect(limited).toMatchObject({ status: 429, json: { code: 'sign_in_limited' } });
    expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('renews a hash that was made with older settings', async () => {
    const email = await createAccount(await world.createPlace());
    const readHash = async () =>
      (await inSystem(world.database, async (tx) => await findAccountByEmail(tx, email)))!.passwordHash;
    expect(needsRehash(await readHash())).toBe(true);
    await signIn(email);
    expect(needsRehash(await readHash())).toBe(false);
    expect((await signIn(email)).status).toBe(200);
  });

  test('ends the session the browser had before', async () => {
    const email = await createAccount(await world.createPlace());
    const first = personOf(await signIn(email));
    await world.call(sessionRoutes.startSession, { body: { email, password } }, first);
    const answer = await world.call(sessionRoutes.getSession, {}, first);
    expect((answer.json as Session).account).toBeNull();
  });

  test('is not possible from another site', async () => {
    const email = await createAccount(await world.createPlace());
    const headers = { origin: 'https://evil.example' };
    const answer = await world.call(sessionRoutes.startSession, { body: { email, password }, headers });
    expect(answer.status).toBe(403);
  });
});

describe('a session', () => {
  test('is over after signing out', async () => {
    const person = personOf(await signIn(await createAccount(await world.createPlace())));
    const ended = await world.call(sessionRoutes.endSession, {}, person);
    expect(cookieOf(ended)).toMatch(new RegExp(`^${sessionCookie}=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)`));
    expect((await world.call(organisation.getOrganisation, {}, person)).status).toBe(401);
  });

  test('switches to another organisation of its account, and to no other', async () => {
    const [home, second, foreign] = [
      await world.createPlace(),
      await world.createPlace(),
      await world.createPlace(),
    ];
    const person = personOf(await signIn(await createAccount(home)));
    await second.within(async (tx) => insertMembership(tx, person.accountId, ['helpdesk_agent']));
    const switchTo = async ({ organisationId }: Place) =>
      await world.call(sessionRoutes.switchOrganisation, { body: { organisationId } }, person);
    const switched = (await switchTo(second)).json as Session;
    expect(switched.organisation?.organisationId).toBe(second.organisationId);
    expect(switched.roles).toEqual(['helpdesk_agent']);
    expect(switched.organisations).toHaveLength(2);
    expect((await switchTo(foreign)).status).toBe(404);
  });

  test('remembers the language of its account', async () => {
    const person = personOf(await signIn(await createAccount(await world.createPlace())));
    await world.call(sessionRoutes.updateSession, { body: { locale: 'de' } }, person);
    const answer = await world.call(sessionRoutes.getSession, {}, person);
    expect((answer.json as Session).locale).toBe('de');
  });
});

describe('changing one’s own password', () => {
  const change = async (person: ReturnType<typeof personOf>, currentPassword: string, newPassword: string) =>
    await world.call(sessionRoutes.changeOwnPassword, { body: { currentPassword, newPassword } }, person);

  test('takes the new one from then on, and ends the sessions elsewhere but not here', async () => {
    const place = await world.createPlace();
    const email = await createAccount(place);
    const here = personOf(await signIn(email));
    const elsewhere = personOf(await signIn(email));
    const changed = await change(here, password, 'other plain words here');
    expect(changed).toMatchObject({ status: 200, json: { endedSessions: 1 } });
    const accountOf = async (person: typeof here) =>
      ((await world.call(sessionRoutes.getSession, {}, person)).json as Session).account;
    expect(await accountOf(here)).not.toBeNull();
    expect(await accountOf(elsewhere)).toBeNull();
    expect((await signIn(email)).status).toBe(401);
    expect((await signIn(email, 'other plain words here')).status).toBe(200);
  });

  test('needs the current one, and counts wrong ones like attempts to sign in', async () => {
    const email = await createAccount(await world.createPlace());
    const person = personOf(await signIn(email));
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const answer = await change(person, `guess ${attempt}`, 'other plain words here');
      expect(answer).toMatchObject({ status: 422, json: { code: 'password_wrong' } });
    }
    const limited = await change(person, password, 'other plain words here');
    expect(limited).toMatchObject({ status: 429, json: { code: 'sign_in_limited' } });
  });

  test('refuses one that is too short, and changes nothing', async () => {
    const email = await createAccount(await world.createPlace());
    const person = personOf(await signIn(email));
    const answer = await change(person, password, 'too short');
    expect(answer).toMatchObject({ status: 422, json: { code: 'password_too_weak' } });
    expect((await signIn(email)).status).toBe(200);
  });
});
