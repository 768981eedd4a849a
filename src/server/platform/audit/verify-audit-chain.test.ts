import { assert, dictionary, jsonValue, property, string } from 'fast-check';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { inOrganisation } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createWorld, type Place } from '#test/contract/world.ts';
import { canonicalJson } from './canonical-json.ts';
import { recordAudit, verifyAuditChain } from './index.ts';

const shared = await createTestDatabase();
const world = await createWorld({ ...shared, routes: [] });
const owner = new Client({ connectionString: shared.ownerUrl });
await owner.connect();
afterAll(async () => {
  await owner.end();
  await world.close();
});

const awkward = {
  text: 'å "quoted" \\ \u2028',
  numbers: [0, -0, 1.5, 1e21, 1e-7],
  at: new Date(0),
  none: undefined,
};

async function write(place: Place, events: number): Promise<void> {
  for (let index = 0; index < events; index += 1) {
    await place.within(async (tx, context) =>
      recordAudit(tx, context, {
        action: 'rollout.created',
        subject: { kind: 'rollout', id: index },
        reason: index % 2 === 0 ? null : 'because',
        before: index % 3 === 0 ? undefined : { index },
        after: { ...awkward, index },
      }),
    );
  }
}

async function verify({ organisationId }: Place) {
  return await inOrganisation(world.database, organisationId, verifyAuditChain);
}

async function placeWith(events: number): Promise<Place> {
  const place = await world.createPlace();
  await write(place, events);
  return place;
}

describe('the chain of the audit log', () => {
  test('is intact when nobody touched it, values as awkward as they come', async () => {
    expect(await verify(await placeWith(0))).toMatchObject({ intact: true, events: 0 });
    expect(await verify(await placeWith(7))).toMatchObject({ intact: true, events: 7, brokenAt: null });
  });

  test('stays one chain when many transactions write at once', async () => {
    const place = await world.createPlace();
    await Promise.all([write(place, 5), write(place, 5), write(place, 5), write(place, 5)]);
    expect(await verify(place)).toMatchObject({ intact: true, events: 20 });
  });

  test('leaves no gap when a transaction is rolled back', async () => {
    const place = await placeWith(2);
    await place
      .within(async (tx, context) => {
        await recordAudit(tx, context, { action: 'gate.voted', subject: { kind: 'gate', id: 1 } });
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await write(place, 1);
    expect(await verify(place)).toMatchObject({ intact: true, events: 3 });
  });

  test.each([
    ['a changed actor', "update audit_event set actor_name = 'Somebody else'", 3],
    ['a changed value', `update audit_event set after = jsonb_set(after, '{index}', '9')`, 3],
    ['a removed reason', 'update audit_event set reason = null', 4],
    ['a moved instant', "update audit_event set at = at + interval '1 millisecond'", 3],
    ['a removed event', 'delete from audit_event', 3],
  ])('shows %s and where', async (_, statement, at) => {
    const place = await placeWith(6);
    const { rowCount } = await owner.query(`${statement} where organisation_id = $1 and sequence = $2`, [
      place.organisationId,
      at,
    ]);
    expect(rowCount).toBe(1);
    expect(await verify(place)).toMatchObject({ intact: false, brokenAt: at });
  });

  test('shows that the end was cut off', async () => {
    const place = await placeWith(6);
    await owner.query('delete from audit_event where organisation_id = $1 and sequence > 4', [
      place.organisationId,
    ]);
    expect(await verify(place)).toMatchObject({ intact: false, brokenAt: 5 });
  });

  test('cannot be rewritten by the application itself', async () => {
    const place = await placeWith(1);
    for (const statement of [sql`delete from audit_event`, sql`update audit_event set reason = 'another'`]) {
      await expect(place.within(async (tx) => statement.execute(tx))).rejects.toThrow('permission denied');
    }
  });

  test('of one organisation knows nothing of another’s', async () => {
    const [first, second] = [await placeWith(3), await placeWith(5)];
    expect(await verify(first)).toMatchObject({ intact: true, events: 3 });
    expect(await verify(second)).toMatchObject({ intact: true, events: 5 });
  });
});

describe('canonical JSON', () => {
  test('spells values that differ only in the order of their keys alike', () => {
    assert(
      property(dictionary(string(), jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
    );
  });

  test('survives a round trip through JSON', () => {
    assert(
      property(jsonValue(), (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  test('spells different values differently', () => {
    expect(canonicalJson({ a: 1 })).not.toBe(canonicalJson({ a: '1' }));
    expect(canonicalJson([null])).not.toBe(canonicalJson([]));
    expect(canonicalJson({ a: undefined })).toBe('{}');
  });
});
