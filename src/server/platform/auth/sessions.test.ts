import { afterAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';
import { createWorld } from '#test/contract/world.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import { identifyCaller } from './caller.ts';
import { createSession, findLiveSession, sessionCookie } from './sessions.ts';

const shared = await createTestDatabase();
const { database } = shared;
const world = await createWorld({ ...shared, routes: [] });
afterAll(world.close);

const start = new Date('2027-03-01T08:00:00Z');
const hoursLater = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

async function begin() {
  const place = await world.createPlace();
  const { accountId } = await place.signIn(['rollout_lead']);
  const secret = await inOrganisation(database, place.organisationId, async (tx) =>
    createSession(tx, accountId, place.organisationId, start),
  );
  return { place, accountId, secret };
}

describe('a session', () => {
  test('ends twelve hours after it was last used', async () => {
    const { secret } = await begin();
    expect(await findLiveSession(database, secret, hoursLater(11))).not.toBeNull();
    expect(await findLiveSession(database, secret, hoursLater(22))).not.toBeNull();
    expect(await findLiveSession(database, secret, hoursLater(34.1))).toBeNull();
  });

  test('ends after seven days however often it is used', async () => {
    const { secret } = await begin();
    for (let hours = 10; hours < 7 * 24; hours += 10) {
      expect(await findLiveSession(database, secret, hoursLater(hours))).not.toBeNull();
    }
    expect(await findLiveSession(database, secret, hoursLater(7 * 24 + 0.1))).toBeNull();
  });

  test('is stored only as a hash', async () => {
    const { secret } = await begin();
    const { rows } = await database.pool.query<{ found: boolean }>(
      "select exists (select from session s where s::text like '%' || $1 || '%') as found",
      [secret],
    );
    expect(rows[0]?.found).toBe(false);
  });

  test('gives no rights once the membership is taken away', async () => {
    const { place, accountId, secret } = await begin();
    const credentials = { authorization: undefined, cookies: { [sessionCookie]: secret } };
    expect((await identifyCaller(database, credentials, start))?.roles).toEqual(['rollout_lead']);
    await inOrganisation(database, place.organisationId, async (tx) =>
      tx.deleteFrom('membership').where('account_id', '=', accountId).execute(),
    );
    expect(await identifyCaller(database, credentials, start)).toBeNull();
  });
});
