/** Files that are hostile, damaged or wrong, on the real database: what is read, what is refused, and how. */
import { describe, expect, test } from 'vitest';
import { say } from '#contracts/sentences/catalogue.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createImportPlace } from '#test/support/import-place.ts';

const { database } = await createTestDatabase();
const newOrganisation = async () => await createImportPlace(database);

describe('bytes', () => {
  const expected = [
    { id: '1', name: 'Ådä "Q" Berg', attributes: { department: 'Sales; North' } },
    { id: '2', name: 'Bo Lind', attributes: { department: 'Two lines' } },
  ];
  const text = (delimiter: string, lineEnd: string) =>
    [
      ['id', 'name', 'department'],
      ['1', '"Ådä ""Q"" Berg"', '"Sales; North"'],
      ['2', 'Bo Lind', `"Two${lineEnd}lines"`],
    ]
      .map((cells) => cells.join(delimiter))
      .join(lineEnd);
  const utf16 = (of: string, isBig: boolean) => {
    const bytes = Buffer.from(`\uFEFF${of}`, 'utf16le');
    return isBig ? bytes.swap16() : bytes;
  };
  test.each([
    ['UTF-8 with commas', Buffer.from(text(',', '\n'))],
    ['UTF-8 with a byte order mark and semicolons', Buffer.from(`\uFEFF${text(';', '\r\n')}`)],
    ['tabs', Buffer.from(text('\t', '\r\n'))],
    ['UTF-16, low byte first', utf16(text('\t', '\r\n'), false)],
    ['UTF-16, high byte first', utf16(text(';', '\n'), true)],
    ['Windows-1252', Buffer.from(text(';', '\r\n'), 'latin1')],
    ['a line that names the separator', Buffer.from(`sep=;\r\n${text(';', '\r\n')}`)],
  ])('are read as %s', async (_, bytes) => {
    const place = await newOrganisation();
    await place.bringWell(bytes);
    const people = await place.people();
    expect(people.map(({ id, name, attributes }) => ({ id, name, attributes }))).toEqual(expected);
    expect((await place.bringWell(bytes)).difference).toMatchObject({ changed: 0, unchanged: 2 });
  });

  test.each([
    ['an empty file', Buffer.alloc(0), 'file_empty'],
    ['a header without rows', Buffer.from('id,name\n'), 'file_empty'],
    ['a workbook', Buffer.from('PK\u0003\u0004rest of a workbook'), 'file_unreadable'],
    ['binary data', Buffer.from('id,name\n1,a\0\0b\n'), 'file_unreadable'],
    ['a table that identifies nobody', Buffer.from('colour,size\nred,1 m\nblue,2 m\n'), 'mapping_incomplete'],
  ])('%s is refused and leaves nothing', async (_, bytes, code) => {
    const place = await newOrganisation();
    const before = await place.state();
    expect(await place.bring(bytes)).toMatchObject({ ok: false, refusal: { code } });
    expect(await place.state()).toEqual(before);
    expect(await place.rows('select from import')).toEqual([]);
  });
});

describe('bad rows', () => {
  const bad = `id,name,email,language
1,Ada,ada@example.com,sv
,Nobody,no@example.com,
3,Cy,cy at example.com,Klingon speech
1E+05,Dee,dee@example.com,
5,Eve,eve@example.com,de,surplus
`;

  test('are listed with line, column, value and how to mend them, and nothing is imported', async () => {
    const place = await newOrganisation();
    const before = await place.state();
    const outcome = await place.bring(bad);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'import_has_errors', data: { count: 4 } } });
    expect(
      outcome.ok
        ? []
        : outcome.problems.map(({ code, line, column, value }) => ({ code, line, column, value })),
    ).toEqual([
      { code: 'missing_id', line: 3, column: 'id', value: '' },
      { code: 'invalid_email', line: 4, column: 'email', value: 'cy at example.com' },
      { code: 'unknown_language', line: 4, column: 'language', value: 'Klingon speech' },
      { code: 'damaged_id', line: 5, column: 'id', value: '1E+05' },
      { code: 'too_many_cells', line: 6, column: 'Column 5', value: '' },
    ]);
    expect(
      outcome.ok
        ? []
        : outcome.problems.map(({ message, mend }) => `${say('en', message)} ${say('en', mend)}`),
    ).toEqual([
      'The row has no identifier. Fill in the identifier, or remove the row.',
      'This is not an e-mail address. Write one e-mail address such as name@example.com, or leave the cell empty.',
      'This is not a language. Write a language such as de, sv or en-GB, or leave the cell empty.',
      'The identifier was shortened to a rounded number. A spreadsheet has changed this number. Format the column as text and export it again.',
      'The row has 5 cells, the header has 4. Put cells that contain the delimiter in quotes. The surplus cells were not read.',
    ]);
    expect(await place.state()).toEqual(before);
    expect(await place.rows('select from import')).toEqual([]);
  });

  test('can be left out; whom they are about stays as they are', async () => {
    const place = await newOrganisation();
    await place.bringWell(
      'id,name,email,language\n3,Cy,cy@example.com,en\n5,Eve,eve@example.com,de\n6,Fay,fay@example.com,de\n',
    );
    const outcome = await place.bringWell(bad, { leaveOutBadRows: true, confirmShrink: true });
    expect(outcome).toMatchObject({
      leftOut: 4,
      difference: { joined: 1, changed: 0, left: 1, keptAsIs: 2 },
    });
    expect((await place.people()).map(({ id, email, active }) => ({ id, email, active }))).toEqual([
      { id: '1', email: 'ada@example.com', active: true },
      { id: '3', email: 'cy@example.com', active: true },
      { id: '5', email: 'eve@example.com', active: true },
      { id: '6', email: 'fay@example.com', active: false },
    ]);
  });

  test('are left out of the first import too', async () => {
    const place = await newOrganisation();
    expect(await place.bringWell(bad, { leaveOutBadRows: true })).toMatchObject({
      leftOut: 4,
      difference: { joined: 1 },
    });
    expect((await place.people()).map(({ id }) => id)).toEqual(['1']);
  });

  test.each([
    ['the first import', false],
    ['a later import', true],
  ])(
    'one identifier with different values is a bad row in %s; an equal row counts once',
    async (_, isLater) => {
      const place = await newOrganisation();
      if (isLater) await place.bringWell('id,name\n0,Zoe\n1,Old\n2,Bo\n');
      const file = 'id,name\n0,Zoe\n1,Ada\n2,Bo\n1,Ada Other\n2,Bo\n';
      const refused = await place.bring(file);
      expect(refused).toMatchObject({
        ok: false,
        refusal: { code: 'import_has_errors', data: { count: 1 } },
      });
      expect(refused.ok ? [] : refused.problems).toMatchObject([
        {
          code: 'duplicate_id',
          line: 5,
          column: 'id',
          value: '1',
          message: { code: 'row_duplicate_id', data: { line: 3 } },
        },
      ]);
      const outcome = await place.bringWell(file, { leaveOutBadRows: true });
      expect(outcome.difference).toMatchObject({ repeated: 1 });
      expect((await place.people()).map(({ id, name }) => [id, name])).toEqual([
        ['0', 'Zoe'],
        ['1', 'Ada'],
        ['2', 'Bo'],
      ]);
    },
  );

  test('an open quote is named with its line', async () => {
    const place = await newOrganisation();
    const outcome = await place.bring('id,name\n1,Ada\n2,"Bo\n3,Cy\n');
    expect(outcome.ok ? [] : outcome.problems).toMatchObject([{ code: 'unbalanced_quote', line: 3 }]);
  });

  test('control characters, backslashes, quotes and markers in cells are stored as text', async () => {
    const place = await newOrganisation();
    const file = Buffer.from(
      String.raw`id,name,note` +
        '\n' +
        String.raw`1,A\Nda \t \\ x,"say ""hi"" \u0041"` +
        '\n2,\\N,B\u0001\u0002\u0007x\n3,=1+3,<b>\n',
    );
    await place.bringWell(file);
    expect((await place.people()).map(({ name, attributes }) => ({ name, attributes }))).toEqual([
      { name: String.raw`A\Nda \t \\ x`, attributes: { note: String.raw`say "hi" \u0041` } },
      { name: String.raw`\N`, attributes: { note: 'B   x' } },
      { name: '=1+3', attributes: { note: '<b>' } },
    ]);
    expect((await place.bringWell(file)).difference).toMatchObject({ unchanged: 3, changed: 0 });
  });
});
