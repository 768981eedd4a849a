/** `account reset-password` on the command line, with the real database. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { auditRoutes, type AuditEvent } from '#contracts/audit.ts';
import { sessionRoutes, type Session } from '#contracts/session.ts';
import { accountsRoutes } from '#server/features/accounts/routes.ts';
import { insertAccount, insertMembership } from '#server/features/accounts/store.ts';
import { organisationRoutes } from '#server/features/organisation/index.ts';
import { hashPassword } from '#server/platform/auth/password.ts';
import { createWorld } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { setForThisFile } from '#test/support/environment.ts';
import { runAccount } from './account.ts';

const shared = await createTestDatabase();
const world = await createWorld({ ...shared, routes: [...accountsRoutes, ...organisationRoutes] });
setForThisFile('DATABASE_URL', shared.ownerUrl);
const folder = mkdtempSync(join(tmpdir(), 'bellwether-account-test-'));

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});

async function run(...argv: string[]) {
  const [out, errors]: [string[], string[]] = [[], []];
  const code = await runAccount(argv, { out: (line) => out.push(line), error: (line) => errors.push(line) });
  return { code, out: out.join('\n'), errors: errors.join('\n') };
}

const email = 'anna@example.org';
const signIn = async (password: string) =>
  await world.call(sessionRoutes.startSession, { body: { email, password } });

test('a password nobody knows any more is set anew, sessions end, and the log says so', async () => {
  const place = await world.createPlace();
  const passwordHash = await hashPassword('four plain words here', { logN: 10, r: 8, p: 1 });
  await place.within(async (tx) => {
    const accountId = await insertAccount(tx, { displayName: 'Anna', email, passwordHash, locale: 'en' });
    await insertMembership(tx, accountId!, ['administrator']);
  });
  const answer = await signIn('four plain words here');
  const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
  for (let attempt = 0; attempt < 11; attempt += 1) await signIn(`guess ${attempt}`);
  expect((await signIn('four plain words here')).status).toBe(429);

  const { code, out, errors } = await run('reset-password', 'Anna@Example.org');
  expect({ code, errors }).toEqual({
    code: 0,
    errors:
      'Anna@Example.org has a new password; 1 of its sessions ended.\nKeep it now: it is not shown again.',
  });
  expect(out).toMatch(/^[\w-]{20}$/);
  const { csrfToken, account } = answer.json as Session;
  const person = { cookie, csrfToken: csrfToken!, accountId: account!.accountId };
  const held = await world.call(sessionRoutes.getSession, {}, person);
  expect((held.json as Session).account).toBeNull();
  expect((await signIn('four plain words here')).status).toBe(401);
  expect((await signIn(out)).status).toBe(200);
  const { rows } = await place.call<{ rows: AuditEvent[] }>(auditRoutes.listAuditEvents, {
    query: { action: 'account.password_changed' },
  });
  expect(rows).toMatchObject([{ actorKind: 'console', after: { endedSessions: 1 } }]);
});

test('a password from a file is not printed, and a short one changes nothing', async () => {
  const file = join(folder, 'password');
  writeFileSync(file, 'five plain words from files\n');
  expect(await run('reset-password', email, '--password-file', file, '--json')).toMatchObject({
    code: 0,
    out: JSON.stringify({ email, endedSessions: 1 }),
  });
  expect((await signIn('five plain words from files')).status).toBe(200);
  writeFileSync(file, 'short');
  expect(await run('reset-password', email, '--password-file', file)).toMatchObject({
    code: 2,
    errors: 'The password needs at least 12 characters. Choose a longer one.',
  });
  expect((await signIn('five plain words from files')).status).toBe(200);
});

test('mistakes are sentences', async () => {
  expect(await run('reset-password', 'nobody@example.org')).toMatchObject({
    code: 2,
    errors: 'There is no account with the e-mail address nobody@example.org.',
  });
  expect(await run('reset-password')).toMatchObject({ code: 2 });
  expect(await run('forget')).toMatchObject({
    code: 2,
    errors: 'There is no account forget. Use account reset-password.',
  });
  expect(await run('--help')).toMatchObject({ code: 0 });
});
