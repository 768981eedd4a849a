/** Reading a tenant into the directory on a real database: preview, apply, the same again, half a tenant, and every day. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Connection } from '#contracts/connections.ts';
import { connectionRoutes } from '#contracts/connections.ts';
import type { ImportDetail } from '#contracts/imports.ts';
import type { TaskId } from '#contracts/ids.ts';
import { peopleRoutes } from '#contracts/people.ts';
import { featureRoutes, featureTasks } from '#server/feature-list.ts';
import { sql } from '#server/platform/db/database.ts';
import { runTask } from '#server/platform/tasks/run-task.ts';
import { createWorld, type Place, type World } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';
import { startGraphStandIn, type GraphStandIn } from '#test/support/graph-stand-in/start-graph-stand-in.ts';
import { targetingRoutes, type TargetingGroup } from '#contracts/targeting.ts';
import { startTargetingReadings } from '#server/features/targeting/index.ts';
import { startDue } from './create-reading-loop.ts';

const shared = await createTestDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), 'bellwether-connections-'));
let standIn: GraphStandIn;
let world: World;
let place: Place;

beforeAll(async () => {
  standIn = await startGraphStandIn({ people: 60 });
  const config = { dataFolder, graphStandIn: standIn.address };
  world = await createWorld({ ...shared, routes: featureRoutes, config });
});
afterAll(async () => {
  await world.close();
  await standIn.stop();
  rmSync(dataFolder, { recursive: true });
});
beforeEach(async () => {
  place = await world.createPlace();
  standIn.faults.half = false;
});

const people = {
  enabledOnly: true,
  includeGuests: false,
  groupId: null,
  key: 'object_id',
  attributes: ['department', 'city'],
};

async function connect(changes: Record<string, unknown> = {}): Promise<Connection> {
  const { tenantId, clientId, secret } = standIn.registered;
  return await place.call<Connection>(connectionRoutes.createConnection, {
    body: {
      name: 'Nordmeet',
      cloud: 'global',
      tenantId,
      clientId,
      credential: { kind: 'secret', secret },
      people,
      devices: { includePersonal: true, attributes: ['trustType'] },
      dailyHour: 5,
      applyUpTo: 0.1,
      ...changes,
    },
  });
}

async function run(taskId: TaskId): Promise<void> {
  const { organisationId } = place;
  await runTask(
    { services: world.services, tasks: featureTasks, log: world.app.log },
    { organisationId, taskId },
  );
}

async function connectionNow(): Promise<Connection> {
  const { connections } = await place.call<{ connections: Connection[] }>(connectionRoutes.listConnections);
  return connections[0]!;
}

async function read({ connectionId }: Connection, subject: 'people' | 'devices') {
  const route = connectionRoutes.readConnection;
  const { taskId } = await place.call<{ taskId: TaskId }>(route, {
    params: { connectionId },
    body: { subject },
  });
  await run(taskId);
  const reading = (await connectionNow()).readings.find((one) => one.subject === subject)!;
  const params = { importId: reading.importId! };
  const detail =
    reading.importId === null ? null : await place.call<ImportDetail>(peopleRoutes.getImport, { params });
  return { reading, detail };
}

async function apply({ importId }: ImportDetail): Promise<void> {
  const params = { importId };
  await run((await place.call<{ taskId: TaskId }>(peopleRoutes.applyImport, { params, body: {} })).taskId);
}

async function rows<Row>(query: string): Promise<Row[]> {
  return await place.within(async (tx) => (await sql.raw<Row>(query).execute(tx)).rows);
}

test('people and devices come through the preview and join; the same tenant again changes nothing, and half of it neither', async () => {
  const connection = await connect();
  const people = await read(connection, 'people');
  expect(people.reading).toMatchObject({
    status: 'waiting',
    problem: null,
    facts: { expected: 63, objects: 63 },
  });
  // Guests are not people of the organisation.
  expect(people.detail).toMatchObject({
    fileName: 'Nordmeet',
    recognisedAs: 'entra_users',
    reading: { connectionId: connection.connectionId, asOf: people.reading.asOf },
    report: { rows: 63, importable: 60, refused: 0, otherEntries: 3 },
    difference: { joined: 60 },
  });
  await apply(people.detail!);
  const [second] = await rows(
    `select manager_external_id as manager, attributes, locale from person where display_name is not null
     order by external_id offset 1 limit 1`,
  );
  const boss = standIn.tenant.users[0]!;
  const user = standIn.tenant.users[1]!;
  expect(second).toMatchObject({
    manager: boss['id'],
    attributes: { department: user['department'], city: user['city'] },
    locale: user['preferredLanguage'],
  });

  const devices = await read(connection, 'devices');
  expect(devices.detail).toMatchObject({
    recognisedAs: 'intune_devices',
    difference: { joined: 60, left: 0 },
  });
  await apply(devices.detail!);
  const owned = await rows<{ count: number }>(
    'select count(*)::int as count from device d join person p on p.external_id = d.owner_reference',
  );
  expect(owned[0]!.count).toBe(58);

  const again = await read(connection, 'people');
  expect(again.reading.status).toBe('unchanged');
  expect(again.detail!.difference).toMatchObject({ joined: 0, changed: 0, left: 0, unchanged: 60 });

  standIn.faults.half = true;
  const { reading } = await read(connection, 'people');
  expect(reading).toMatchObject({
    status: 'failed',
    importId: null,
    problem: { code: 'connection_incomplete' },
  });
  expect(await rows('select active from person where not active')).toEqual([]);
});

test('every day small differences are applied, large ones wait, and columns keep what somebody made of them', async () => {
  const connection = await connect({ devices: null, people: { ...people, includeGuests: true } });
  const { detail } = await read(connection, 'people');
  // Not somebody's choice, so that it goes with the connection's own when that is changed.
  expect(detail!.mapping.columns.find(({ column }) => column === 'userType')).toMatchObject({
    target: { kind: 'attribute', name: 'userType' },
    confidence: 'high',
  });
  const columns = [{ column: 'city', target: { kind: 'attribute', name: 'site' } }];
  const params = { importId: detail!.importId };
  await place.call(peopleRoutes.changeImportMapping, { params, body: { columns } });
  await run((await place.call<{ taskId: TaskId }>(peopleRoutes.previewImport, { params })).taskId);
  await apply({ ...detail!, ...params });

  const tomorrow = () => new Date(Date.now() + 86_400_000);
  const readDaily = async () => {
    await place.within(async (tx) => sql`update connection set next_read_at = ${new Date()}`.execute(tx));
    await startDue(shared.database, place.organisationId, () => new Date(), startTargetingReadings);
    const { readings, nextReadAt } = await connectionNow();
    expect(Date.parse(nextReadAt!)).toBeLessThanOrEqual(tomorrow().getTime());
    await run(readings[0]!.taskId);
    return (await connectionNow()).readings[0]!;
  };
  expect(await readDaily()).toMatchObject({ isDaily: true, status: 'unchanged' });

  const { users } = standIn.tenant;
  const before = structuredClone(users);
  users[4]!['department'] = 'Law';
  expect(await readDaily()).toMatchObject({ status: 'applied' });
  expect(
    await rows(`select attributes ->> 'site' as site from person where attributes ->> 'department' = 'Law'`),
  ).toEqual([{ site: users[4]!['city'] }]);

  for (const user of users.slice(0, 20)) user['department'] = 'Elsewhere';
  await world.newAuditActions();
  const large = await readDaily();
  expect((await world.newAuditActions()).at(-1)).toBe('connection.reading_waits');
  expect(large).toMatchObject({ status: 'waiting', problem: null });
  expect(await rows(`select from person where attributes ->> 'department' = 'Elsewhere'`)).toEqual([]);
  // The next reading takes the place of the one that waits.
  expect((await readDaily()).importId).not.toBe(large.importId);
  expect(await rows(`select from import where status = 'previewed'`)).toHaveLength(1);
  users.splice(0, users.length, ...before);
});

test('the secret is kept encrypted, belongs to its application, and is asked for again under another key', async () => {
  const connection = await connect();
  const stored = await rows<{ row: string }>('select connection::text as row from connection');
  expect(JSON.stringify([connection, stored])).not.toContain(standIn.registered.secret);
  const params = { connectionId: connection.connectionId };
  const moved = await world.call(
    connectionRoutes.changeConnection,
    { params, body: { tenantId: '00000000-0000-4000-8000-0000000000aa' } },
    place.administrator,
  );
  expect(moved).toMatchObject({ status: 422, json: { code: 'connection_secret_missing' } });

  const check = async () => {
    await run((await place.call<{ taskId: TaskId }>(connectionRoutes.checkConnection, { params })).taskId);
    return (await connectionNow()).check;
  };
  expect(await check()).toMatchObject({ isFine: true });
  writeFileSync(join(dataFolder, 'secret.key'), randomBytes(32).toString('base64'));
  expect(await check()).toMatchObject({
    isFine: false,
    findings: [{ statement: { code: 'connection_secret_lost' } }],
  });
});

test('a targeting group is read with its connection, and a reading that fails leaves what was known', async () => {
  const { group } = standIn.tenant;
  const connection = await connect();
  const rolloutId = await place.within(async (tx, context) => {
    const inserted = await insertPeopleToTell(tx, context, [{}, {}]);
    await sql`update enrolment set status = 'started', started_at = now()`.execute(tx);
    await sql`update person set external_id = ${group.members[0]} where external_id = 'P1'`.execute(tx);
    return inserted.rolloutId;
  });
  const read = { connectionId: connection.connectionId, entraGroupId: group.id };
  const params = { rolloutId };
  await place.call(targetingRoutes.addTargetingGroup, {
    params,
    body: { name: 'Ring 1', stageId: null, holds: 'people', leadDays: 0, read },
  });
  const readDaily = async () => {
    await place.within(
      async (tx, context) => await startTargetingReadings(tx, context, connection.connectionId),
    );
    const [task] = await rows<{ id: TaskId }>(`select max(task_id)::integer as id from task`);
    await world.newAuditActions();
    await run(task!.id);
    const { groups } = await place.call<{ groups: TargetingGroup[] }>(targetingRoutes.listTargetingGroups, {
      params,
    });
    return groups[0]!;
  };
  const openOf = ({ drift }: TargetingGroup) =>
    Object.fromEntries(drift.filter(({ open }) => open > 0).map(({ kind, open }) => [kind, open]));
  const known = { not_yet: 1, stranger: group.members.length + 1 };
  const first = await readDaily();
  expect(openOf(first)).toEqual(known);
  expect(first.readings).toMatchObject([{ isComplete: true, source: 'connection' }]);
  expect(await world.newAuditActions()).toContain('targeting.drift_found');
  standIn.faults.roles = [];
  const failed = await readDaily();
  expect(openOf(failed)).toEqual(known);
  expect(failed.readings[0]).toMatchObject({ isComplete: false, problem: { code: 'connection_failed' } });
  expect(await world.newAuditActions()).toContain('targeting.reading_failed');
});
