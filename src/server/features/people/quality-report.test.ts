/** The data-quality report of files too large to remember every row: counted in the staging tables instead. */
import { expect, test } from 'vitest';
import type { ImportReport, ImportSubject } from '#contracts/imports.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createImportPlace, csv } from '#test/support/import-place.ts';
import { fileOf } from '#test/support/workbook-file.ts';
import { inspectFile } from './inspect-file.ts';
import { createReportBuilder } from './quality-report.ts';
import { stageFile } from './stage-file.ts';

const { database } = await createTestDatabase();
const place = await createImportPlace(database);

async function reportOn(subject: ImportSubject, file: string, rowsMax: number): Promise<ImportReport> {
  const content = fileOf(Buffer.from(file));
  const inspected = await inspectFile(content, { fileName: 'file.csv', subject });
  if (!inspected.ok) throw new Error(inspected.refusal.code);
  const { mapping } = inspected.value;
  return await inOrganisation(database, place.id, async (tx) => {
    const builder = createReportBuilder(subject, mapping, rowsMax);
    const staged = await stageFile(tx, { subject, mapping, content, onRow: builder.onRow });
    if (!staged.ok) throw new Error(staged.refusal.code);
    return await builder.finish(tx, staged.value);
  });
}

const counted = (report: ImportReport, codes: readonly string[]) =>
  report.findings
    .filter(({ code }) => codes.includes(code))
    .map(({ code, count, examples }) => ({ code, count, lines: examples.map(({ line }) => line) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));

const people = csv(
  ['id', 'name', 'email', 'manager id'],
  ['a1', 'Ada', 'ada@example.com', ''],
  ['b2', 'Bo', 'ADA@example.com', 'a1'],
  ['B2', 'Bo', 'bo@example.com', 'gone'],
  ['c3', 'Cy', 'cy@example.com', 'c3'],
  ['c3', 'Cy', 'cy@example.com', 'c3'],
  ['d4', 'Di', 'di@example.com', 'a1'],
  ['d4', 'Other', 'di@example.com', 'a1'],
);

test('of people finds repeats and managers that lead nowhere, whether remembered or counted', async () => {
  const codes = [
    'id_other_case',
    'same_name',
    'manager_missing',
    'manager_self',
    'manager_dangling',
    'duplicate_id',
  ];
  const expected = [
    { code: 'duplicate_id', count: 1, lines: [8] },
    { code: 'id_other_case', count: 1, lines: [4] },
    { code: 'manager_dangling', count: 1, lines: [4] },
    { code: 'manager_missing', count: 1, lines: [2] },
    { code: 'manager_self', count: 1, lines: [5] },
    { code: 'same_name', count: 1, lines: [4] },
  ];
  const large = await reportOn('people', people, 3);
  expect(counted(large, codes)).toEqual(expected);
  expect(large).toMatchObject({ rows: 7, refused: 1, profiledRows: 3 });
  expect(counted(large, ['same_email'])).toEqual([{ code: 'same_email', count: 1, lines: [3] }]);
  const small = await reportOn('people', people, 1000);
  expect(counted(small, codes)).toEqual(expected);
  expect(small.profiledRows).toBe(7);
});

test('of devices finds repeated serial numbers and missing owners', async () => {
  const devices = csv(
    ['Device ID', 'Device name', 'OS', 'Serial number', 'Primary user UPN'],
    ['d1', 'L1', 'Windows', 'S1', 'ada@example.com'],
    ['d2', 'L2', 'Windows', 'S1', ''],
    ['d3', 'L3', 'Windows', 'S3', 'bo@example.com'],
  );
  const codes = ['same_serial', 'no_owner'];
  const expected = [
    { code: 'no_owner', count: 1, lines: [3] },
    { code: 'same_serial', count: 1, lines: [3] },
  ];
  expect(counted(await reportOn('devices', devices, 1), codes)).toEqual(expected);
  expect(counted(await reportOn('devices', devices, 1000), codes)).toEqual(expected);
});

test('of apps finds what stands twice, has no owner or no importance', async () => {
  const apps = csv(
    ['App ID', 'App name', 'Platform', 'Importance', 'Owner'],
    ['a1', 'Mail', 'iOS', 'critical', 'ada@example.com'],
    ['a2', 'mail', 'iOS', 'important', ''],
    ['a3', 'Mail', 'Android', '', 'bo@example.com'],
  );
  const codes = ['same_app', 'app_without_owner', 'no_importance'];
  const expected = [
    { code: 'app_without_owner', count: 1, lines: [3] },
    { code: 'no_importance', count: 1, lines: [4] },
    { code: 'same_app', count: 1, lines: [3] },
  ];
  expect(counted(await reportOn('apps', apps, 1), codes)).toEqual(expected);
  expect(counted(await reportOn('apps', apps, 1000), codes)).toEqual(expected);
});
