/** A workbook through the API, with the real database: sent, another sheet chosen, previewed, applied, undone, taken away. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import type { ImportDetail } from '#contracts/imports.ts';
import { peopleRoutes as routes, type PersonRow } from '#contracts/people.ts';
import { workbookMediaType } from '#contracts/table-files.ts';
import type { TaskId } from '#contracts/ids.ts';
import { runTask } from '#server/platform/tasks/run-task.ts';
import { createWorld, type Place } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { setForThisFile } from '#test/support/environment.ts';
import { archiveOf, rowsOf, workbookOf } from '#test/support/workbook-file.ts';
import { peopleFeatureRoutes, peopleTasks } from './index.ts';
import { pieceBytes } from './stored-file.ts';

const shared = await createTestDatabase({ poolSize: 6 });
const world = await createWorld({ ...shared, routes: peopleFeatureRoutes });
afterAll(world.close);

const fileName = 'staff.xlsx';
const noise = (bytes: number) => randomBytes(bytes).toString('hex');

async function upload(place: Place, file: Buffer): Promise<ImportDetail> {
  const headers = { 'content-type': workbookMediaType };
  return await place.call<ImportDetail>(routes.uploadImport, { query: { fileName }, file, headers });
}

/** Runs the task a route starts, and looks at the import afterwards. */
async function work(
  place: Place,
  route: typeof routes.previewImport | typeof routes.applyImport,
  { importId }: ImportDetail,
) {
  const body = route === routes.applyImport ? { leaveOutBadRows: false, confirmShrink: false } : undefined;
  const { taskId } = await place.call<{ taskId: TaskId }>(route, { params: { importId }, body });
  const { services, app } = world;
  const { organisationId } = place;
  await runTask({ services, tasks: peopleTasks, log: app.log }, { organisationId, taskId });
  return await place.call<ImportDetail>(routes.getImport, { params: { importId } });
}

// A folder of its own, in which no other test leaves anything.
const folder = mkdtempSync(join(tmpdir(), 'bellwether-upload-'));
setForThisFile('TMPDIR', folder);
afterAll(() => rmSync(folder, { recursive: true }));

test('a workbook of several pieces is read from the sheet that is chosen, applied and undone', async () => {
  const place = await world.createPlace();
  // Texts that do not shrink, so that parts begin and end in different pieces.
  const people = Array.from({ length: 900 }, (_, at) => [`p${at}`, `Person ${at}`, noise(1200)]);
  const file = await workbookOf({
    sheets: [
      { name: 'Staff', rows: rowsOf([['id', 'name', 'note'], ...people]) },
      { name: 'Leavers', rows: rowsOf([['Gone'], ['id', 'name'], ['x1', 'Xi']]) },
    ],
  });
  expect(file.length).toBeGreaterThan(pieceBytes);
  const uploaded = await upload(place, file);
  expect(readdirSync(folder)).toEqual([]);
  const sheets = [
    { name: 'Staff', isHidden: false },
    { name: 'Leavers', isHidden: false },
  ];
  expect(uploaded).toMatchObject({
    ...{ status: 'uploaded', byteCount: file.length, encoding: null, delimiter: null },
    workbook: { sheet: 'Staff', headerRow: 1, sheets },
  });
  const params = { importId: uploaded.importId };
  const chosen = await place.call<ImportDetail>(routes.chooseImportSheet, {
    params,
    body: { sheet: 'Leavers' },
  });
  expect(chosen).toMatchObject({ header: ['id', 'name'], workbook: { sheet: 'Leavers', headerRow: 2 } });
  expect((await work(place, routes.previewImport, chosen)).difference).toMatchObject({ joined: 1 });

  const back = await place.call<ImportDetail>(routes.chooseImportSheet, {
    params,
    body: { sheet: 'Staff', headerRow: 1 },
  });
  expect(back).toMatchObject({ status: 'uploaded', report: null, workbook: { sheet: 'Staff' } });
  expect((await work(place, routes.previewImport, back)).difference).toMatchObject({ joined: 900 });
  expect(await work(place, routes.applyImport, back)).toMatchObject({ status: 'applied', rowCount: 900 });
  const { rows } = await place.call<{ rows: PersonRow[] }>(routes.listPeople, { query: { search: 'p899' } });
  expect(rows).toMatchObject([{ externalId: 'p899', attributes: { note: people[899]![2] } }]);
  const late = await world.call(
    routes.chooseImportSheet,
    { params, body: { sheet: 'Leavers' } },
    place.administrator,
  );
  expect(late).toMatchObject({ status: 409, json: { code: 'import_state' } });
  await place.call(routes.undoImport, { params });
  expect(await place.call(routes.listPeople)).toMatchObject({ total: 0 });
}, 60_000);

test('what is no workbook, or has no such sheet, is refused and leaves nothing', async () => {
  const place = await world.createPlace();
  const send = async (file: Buffer) =>
    await world.call(routes.uploadImport, { query: { fileName }, file }, place.administrator);
  const ods = await archiveOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' });
  expect(await send(ods)).toMatchObject({ status: 422, json: { code: 'file_unreadable' } });
  expect(await send(await workbookOf({ sheets: [{ name: 'Staff', rows: '' }] }))).toMatchObject({
    status: 422,
    json: { code: 'file_empty' },
  });
  const counted = async () =>
    (await place.within(async (tx) => await sql`select from import_chunk`.execute(tx))).rows.length;
  expect(await counted()).toBe(0);

  const { importId } = await upload(
    place,
    await workbookOf({
      sheets: [
        {
          name: 'Staff',
          rows: rowsOf([
            ['id', 'name'],
            ['1', 'Ada'],
          ]),
        },
      ],
    }),
  );
  const call = { params: { importId }, body: { sheet: 'Old' } };
  const answer = await world.call(routes.chooseImportSheet, call, place.administrator);
  expect(answer).toMatchObject({ status: 422, json: { code: 'file_unreadable' } });
  expect(await place.call(routes.getImport, { params: { importId } })).toMatchObject({
    workbook: { sheet: 'Staff' },
  });
  expect(readdirSync(folder)).toEqual([]);
}, 60_000);

test('a workbook is sent under its name and media type, not as text', async () => {
  const place = await world.createPlace();
  await work(
    place,
    routes.applyImport,
    await work(
      place,
      routes.previewImport,
      await upload(
        place,
        await workbookOf({
          sheets: [
            {
              name: 'Staff',
              rows: rowsOf([
                ['id', 'name'],
                ['1', 'Ada'],
              ]),
            },
          ],
        }),
      ),
    ),
  );
  const answer = await world.call(routes.exportPeopleWorkbook, {}, place.administrator);
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': workbookMediaType,
    'content-disposition': 'attachment; filename="people.xlsx"',
  });
  expect(answer.text.slice(0, 2)).toBe('PK');
  const csv = await world.call(routes.exportPeople, {}, place.administrator);
  expect(csv.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="people.csv"',
  });
}, 60_000);
