/** Reading workbooks as Excel, LibreOffice and people with bad intentions write them. */
import { say } from '#contracts/sentences/catalogue.ts';
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { archiveOf, fileOf, rowsOf, workbookOf, type WorkbookSource } from '#test/support/workbook-file.ts';
import { openWorkbook, UnreadableWorkbook, type SheetColumns, type SheetRow } from './index.ts';

async function read(bytes: Buffer, columns: SheetColumns = { first: 1, count: 3 }, sheet?: string) {
  const workbook = await openWorkbook(fileOf(bytes));
  const rows: SheetRow[] = [];
  const hidden: number[][] = [];
  await workbook.readSheet(sheet ?? workbook.sheets[0]!.name, {
    columns,
    onRow: (row) => void rows.push(row),
    onHiddenColumns: (...range) => hidden.push(range),
  });
  return { workbook, rows, hidden, texts: rows.map(({ cells }) => cells) };
}

async function readCells(xml: string, source: Partial<WorkbookSource> = {}) {
  const sheets = [{ name: 'Staff', rows: xml }];
  return await read(await workbookOf({ ...source, sheets }));
}

const problemOf = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'it was read',
    (error: unknown) =>
      error instanceof UnreadableWorkbook ? say('en', error.statement) : `thrown: ${String(error)}`,
  );

describe('cells', () => {
  test('of every type become the text people see', async () => {
    const { texts } = await readCells(
      '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><r><rPr><b/></rPr><t>Ri</t></r><r><t xml:space="preserve">ch </t></r></is></c><c r="C1" t="str"><f>A1&amp;"x"</f><v>bx</v></c></row>' +
        '<row r="2"><c r="A2"><v>100000</v></c><c r="B2" s="1"><v>46115</v></c><c r="C2" s="2"><v>46115.354166666664</v></c></row>' +
        '<row r="3"><c r="A3" s="3"><v>42</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="d"><v>2026-04-03T00:00:00</v></c></row>' +
        '<row r="4"><c r="A4"><f>1+1</f><v>2</v></c><c r="B4"><v>0.30000000000000004</v></c><c r="C4" t="s"><v>2</v></c></row>',
      {
        strings: [
          '<t>a</t>',
          '<t>b</t>',
          '<r><t>two_x000D_\n</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh><r><t>lines</t></r>',
        ],
        formats: [14, 'dd.mm.yyyy hh:mm', '00000'],
      },
    );
    expect(texts).toEqual([
      ['b', 'Rich ', 'bx'],
      ['100000', '2026-04-03', '2026-04-03T08:30:00'],
      ['00042', 'true', '2026-04-03'],
      ['2', '0.3', 'two\r\nlines'],
    ]);
  });

  test('without places follow one another, blank ones included', async () => {
    const { rows } = await readCells(
      `<row><c/><c><v>1</v></c></row><row>${'<c/>'.repeat(3)}</row><row><c><v>2</v></c></row>`,
    );
    expect(rows.map(({ number, cells }) => [number, ...cells])).toEqual([
      [1, '', '1', ''],
      [3, '2', '', ''],
    ]);
  });

  test('with an error, and formulas that were never computed, are problems', async () => {
    const { rows } = await readCells(
      '<row r="7"><c r="A7" t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c><c r="B7"><f>1+1</f></c><c r="C7" t="str"><f>""</f><v></v></c></row>',
    );
    expect(rows).toMatchObject([
      {
        number: 7,
        cells: ['', '', ''],
        problems: [
          { column: 1, code: 'error_value', value: '#N/A' },
          { column: 2, code: 'no_result', value: '' },
        ],
      },
    ]);
  });

  test('of a workbook that counts from 1904 are the same dates', async () => {
    const source = { formats: [14], is1904: true };
    expect((await readCells('<row r="1"><c r="A1" s="1"><v>44653</v></c></row>', source)).texts).toEqual([
      ['2026-04-03', '', ''],
    ]);
  });

  test('beside the columns asked for are counted, not read', async () => {
    const sheets = [
      {
        name: 'Staff',
        rows: rowsOf([
          ['a', 'b', 'c', 'd'],
          [null, 'f', null, null],
        ]),
      },
    ];
    const { rows } = await read(await workbookOf({ sheets }), { first: 2, count: 2 });
    expect(rows.map(({ cells, beside }) => ({ cells, beside }))).toEqual([
      { cells: ['b', 'c'], beside: 2 },
      { cells: ['f', ''], beside: 0 },
    ]);
  });
});

describe('rows', () => {
  test('and columns that are hidden are read and said', async () => {
    const before = '<cols><col min="1" max="1" width="9"/><col min="2" max="3" hidden="1"/></cols>';
    const rows = '<row r="1"><c><v>1</v></c></row><row r="2" hidden="true"><c><v>2</v></c></row>';
    const found = await read(await workbookOf({ sheets: [{ name: 'Staff', rows, before }] }));
    expect(found.hidden).toEqual([[2, 3]]);
    expect(found.rows.map(({ isHidden, cells }) => [isHidden, cells[0]])).toEqual([
      [false, '1'],
      [true, '2'],
    ]);
  });

  test('get the value of cells merged downwards, and only rows with something of their own', async () => {
    const behind =
      '<mergeCells count="3"><mergeCell ref="A1:A4"/><mergeCell ref="B2:C3"/><mergeCell ref="B1:C1"/></mergeCells>';
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Sales</t></is></c><c r="B1"><v>1</v></c></row>' +
      '<row r="2"><c r="A2"/><c r="B2"><v>2</v></c></row>' +
      '<row r="3"><c r="C3"><v>3</v></c></row><row r="4"><c r="A4"/></row><row r="5"><c r="B5"><v>5</v></c></row>';
    const found = await read(await workbookOf({ sheets: [{ name: 'Staff', rows, behind }] }));
    expect(found.rows.map(({ number, cells, merged }) => [number, ...cells, merged])).toEqual([
      [1, 'Sales', '1', '', 0],
      [2, 'Sales', '2', '', 1],
      [3, 'Sales', '2', '3', 2],
      [5, '', '5', '', 0],
    ]);
  });

  test('come from the sheet that is asked for, and reading ends when it is told to', async () => {
    const sheets = [
      { name: 'Notes', rows: rowsOf([['x']]) },
      { name: 'Staff & more', rows: rowsOf([['a'], ['b']]), state: 'veryHidden' as const },
    ];
    const found = await read(await workbookOf({ sheets }), { first: 1, count: 1 }, 'Staff & more');
    expect(found.texts).toEqual([['a'], ['b']]);
    expect(found.workbook.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['Notes', false],
      ['Staff & more', true],
    ]);
    const seen: number[] = [];
    await found.workbook.readSheet('Staff & more', {
      columns: { first: 1, count: 1 },
      onRow: ({ number }) => {
        seen.push(number);
        return false;
      },
    });
    expect(seen).toEqual([1]);
  });

  test('are found whatever prefix the elements have and wherever the workbook lies', async () => {
    const name = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const parts = {
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/book/workbook2.xml"/></Relationships>',
      'book/workbook2.xml': `<x:workbook ${name} xmlns:q="urn:q"><x:sheets><x:sheet name="S" sheetId="9" q:id="z"/></x:sheets></x:workbook>`,
      'book/_rels/workbook2.xml.rels':
        '<Relationships><Relationship Id="z" Type="urn:worksheet/worksheet" Target="./one/../s.xml"/></Relationships>',
      'book/s.xml': `\uFEFF<x:worksheet ${name}><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t><![CDATA[a<b]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    };
    expect((await read(await archiveOf(parts))).rows).toMatchObject([{ number: 2, cells: ['', 'a<b', ''] }]);
  });
});

describe('files that are no readable workbook', () => {
  const one = { sheets: [{ name: 'S', rows: rowsOf([['a', 'b']]) }] };
  test.each([
    ['an OpenDocument spreadsheet', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }, '(.ods)'],
    ['a binary workbook', { 'xl/workbook.bin': 'x' }, '(.xlsb)'],
    ['a Word document', { 'word/document.xml': '<a/>' }, 'a Word document'],
    ['a presentation', { 'ppt/presentation.xml': '<a/>' }, 'a presentation'],
    ['a Numbers document', { 'Index/Document.iwa': 'x' }, 'a Numbers document'],
    ['another archive', { 'people.csv': 'id\n1\n' }, 'an archive without a workbook'],
  ])('%s is named', async (_, parts, words) => {
    expect(await problemOf(openWorkbook(fileOf(await archiveOf(parts))))).toContain(words);
  });

  test.each([
    ['no XML', '<row r="1"><c r="A1"><v>1</c></row>'],
    ['an entity of its own', '<row r="1"><c r="A1"><v>&lol;</v></c></row>'],
    ['rows out of order', '<row r="2"><c><v>1</v></c></row><row r="1"><c><v>2</v></c></row>'],
    ['a row twice', '<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>'],
    ['a row beyond the last', '<row r="1048577"><c><v>1</v></c></row>'],
    ['a cell beyond the last column', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['a cell outside a row', '<c r="A1"><v>1</v></c>'],
    ['a shared text that is not there', '<row r="1"><c t="s"><v>7</v></c></row>'],
    ['a shared text by a name', '<row r="1"><c t="s"><v>-1</v></c></row>'],
  ])('a sheet with %s is damaged', async (_, xml) => {
    expect(await problemOf(readCells(xml))).toContain('It is damaged');
  });

  test('a document type is refused, so that no entity can grow', async () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData/></worksheet>';
    const bytes = await workbookOf({ ...one, parts: { 'xl/worksheets/sheet1.xml': bomb } });
    expect(await problemOf(read(bytes))).toContain('declares a document type');
  });

  test('a part that is not there, cut off, or changed is damage', async () => {
    const whole = await workbookOf(one);
    expect(await problemOf(read(whole.subarray(0, whole.length - 30)))).toContain('It is damaged');
    expect(
      await problemOf(read(await workbookOf({ ...one, parts: { 'xl/_rels/workbook.xml.rels': '' } }))),
    ).toContain('It is damaged');
    const stored = await workbookOf({
      sheets: [{ name: 'S', rows: rowsOf([[randomBytes(3000).toString('hex')]]) }],
    });
    const at = stored.indexOf('xl/worksheets/sheet1.xml') + 1000;
    stored[at] = stored[at]! ^ 0xff;
    expect(await problemOf(read(stored))).toContain('It is damaged');
  });

  test('failing to read the file is not called damage', async () => {
    const file = {
      ...fileOf(await workbookOf(one)),
      readAt: async () => await Promise.reject(new Error('disk')),
    };
    expect(await problemOf(openWorkbook(file))).toBe('thrown: Error: disk');
  });

  test('what inflates without end is refused before it fills the memory', async () => {
    const blank = Buffer.alloc(40 * 1024 * 1024, ' ');
    const bomb = Buffer.concat([
      Buffer.from('<worksheet><sheetData>'),
      blank,
      Buffer.from('</sheetData></worksheet>'),
    ]);
    const before = process.memoryUsage().rss;
    const bytes = await workbookOf({ ...one, parts: { 'xl/worksheets/sheet1.xml': bomb } });
    expect(bytes.length).toBeLessThan(200_000);
    expect(await problemOf(read(bytes))).toContain('unpacks to far more');
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
  });

  test('lists and texts longer than any workbook needs are damage', async () => {
    const styles = `<styleSheet><cellXfs>${'<xf/>'.repeat(200_002)}</cellXfs></styleSheet>`;
    expect(await problemOf(read(await workbookOf({ ...one, parts: { 'xl/styles.xml': styles } })))).toContain(
      'It is damaged',
    );
    const runs = `<r><t>${'a'.repeat(100_000)}</t></r>`.repeat(11);
    expect(await problemOf(read(await workbookOf({ ...one, strings: [runs] })))).toContain('It is damaged');
    const values = `<row><c>${`<v>${'1'.repeat(100_000)}</v>`.repeat(11)}</c></row>`;
    expect(await problemOf(readCells(values))).toContain('It is damaged');
  });

  test('a text without an end is refused before it fills the memory', async () => {
    const endless = Buffer.concat([
      Buffer.from('<worksheet><sheetData><row><c t="inlineStr"><is><t>'),
      Buffer.from(randomBytes(4 * 1024 * 1024).toString('hex')),
    ]);
    const bytes = await workbookOf({ ...one, parts: { 'xl/worksheets/sheet1.xml': endless } });
    expect(await problemOf(read(bytes))).toContain('It is damaged');
  });
});

test('a fault of whoever takes the rows is not called damage', async () => {
  const bytes = await workbookOf({ sheets: [{ name: 'S', rows: rowsOf([['a']]) }] });
  const workbook = await openWorkbook(fileOf(bytes));
  const reading = workbook.readSheet('S', {
    columns: { first: 1, count: 1 },
    onRow: () => {
      throw new Error('a mistake');
    },
  });
  expect(await problemOf(reading)).toBe('thrown: Error: a mistake');
});
