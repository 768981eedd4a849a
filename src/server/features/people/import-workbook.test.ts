/** Workbooks through the very pipeline of other files, on the real database: what comes in, what is named and how. */
import { say } from '#contracts/sentences/catalogue.ts';
import { describe, expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';
import { createImportPlace, csv } from '#test/support/import-place.ts';
import { rowsOf, workbookOf, type CellSource, type WorkbookSource } from '#test/support/workbook-file.ts';

const { database } = await createTestDatabase();
const newOrganisation = async () => await createImportPlace(database);

const sheetOf = async (rows: readonly (readonly CellSource[])[], source: Partial<WorkbookSource> = {}) =>
  await workbookOf({ sheets: [{ name: 'Staff', rows: rowsOf(rows) }], ...source });

const header = ['Personalnummer', 'Name', 'E-Mail', 'Abteilung', 'Eintrittsdatum'];

describe('a workbook made by hand', () => {
  const madeByHand = {
    name: 'Personal & mehr',
    rows:
      rowsOf([['Mitarbeiterliste'], [null], ['Stand', { xml: '<c s="1"><v>46115</v></c>' }]]) +
      rowsOf(
        [
          [null, ...header],
          [
            null,
            { xml: '<c t="s"><v>0</v></c>' },
            'Jörg Größe',
            'joerg@example.com',
            'Vertrieb',
            { xml: '<c s="1"><v>43832</v></c>' },
          ],
          [null, 100_000, 'Åsa Öberg', 'asa@example.com', null, { xml: '<c s="1"><v>43833</v></c>' }],
          [null, 12_345_678_901, 'Zoë Łuk', 'zoe@example.com', 'IT', null, null, 'ruft an'],
          [null, null, null],
        ],
        6,
      ),
    before: '<cols><col min="5" max="5" hidden="1"/></cols>',
    behind: '<mergeCells count="1"><mergeCell ref="E7:E8"/></mergeCells>',
  };
  const book = async () =>
    await workbookOf({
      sheets: [
        {
          name: 'Lies mich',
          rows: rowsOf([
            ['Feld', 'Bedeutung'],
            ['Name', 'wie jemand heißt'],
          ]),
        },
        { name: 'Alt', state: 'hidden', rows: rowsOf([header, ['1', 'Wer', 'wer@example.com', 'X', null]]) },
        madeByHand,
      ],
      strings: ['<t>00042</t>'],
      formats: ['dd.mm.yyyy'],
    });

  test('is found below its titles, on the first sheet in sight that lists somebody', async () => {
    const place = await newOrganisation();
    const outcome = await place.bringWell(await book(), { fileName: 'Liste.xlsx' });
    expect(outcome).toMatchObject({
      rows: 3,
      workbook: { sheet: 'Personal & mehr', headerRow: 6 },
      difference: { joined: 3 },
    });
    expect((await place.people()).map(({ id, name, attributes }) => ({ id, name, attributes }))).toEqual([
      { id: '00042', name: 'Jörg Größe', attributes: { department: 'Vertrieb', startOn: '2020-01-02' } },
      { id: '100000', name: 'Åsa Öberg', attributes: { department: 'Vertrieb', startOn: '2020-01-03' } },
      { id: '12345678901', name: 'Zoë Łuk', attributes: { department: 'IT' } },
    ]);
    const again = await place.bringWell(await book());
    expect(again.difference).toMatchObject({ joined: 0, changed: 0, left: 0, unchanged: 3 });
  });

  test('says what it did with hidden, merged and stray cells', async () => {
    const place = await newOrganisation();
    const { report } = await place.dryRun(await book());
    const said = report.findings.filter(({ code }) => /hidden|merged|beside/.test(code));
    expect(
      said.map(({ code, severity, count, examples }) => [code, severity, count, examples[0]?.line]),
    ).toEqual([
      ['cells_beside', 'warning', 1, 9],
      ['hidden_columns', 'information', 1, undefined],
      ['merged_cells', 'information', 1, 8],
    ]);
  });

  test('is taken from the sheet and row that are asked for', async () => {
    const place = await newOrganisation();
    await place.bringWell(await book(), { sheet: 'Alt' });
    expect((await place.people()).map(({ id }) => id)).toEqual(['1']);
    const named = { sheet: 'Personal & mehr', headerRow: 6 };
    await place.bringWell(await book(), { ...named, confirmShrink: true });
    const problemOf = async (options: object) => {
      const outcome = await place.bring(await book(), options);
      return outcome.ok ? 'imported' : say('en', outcome.refusal);
    };
    expect(await problemOf({ sheet: 'Neu' })).toContain(
      'It has no sheet Neu. Its sheets are: Lies mich, Alt and Personal & mehr.',
    );
    expect(await problemOf({ sheet: 'Alt', headerRow: 7 })).toContain('no names of columns in row 7');
    const text = await place.bring(csv(['id', 'name'], ['1', 'Ada']), { sheet: 'Alt' });
    expect(text).toMatchObject({ ok: false, refusal: { code: 'file_unreadable' } });
  });
});

describe('bad cells', () => {
  test('are named as the spreadsheet shows them, and nothing is imported', async () => {
    const place = await newOrganisation();
    const book = await sheetOf([
      ['No', 'id', 'name', 'email', 'department', 'remark'],
      [1, 'a1', 'Ada', 'ada@example.com', { xml: '<c t="e"><v>#N/A</v></c>' }, null],
      [2, 'b2', 'Bo', 'bo at example.com', 'IT', { xml: '<c t="e"><v>#REF!</v></c>' }],
      [3, null, 'Cy', 'cy@example.com', { xml: '<c><f>A1</f></c>' }, null],
      [4, null, 'Di', 'di@example.com', 'IT', null],
      [5, 'e5', 'Eve', 'eve@example.com', 'IT', null],
      [6, 'e5', 'Eva', 'eva@example.com', 'IT', null],
    ]);
    const mapping = [{ column: 'remark', target: { kind: 'ignored', reason: 'chosen' } }] as const;
    const outcome = await place.bring(book, { mapping });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'import_has_errors' } });
    expect(
      outcome.ok ? [] : outcome.problems.map(({ code, sheet, cell, value }) => [code, sheet, cell, value]),
    ).toEqual([
      ['error_value', 'Staff', 'E2', '#N/A'],
      ['invalid_email', 'Staff', 'D3', 'bo at example.com'],
      ['no_result', 'Staff', 'E4', ''],
      ['missing_id', 'Staff', 'B5', ''],
      ['duplicate_id', 'Staff', 'B7', 'e5'],
    ]);
    expect(await place.people()).toEqual([]);
    const rest = await place.bringWell(book, { mapping, leaveOutBadRows: true });
    expect(rest).toMatchObject({ leftOut: 5, difference: { joined: 1 } });
  });

  test('of a column that holds nothing else keep it from being taken for an empty one', async () => {
    const place = await newOrganisation();
    const formula = { xml: '<c><f>A1</f></c>' };
    const rows = Array.from({ length: 30 }, (_, at) => [
      `p${at}`,
      `Person ${at}`,
      `p${at}@example.com`,
      formula,
    ]);
    const outcome = await place.bring(await sheetOf([['id', 'name', 'email', 'department'], ...rows]));
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'import_has_errors', data: { count: 30 } } });
  });

  test('of a workbook that turns out to be damaged refuse the whole of it', async () => {
    const place = await newOrganisation();
    const good = rowsOf([
      ['id', 'name'],
      ...Array.from({ length: 500 }, (_, at) => [`p${at}`, `Person ${at}`]),
    ]);
    const bytes = await workbookOf({
      sheets: [{ name: 'Staff', rows: `${good}<row r="2"><c><v>1</v></c></row>` }],
    });
    const before = await place.state();
    for (const dryRun of [false, true]) {
      const outcome = dryRun ? await place.tryOut(bytes) : await place.bring(bytes);
      expect(outcome).toMatchObject({ ok: false, refusal: { code: 'file_unreadable' } });
    }
    expect(await place.state()).toEqual(before);
  });
});

test('files of other kinds are refused with what to do', async () => {
  const place = await newOrganisation();
  const problemOf = async (bytes: Buffer) => {
    const outcome = await place.bring(bytes);
    return outcome.ok ? 'imported' : `${outcome.refusal.code}: ${say('en', outcome.refusal)}`;
  };
  const compound = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(2000),
  ]);
  expect(await problemOf(compound)).toContain('old Excel workbook (.xls)');
  const locked = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]);
  expect(await problemOf(locked)).toContain('It is protected with a password. Save it without one');
  expect(await problemOf(await sheetOf([['id', 'name']]))).toContain('file_empty');
  expect(await problemOf(await sheetOf([]))).toContain('file_empty');
  expect(
    await problemOf(
      await sheetOf([
        ['colour', 'size'],
        ['red', 'one metre'],
        ['blue', 'two metres'],
      ]),
    ),
  ).toContain('mapping_incomplete');
  expect(await place.rows('select from import')).toEqual([]);
});

test('blank columns inside a table are left out, and columns without a name take that of the spreadsheet', async () => {
  const place = await newOrganisation();
  const book = await sheetOf([
    [null, 'name', null, 'department'],
    ['a1', 'Ada', null, 'IT'],
    ['b2', 'Bo', null, 'HR'],
    ['c3', 'Cy', null, 'HR'],
  ]);
  const outcome = await place.bringWell(book, { idColumn: 'Column A' });
  expect(outcome.attributes).toEqual({ department: 'department' });
  expect((await place.people()).map(({ id, name }) => `${String(id)} ${String(name)}`)).toEqual([
    'a1 Ada',
    'b2 Bo',
    'c3 Cy',
  ]);
});
