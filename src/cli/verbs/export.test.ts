/** `export` on the command line, with the real database: files that `import` reads back without a change. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';
import { setForThisFile } from '#test/support/environment.ts';
import { createImportPlace, csv } from '#test/support/import-place.ts';
import { rowsOf, workbookOf } from '#test/support/workbook-file.ts';
import { runExport } from './export.ts';
import { runImport } from './import.ts';

const { database, ownerUrl } = await createTestDatabase();
const place = await createImportPlace(database);
setForThisFile('DATABASE_URL', ownerUrl);
const folder = mkdtempSync(join(tmpdir(), 'bellwether-export-test-'));

beforeAll(async () => {
  await place.bringWell(csv(['id', 'name', 'department'], ['007', 'Åsa', 'IT'], ['008', 'Bo', 'HR']));
  await place.bringWell(csv(['App name', 'Importance'], ['Mail', 'critical'], ['Maps', 'unwichtig']), {
    subject: 'apps',
  });
  await place.bringWell(csv(['Device ID', 'Device name', 'OS'], ['d1', 'L1', 'Windows']), {
    subject: 'devices',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(verb: typeof runExport, ...argv: string[]) {
  const [out, errors]: [string[], string[]] = [[], []];
  const code = await verb(argv, { out: (line) => out.push(line), error: (line) => errors.push(line) });
  return { code, out: out.join('\n'), errors: errors.join('\n') };
}

test('people, devices and apps are written in both formats, and importing them changes nothing', async () => {
  for (const [subject, ...flags] of [['people'], ['devices', '--devices'], ['apps', '--apps']] as const) {
    for (const ending of ['csv', 'xlsx']) {
      const out = join(folder, `${subject}.${ending}`);
      expect(await run(runExport, subject, '--out', out)).toEqual({
        code: 0,
        out: `Written: ${out}.`,
        errors: '',
      });
      const imported = await run(runImport, out, ...flags);
      expect(imported.out).toMatch(/: 0 joined, 0 changed, 0 left, [12] unchanged\./);
    }
  }
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
}, 60_000);

test('a filter leaves the others out', async () => {
  const out = join(folder, 'some.csv');
  await run(runExport, 'people', '--out', out, '--attribute', 'department', '--value', 'HR', '--json');
  expect(readFileSync(out, 'utf8').split('\r\n').slice(1)).toEqual(['008,Bo,,,,,true,HR', '']);
  await run(runExport, 'apps', '--out', out, '--importance', 'not_important');
  expect(readFileSync(out, 'utf8').split('\r\n').slice(1)).toEqual(['maps,Maps,,,,,not_important,,true', '']);
}, 60_000);

test.each([
  [['people', '--out', 'people.pdf'], 'it ends in .csv or .xlsx'],
  [['people'], 'Name the file with --out'],
  [['rollouts', '--out', 'x.csv'], 'people, devices or apps'],
  [['people', '--out', join(folder, 'none', 'x.csv')], 'There is no folder'],
  [['people', '--out', 'x.csv', '--active', 'some'], '--active is one of'],
  [['people', '--out', 'x.csv', '--value', 'HR'], '--value needs --attribute'],
  [['devices', '--out', 'x.csv', '--attribute', 'site'], '--attribute is for people'],
  [['devices', '--out', 'x.csv', '--platform', 'iOS'], '--importance and --platform are for apps'],
  [['apps', '--out', 'x.csv', '--importance', 'high'], '--importance is one of'],
])('%s is unusable and says why', async (argv, words) => {
  expect(await run(runExport, ...argv)).toMatchObject({ code: 2, errors: expect.stringContaining(words) });
});

test('import takes the sheet it is told, names others, and names bad cells as the spreadsheet does', async () => {
  const path = join(folder, 'book.xlsx');
  const staff = [
    ['Staff 2026'],
    ['id', 'name', 'email'],
    ['007', 'Åsa', 'asa at example.com'],
    ['008', 'Bo', 'bo@example.com'],
  ];
  const sheets = [
    { name: 'Staff', rows: rowsOf(staff) },
    {
      name: 'New',
      rows: rowsOf([
        ['id', 'name'],
        ['009', 'Cy'],
      ]),
    },
  ];
  writeFileSync(path, await workbookOf({ sheets }));
  const refused = await run(runImport, path);
  expect(refused.code).toBe(1);
  expect(refused.errors).toContain(
    `${path}: Staff!C3: email: "asa at example.com". This is not an e-mail address.`,
  );
  const tried = await run(runImport, path, '--sheet', 'New', '--dry-run');
  expect(tried.out).toContain('Sheet New, column names in row 1. Other sheets, with --sheet: Staff.');
  expect(tried.out).toContain('People: 1 joined');
  expect((await run(runImport, path, '--sheet', 'Old')).errors).toContain('Its sheets are: Staff and New');
  expect(await run(runImport, path, '--header-row', 'two')).toMatchObject({ code: 2 });
  const tooLow = await run(runImport, path, '--sheet', 'New', '--header-row', '2');
  expect(tooLow.errors).toContain('Sheet New has no names of columns in row 2, or no rows below');
}, 60_000);
