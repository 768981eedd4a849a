/** Targeting groups on a real database: who belongs in one, what readings see, what is handed over, and what is meant. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { PersonId } from '#contracts/ids.ts';
import { rolloutRoutes, type Board } from '#contracts/rollouts.ts';
import type { Output } from '#contracts/route.ts';
import { targetingRoutes as routes, type DriftKind, type TargetingGroup } from '#contracts/targeting.ts';
import { featureRoutes } from '#server/feature-list.ts';
import { sql } from '#server/platform/db/database.ts';
import { createWorld, type Place, type World } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';

const shared = await createTestDatabase();
let world: World;
let place: Place;
let group: TargetingGroup;
let rolloutId: number;
let personIds: readonly PersonId[];

/** p1 to p4 have begun; p5 starts on a day far ahead; p6 is left out. */
beforeAll(async () => {
  world = await createWorld({ ...shared, routes: featureRoutes });
});
afterAll(async () => await world.close());
beforeEach(async () => {
  place = await world.createPlace();
  ({ rolloutId, personIds } = await place.within(async (tx, context) => {
    const inserted = await insertPeopleToTell(tx, context, [{}, {}, {}, {}, {}, {}]);
    const { personIds: ids } = inserted;
    await sql`update enrolment set status = 'started', started_at = now() where person_id = any(${ids.slice(0, 4)})`.execute(
      tx,
    );
    await sql`update enrolment set scheduled_at = now() + interval '90 days' where person_id = ${ids[4]}`.execute(
      tx,
    );
    await sql`update enrolment set status = 'excluded' where person_id = ${ids[5]}`.execute(tx);
    return inserted;
  }));
  group = await place.call<TargetingGroup>(routes.addTargetingGroup, {
    params: { rolloutId },
    body: { name: 'Ring 3', stageId: null, holds: 'people', leadDays: 3, read: null },
  });
});

const params = () => ({ targetingGroupId: group.targetingGroupId });
const read = async (...names: string[]) =>
  await place.call<Output<typeof routes.readTargetingFile>>(routes.readTargetingFile, {
    params: params(),
    file: ['email', ...names.map((name) => `${name}@example.com`), ''].join('\n'),
  });
const now = async () =>
  (await place.call<{ groups: TargetingGroup[] }>(routes.listTargetingGroups, { params: { rolloutId } }))
    .groups[0]!;
const open = ({ drift }: TargetingGroup) =>
  Object.fromEntries(drift.filter((one) => one.open > 0).map((one) => [one.kind, one.open]));
const states = ({ states: all }: TargetingGroup) =>
  Object.fromEntries(all.map((one) => [one.status, one.count]));
const who = async (query: Record<string, unknown>) =>
  (
    await place.call<Output<typeof routes.listTargetingMembers>>(routes.listTargetingMembers, {
      params: params(),
      query,
    })
  ).rows.map((row) => row.displayName);

test('without a reading nothing is known of who is in, so nothing differs', async () => {
  expect(states(await now())).toEqual({ desired: 4, requested: 0, observed: 0, effective: 0 });
  expect(await now()).toMatchObject({ later: 1 });
  expect(open(await now())).toEqual({});
});

test('a reading shows each kind of difference with the people behind it', async () => {
  await read('p1', 'p2');
  const { newDrift } = await read('p1', 'p5', 'p6', 'robot');
  expect(newDrift).toEqual([
    { kind: 'missing', count: 1 },
    { kind: 'early', count: 1 },
    { kind: 'left_in', count: 1 },
    { kind: 'stranger', count: 1 },
  ]);
  expect(open(await now())).toEqual({ missing: 1, not_yet: 2, early: 1, left_in: 1, stranger: 1 });
  const kinds: DriftKind[] = ['missing', 'not_yet', 'early', 'left_in', 'stranger'];
  expect(await Promise.all(kinds.map(async (drift) => await who({ drift })))).toEqual([
    ['Person 2'],
    ['Person 3', 'Person 4'],
    ['Person 5'],
    ['Person 6'],
    ['robot@example.com'],
  ]);
});

test('somebody counts as observed after two readings, as effective once done, and as wanted again once gone', async () => {
  await read('p1', 'p2');
  expect(states(await now())).toMatchObject({ desired: 4, observed: 0 });
  await place.within(
    async (tx) =>
      await sql`update enrolment set status = 'succeeded' where person_id = ${personIds[1]}`.execute(tx),
  );
  await read('p1', 'p2');
  expect(states(await now())).toEqual({ desired: 2, requested: 0, observed: 1, effective: 1 });
  const both = await read('p1', 'p2');
  const one = await read('p1');
  expect(states(await now())).toEqual({ desired: 3, requested: 0, observed: 1, effective: 0 });
  const { rows } = await place.call<Output<typeof routes.listTargetingMembers>>(routes.listTargetingMembers, {
    params: params(),
    query: {},
  });
  const seen = rows.filter(({ lastSeenAt }) => lastSeenAt !== null);
  expect(seen.map(({ lastSeenAt }) => lastSeenAt)).toEqual([one.asOf, both.asOf]);
  expect(both.asOf < one.asOf).toBe(true);
});

test('what is handed over is exactly what stands in the file, and seeing it answers the request', async () => {
  await read('p1', 'p6');
  const route = routes.handOverTargeting;
  const added = await place.call<Output<typeof route>>(route, { params: params(), body: { change: 'add' } });
  expect(added.file.split('\r\n').slice(2)).toEqual([
    'p2@example.com',
    'p3@example.com',
    'p4@example.com',
    '',
  ]);
  const removed = await place.call<Output<typeof route>>(route, {
    params: params(),
    body: { change: 'remove' },
  });
  expect(removed.file.split('\r\n').slice(2)).toEqual(['p6@example.com', '']);
  expect(states(await now())).toMatchObject({ desired: 1, requested: 3 });
  expect((await now()).drift.map(({ kind, requested }) => [kind, requested])).toContainEqual(['left_in', 1]);
  await read('p1', 'p2', 'p3', 'p4');
  await read('p1', 'p2', 'p3', 'p4');
  expect(states(await now())).toEqual({ desired: 0, requested: 0, observed: 4, effective: 0 });
  const refused = await world.call(route, { params: params(), body: { change: 'add' } }, place.administrator);
  expect(refused.json).toMatchObject({ code: 'targeting_nothing' });
});

test('people taken out stand on the overview until they are back or it is recorded that it is meant', async () => {
  await read('p1', 'p2', 'p3', 'p4');
  await read('p1', 'p2');
  const codes = async () =>
    (await place.call<Board>(rolloutRoutes.getBoard, { params: { rolloutId } })).next.filter(
      ({ code }) => code === 'mend_targeting',
    );
  expect(await codes()).toMatchObject([{ title: { data: { count: 2, group: 'Ring 3' } } }]);
  await place.call(routes.acceptTargetingDrift, {
    params: params(),
    body: { drift: 'missing', reason: 'They test the old policy' },
  });
  expect(await codes()).toEqual([]);
  expect((await now()).drift[0]).toMatchObject({ kind: 'missing', open: 0, accepted: 2 });
  expect(await who({ change: 'add' })).toEqual([]);
  await read('p1', 'p2', 'p3', 'p4');
  await read('p1', 'p2');
  expect(await codes()).toHaveLength(1);
});

test('an empty group where people were seen is no data, and neither is a file that names a group inside', async () => {
  await read('p1', 'p2');
  const route = routes.readTargetingFile;
  const call = async (file: string) =>
    await world.call(route, { params: params(), file }, place.administrator);
  expect((await call('email\n')).json).toMatchObject({ code: 'targeting_empty' });
  expect((await call('id,objectType\nx,Group\n')).json).toMatchObject({ code: 'targeting_nested_group' });
  expect(open(await now())).toEqual({ not_yet: 2 });
});

test('devices belong in by whoever has them, by the id of their object in Entra', async () => {
  await place.within(async (tx, { organisationId }) => {
    await sql`insert into device (organisation_id, external_id, name, owner_reference, attributes, fingerprint)
      values (${organisationId}, 'd1', 'Laptop 1', 'p1@example.com', '{"entraObjectId": "AAAA-1"}', 0),
        (${organisationId}, 'd2', 'Laptop 2', 'P2', '{"entraObjectId": "aaaa-2"}', 0),
        (${organisationId}, 'd3', 'Kiosk', null, '{"entraObjectId": "aaaa-3"}', 0)`.execute(tx);
  });
  group = await place.call<TargetingGroup>(routes.addTargetingGroup, {
    params: { rolloutId },
    body: { name: 'Devices', stageId: null, holds: 'devices', leadDays: 0, read: null },
  });
  const file = 'id,displayName\naaaa-1,Laptop 1\naaaa-3,Kiosk\n';
  await place.call(routes.readTargetingFile, { params: params(), file });
  const found = async (drift: DriftKind) => await who({ drift });
  expect([await found('not_yet'), await found('stranger')]).toEqual([['Person 2'], ['Kiosk']]);
  const { file: out } = await place.call<Output<typeof routes.handOverTargeting>>(routes.handOverTargeting, {
    params: params(),
    body: { change: 'add' },
  });
  expect(out.split('\r\n')[2]).toBe('aaaa-2');
  const { memberships } = await place.call<Output<typeof routes.getPersonTargeting>>(
    routes.getPersonTargeting,
    {
      params: { personId: personIds[1]! },
    },
  );
  expect(memberships.map(({ groupName, member }) => [groupName, member.deviceName, member.drift])).toEqual([
    ['Devices', 'Laptop 2', 'not_yet'],
    ['Ring 3', null, null],
  ]);
});
