import { describe, expect, test, afterAll } from 'vitest';
import { setupRoutes } from '#contracts/setup.ts';
import { verifyAudit } from '#server/features/accounts/console.ts';
import { createSetupToken, setupLinkHours } from '#server/platform/auth/setup-link.ts';
import { createWorld } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { accountsRoutes } from './routes.ts';
import { createFromEnvironment } from './set-up.ts';

async function createEmptyWorld() {
  return await createWorld({ ...(await createTestDatabase()), routes: accountsRoutes });
}
const worlds = [await createEmptyWorld(), await createEmptyWorld()] as const;
const [world, other] = worlds;
afterAll(async () => {
  for (const each of worlds) await each.close();
});

const body = {
  organisationName: 'First organisation',
  timeZone: 'Europe/Stockholm',
  name: 'First administrator',
  email: 'first@example.org',
  password: 'four plain words here',
};
const setUp = async (change: Readonly<Record<string, string | null>>) =>
  await world.call(setupRoutes.completeSetup, { body: { ...body, ...change } });

describe('the first visit', () => {
  test('needs a link that is right, fresh and unused, and happens once however many try', async () => {
    const { database } = world;
    const token = (await createSetupToken(database, new Date()))!;
    const old = (await createSetupToken(database, new Date(Date.now() - setupLinkHours * 3_600_000 - 1000)))!;
    expect((await world.call(setupRoutes.getSetup)).json).toEqual({ needed: true });

    expect(await setUp({ token: 'guessed' })).toMatchObject({
      status: 410,
      json: { code: 'setup_link_invalid' },
    });
    expect(await setUp({ token: old })).toMatchObject({ status: 410 });
    expect(await setUp({ token, password: 'short' })).toMatchObject({
      status: 422,
      json: { code: 'password_too_weak' },
    });
    expect(await setUp({ token, timeZone: 'Nowhere' })).toMatchObject({ status: 400 });

    const answers = await Promise.all([setUp({ token }), setUp({ token }), setUp({ token })]);
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 200)?.json).toMatchObject({
      account: { email: 'first@example.org' },
      organisation: { name: 'First organisation', kind: 'live', virtual: false },
      roles: ['administrator'],
    });

    expect((await world.call(setupRoutes.getSetup)).json).toEqual({ needed: false });
    expect(await createSetupToken(database, new Date())).toBeNull();
    expect(await verifyAudit(database)).toMatchObject([{ intact: true, events: 3 }]);
  });

  test('is not needed when the environment names the administrator', async () => {
    const { database } = other;
    const administrator = { email: 'first@example.org', password: 'four plain words here' };
    const weak = await createFromEnvironment(
      database,
      { ...administrator, password: 'short' },
      'Europe/Berlin',
    );
    expect(weak).toMatchObject({ ok: false, refusal: { code: 'password_too_weak' } });
    expect(await createFromEnvironment(database, administrator, 'Europe/Berlin')).toEqual({
      ok: true,
      value: true,
    });
    expect(await createFromEnvironment(database, administrator, 'Europe/Berlin')).toEqual({
      ok: true,
      value: false,
    });
    expect((await other.call(setupRoutes.getSetup)).json).toEqual({ needed: false });
    expect(await verifyAudit(database)).toMatchObject([{ intact: true, events: 2 }]);
  });
});
