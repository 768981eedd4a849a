/** Importing people and devices through the API, with the real database: what the import page relies on. */
import { afterAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { ImportDetail } from '#contracts/imports.ts';
import type { ImportId, TaskId } from '#contracts/ids.ts';
import { peopleRoutes as routes, type PersonRow } from '#contracts/people.ts';
import type { Task } from '#contracts/tasks.ts';
import { taskRoutes } from '#contracts/tasks.ts';
import { organisationRoutes } from '#server/features/organisation/index.ts';
import { runTask } from '#server/platform/tasks/run-task.ts';
import { createWorld, type Place } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';
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

  test('a bad file is refused before and after the work, and can be applied without its bad rows', async () => {
    const place = await world.createPlace();
    const { importId } = await upload(place, `${roster}4,Dee,not an address,Sales,Seller,1\n`);
    const previewed = await preview(place, importId);
    expect(previewed).toMatchObject({
      report: { refused: 1, importable: 3 },
      problems: [{ code: 'invalid_email', line: 5, column: 'email', value: 'not an address' }],
    });
    const body = { leaveOutBadRows: false, confirmShrink: false };
    const refused = await world.call(routes.applyImport, { params: { importId }, body }, place.administrator);
    expect(refused).toMatchObject({ status: 422, json: { code: 'import_has_errors', data: { count: 1 } } });
    expect(await apply(place, importId, { leaveOutBadRows: true })).toMatchObject({ status: 'applied' });
    expect((await people(place)).length).toBe(3);
  });

  test('a mapping can be changed, needs a new preview, and must identify people', async () => {
    const place = await world.createPlace();
    const { importId } = await upload(place, roster);
    await preview(place, importId);
    const change = async (column: string, target: object) =>
      await world.call(
        routes.changeImportMapping,
        { params: { importId }, body: { columns: [{ column, target }] } },
        place.administrator,
      );
    expect(await change('department', { kind: 'attribute', name: 'team' })).toMatchObject({
      status: 200,
      json: { status: 'uploaded', report: null },
    });
    const body = { leaveOutBadRows: false, confirmShrink: false };
    const tooEarly = await world.call(
      routes.applyImport,
      { params: { importId }, body },
      place.administrator,
    );
    expect(tooEarly).toMatchObject({ status: 409, json: { code: 'import_state' } });
    expect(await change('name', { kind: 'field', field: 'email' })).toMatchObject({
      status: 422,
      json: { code: 'mapping_ambiguous' },
    });
    await preview(place, importId);
    await apply(place, importId);
    expect(
      (await people(place, { attribute: 'team', value: 'Sales' })).map(({ externalId }) => externalId),
    ).toEqual(['3']);
  });

  test('a preview that another import has overtaken must be repeated', async () => {
    const place = await world.createPlace();
    const { importId } = await upload(place, roster);
    await preview(place, importId);
    await bring(place, roster);
    const body = { leaveOutBadRows: false, confirmShrink: false };
    const answer = await world.call(routes.applyImport, { params: { importId }, body }, place.administrator);
    expect(answer).toMatchObject({ status: 409, json: { code: 'import_superseded' } });
    await preview(place, importId);
    expect(await apply(place, importId)).toMatchObject({ difference: { joined: 0, unchanged: 3 } });
  });

  test('only the last applied import can be undone, and none whose people take part in a rollout', async () => {
    const place = await world.createPlace();
    const first = await bring(place, roster);
    const second = await bring(place, roster.replace('Engineer', 'Architect'));
    const undo = async (importId: ImportId) =>
      await world.call(routes.undoImport, { params: { importId } }, place.administrator);
    expect(await undo(first.importId)).toMatchObject({
      status: 409,
      json: { code: 'import_not_last', data: { last: second.importId } },
    });
    expect(await undo(second.importId)).toMatchObject({ status: 200 });
    expect(await undo(second.importId)).toMatchObject({ status: 409, json: { code: 'import_state' } });
    await place.within(async (tx, context) => {
      const { rolloutId, stageId } = await insertPeopleToTell(tx, context, [{}]);
      await sql`
        insert into enrolment (organisation_id, rollout_id, stage_id, person_id, position, status_at)
        select organisation_id, ${rolloutId}, ${stageId}, person_id, 9, now() from person where external_id = '2'`.execute(
        tx,
      );
    });
    expect(await undo(first.importId)).toMatchObject({
      status: 409,
      json: { code: 'import_in_use', data: { count: 1 } },
    });
    expect((await people(place)).length).toBe(4);
  });

  test('cancelling while the file is read leaves nothing, and the import can be applied afterwards', async () => {
    const place = await world.createPlace();
    const many = Array.from(
      { length: 60_000 },
      (_, at) => `${at},Person ${at},p${at}@example.com,Sales,Seller,`,
    );
    const { importId } = await upload(place, `${roster.split('\n')[0]}\n${many.join('\n')}\n`);
    await preview(place, importId);
    const body = { leaveOutBadRows: false, confirmShrink: false };
    const { taskId } = await place.call<{ taskId: TaskId }>(routes.applyImport, {
      params: { importId },
      body,
    });
    const stopping = new AbortController();
    const watched = {
      ...world.services,
      database: new Proxy(world.services.database, {
        // The first piece is read: from here on somebody wants it stopped.
        get: (target, key) => {
          setTimeout(() => stopping.abort(), 150);
          return Reflect.get(target, key) as unknown;
        },
      }),
    };
    const stopped = runTask(
      { services: watched, tasks: peopleTasks, log: world.app.log },
      { organisationId: place.organisationId, taskId },
      { key: null, name: null, stopping: stopping.signal },
    );
    await expect(stopped).rejects.toThrow('the task was stopped');
    expect(await people(place, { active: 'all' })).toEqual([]);
    expect(await place.within(async (tx) => (await sql`select from import_change`.execute(tx)).rows)).toEqual(
      [],
    );
    expect(await run(place, taskId)).toMatchObject({ status: 'succeeded' });
    const page = await place.call<{ total: number }>(routes.listPeople, { query: { limit: 1 } });
    expect(page.total).toBe(60_000);
  }, 60_000);

  test('a discarded file is gone and cannot be previewed', async () => {
    const place = await world.createPlace();
    const { importId } = await upload(place, roster);
    expect(await place.call(routes.discardImport, { params: { importId } })).toMatchObject({
      status: 'discarded',
    });
    const answer = await world.call(routes.previewImport, { params: { importId } }, place.administrator);
    expect(answer).toMatchObject({ status: 409, json: { code: 'import_state' } });
    expect(await place.within(async (tx) => (await sql`select from import_chunk`.execute(tx)).rows)).toEqual(
      [],
    );
  });
});

describe('the directory', () => {
  test('is found by the start of name, word, address or identifier, page by page', async () => {
    const place = await world.createPlace();
    await bring(place, roster);
    const found = async (query: object) => (await people(place, query)).map(({ externalId }) => externalId);
    expect(await found({ search: 'li' })).toEqual(['2']);
    expect(await found({ search: 'CY@' })).toEqual(['3']);
    expect(await found({ search: '1' })).toEqual(['1']);
    expect(await found({ search: '%' })).toEqual([]);
    expect(await found({ attribute: 'department', value: 'Research' })).toEqual(['1', '2']);
    expect(await found({ attribute: 'site' })).toEqual(['1', '2', '3']);
    type Page = { rows: PersonRow[]; next: number | null; total: number };
    const first = await place.call<Page>(routes.listPeople, { query: { limit: 2 } });
    expect(first).toMatchObject({ rows: [{}, {}], total: 3 });
    const second = await place.call<Page>(routes.listPeople, { query: { limit: 2, after: first.next } });
    expect(second).toMatchObject({ rows: [{ externalId: '3' }], next: null, total: 3 });
  });

  test('is exported without formulas, and the export imports without a change', async () => {
    const place = await world.createPlace();
    await bring(place, roster.replace('Cy Falk', '=HYPERLINK(1)'));
    const answer = await world.call(routes.exportPeople, { query: {} }, place.administrator);
    expect(answer.text).toContain("'=HYPERLINK(1)");
    expect(answer.text.split('\r\n')[0]).toBe(
      '\uFEFFid,displayName,givenName,email,language,managerId,active,department,jobTitle',
    );
    const again = await bring(place, answer.text);
    expect(again.difference).toMatchObject({ joined: 0, changed: 0, left: 0, unchanged: 3 });
  });
});
