/** Importing people and devices through the API, with the real database: what the import page relies on. */
import { afterAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { ImportDetail } from '#contracts/imports.ts';
import type { ImportId, TaskId } from '#contracts/ids.ts';
import { peopleRoutes as routes, type PersonRow } from '#contracts/people.ts';
import type { Task } from '#contracts/tasks.ts';
import { taskRoutes } from '#contracts/tasks.ts';
import { organisationRoutes } from '#server/features/organisation/index.ts';
import { runTask } from '#server/platform/tasks/index.ts';
import { createWorld, type Place } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { peopleFeatureRoutes, peopleTasks } from './index.ts';

const shared = await createTestDatabase({ poolSize: 6 });
const world = await createWorld({ ...shared, routes: [...organisationRoutes, ...peopleFeatureRoutes] });
afterAll(world.close);

const roster = `id,name,email,department,job_title,manager id
1,Ada Berg,ada@example.com,Research,Lead,
2,Bo Lind,bo@example.com,Research,Engineer,1
3,Cy Falk,cy@example.com,Sales,Seller,1
`;

async function upload(place: Place, file: string | Buffer, fileName = 'people.csv'): Promise<ImportDetail> {
  return await place.call<ImportDetail>(routes.uploadImport, { query: { fileName }, file });
}

async function run(place: Place, taskId: TaskId): Promise<Task> {
  const log = world.app.log;
  await runTask(
    { services: world.services, tasks: peopleTasks, log },
    { organisationId: place.organisationId, taskId },
  );
  return await place.call<Task>(taskRoutes.getTask, { params: { taskId } });
}

async function preview(place: Place, importId: ImportId): Promise<ImportDetail> {
  const { taskId } = await place.call<{ taskId: TaskId }>(routes.previewImport, { params: { importId } });
  expect(await run(place, taskId)).toMatchObject({ status: 'succeeded', problem: null });
  return await place.call<ImportDetail>(routes.getImport, { params: { importId } });
}

async function apply(place: Place, importId: ImportId, consent = {}): Promise<ImportDetail> {
  const body = { leaveOutBadRows: false, confirmShrink: false, ...consent };
  const { taskId } = await place.call<{ taskId: TaskId }>(routes.applyImport, { params: { importId }, body });
  expect(await run(place, taskId)).toMatchObject({ status: 'succeeded', problem: null });
  return await place.call<ImportDetail>(routes.getImport, { params: { importId } });
}

async function bring(place: Place, file: string | Buffer, consent = {}): Promise<ImportDetail> {
  const { importId } = await upload(place, file);
  await preview(place, importId);
  return await apply(place, importId, consent);
}

async function people(place: Place, query = {}): Promise<PersonRow[]> {
  return (await place.call<{ rows: PersonRow[] }>(routes.listPeople, { query })).rows;
}

describe('importing people', () => {
  test('a file is uploaded, previewed, applied and listed', async () => {
    const place = await world.createPlace();
    const uploaded = await upload(place, roster);
    expect(uploaded).toMatchObject({ status: 'uploaded', subject: 'people', canUndo: false });
    expect(uploaded.mapping.columns.map(({ column, target }) => [column, target])).toEqual([
      ['id', { kind: 'field', field: 'externalId' }],
      ['name', { kind: 'field', field: 'displayName' }],
      ['email', { kind: 'field', field: 'email' }],
      ['department', { kind: 'attribute', name: 'department' }],
      ['job_title', { kind: 'attribute', name: 'jobTitle' }],
      ['manager id', { kind: 'field', field: 'managerExternalId' }],
    ]);
    const previewed = await preview(place, uploaded.importId);
    expect(previewed).toMatchObject({
      status: 'previewed',
      rowCount: 3,
      difference: { joined: 3, changed: 0, left: 0, unchanged: 0, joiners: [{ externalId: '1' }, {}, {}] },
      report: { rows: 3, importable: 3, refused: 0 },
      problems: [],
    });
    expect(await people(place)).toEqual([]);
    expect(await apply(place, uploaded.importId)).toMatchObject({ status: 'applied', canUndo: true });
    const rows = await people(place);
    expect(
      rows.map(({ externalId, displayName, attributes }) => ({ externalId, displayName, attributes })),
    ).toEqual([
      { externalId: '1', displayName: 'Ada Berg', attributes: { department: 'Research', jobTitle: 'Lead' } },
      {
        externalId: '2',
        displayName: 'Bo Lind',
        attributes: { department: 'Research', jobTitle: 'Engineer' },
      },
      { externalId: '3', displayName: 'Cy Falk', attributes: { department: 'Sales', jobTitle: 'Seller' } },
    ]);
    const chunks = await place.within(async (tx) => await sql`select from import_chunk`.execute(tx));
    expect(chunks.rows).toEqual([]);
  });

  test('the next file brings joiners, movers and leavers, and undo brings everything back', async () => {
    const place = await world.createPlace();
    await bring(place, roster);
    const before = await people(place, { active: 'all' });
    const next = roster
      .replace('Engineer', 'Lead engineer')
      .replace(/3,Cy.*\n/, '4,Di Ek,di@example.com,Sales,Seller,1\n');
    const uploaded = await upload(place, next);
    const previewed = await preview(place, uploaded.importId);
    expect(previewed.difference).toMatchObject({
      before: 3,
      joined: 1,
      changed: 1,
      left: 1,
      returned: 0,
      unchanged: 1,
      needsConfirmation: true,
      joiners: [
        {
          externalId: '4',
          name: 'Di Ek',
        },
      ],
      leavers: [
        {
          externalId: '3',
          name: 'Cy Falk',
        },
      ],
      movers: [
        {
          externalId: '2',
          changes: [
            {
              name: 'jobTitle',
              isAttribute: true,
              before: 'Engineer',
              after: 'Lead engineer',
            },
          ],
        },
      ],
    });
    const { importId } = await apply(place, uploaded.importId, { confirmShrink: true });
    expect((await people(place)).map(({ externalId }) => externalId)).toEqual(['1', '2', '4']);
    expect(await place.call(routes.undoImport, { params: { importId } })).toMatchObject({ status: 'undone' });
    expect(await people(place, { active: 'all' })).toEqual(before);
  });
});
