import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCsvReader } from './csv-reader.ts';
import { createCsvScanner } from './csv-scanner.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { parseCsv } from './parse-csv.ts';
import { createCsvRowFormatter, neutraliseFormula, restoreFormula, writeCsv } from './write-csv.ts';

const codes = (text: string): string[] => parseCsv(text).problems.map(({ code, line }) => `${code}@${line}`);

describe('parseCsv', () => {
  test('reads quoted delimiters, doubled quotes and quoted line breaks, keeping physical lines', () => {
    const table = parseCsv('id,note\r\n1,"a, ""b"""\r\n2,"two\r\nlines"\r\n3,end\r\n');
    expect(table.rows).toEqual([
      ['1', 'a, "b"'],
      ['2', 'two\r\nlines'],
      ['3', 'end'],
    ]);
    expect(table.lines).toEqual([2, 3, 5]);
    expect(table.problems).toEqual([]);
  });

  test('accepts LF, CRLF and CR in one file', () => {
    const table = parseCsv('a,b\n1,2\r\n3,4\r5,6');
    expect(table.rows).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ]);
    expect(table.lines).toEqual([2, 3, 4]);
  });

  test.each([',', ';', '\t', '|'])('finds the delimiter %j', (delimiter) => {
    const text = [
      ['id', 'city', 'skills'],
      ['1', 'Köln', 'a'],
      ['2', 'Bonn', 'b'],
    ]
      .map((row) => row.join(delimiter))
      .join('\n');
    expect(parseCsv(text).delimiter).toBe(delimiter);
    expect(parseCsv(text).rows[1]).toEqual(['2', 'Bonn', 'b']);
  });

  test('is not misled by several departments in one cell', () => {
    expect(detectDelimiter('id,department\n1,Sales; North; Field\n2,IT; Ops\n')).toBe(',');
    expect(detectDelimiter('id;name\n1;Berg, Anna\n2;Dahl, Nils\n3;Ek, Eva\n')).toBe(';');
  });

  test('skips a byte order mark, a #TYPE line and honours a sep= line', () => {
    const active = parseCsv(
      '\uFEFF#TYPE Microsoft.ActiveDirectory.Management.ADUser\r\n"Name","Title"\r\n"A","B"\r\n',
    );
    expect(active.header).toEqual(['Name', 'Title']);
    expect(active.lines).toEqual([3]);
    expect(parseCsv('sep=|\na|b,c\n1|2\n')).toMatchObject({ delimiter: '|', header: ['a', 'b,c'] });
  });

  test('reports a quote that never closes with the line it opens on, and keeps the rows after it', () => {
    const table = parseCsv('id,note\n1,ok\n2,"open\n3,fine\n4,fine\n');
    expect(table.problems).toMatchObject([{ code: 'unbalanced_quote', line: 3 }]);
    expect(table.rows.map((row) => row[0])).toEqual(['1', '2', '3', '4']);
    expect(table.rows[1]).toEqual(['2', '"open']);
  });

  test('reports an open quote even when a later quoted cell seems to close it', () => {
    const table = parseCsv('id,note\n1,"open\n2,"closed, right"\n3,x\n');
    expect(table.problems).toMatchObject([{ code: 'unbalanced_quote', line: 2 }]);
    expect(table.rows).toEqual([
      ['1', '"open'],
      ['2', 'closed, right'],
      ['3', 'x'],
    ]);
  });

  test('reports the line of a quote that opens inside a row of several lines', () => {
    expect(codes('a,b,c\n1,"x\ny","z" z\n')).toEqual(['stray_quote@3']);
  });

  test('gives up on a quoted cell beyond the limit, so that memory stays bounded', () => {
    const rows: string[][] = [];
    const problems: number[] = [];
    const scanner = createCsvScanner({
      delimiter: ',',
      maxQuotedLength: 50,
      onRow: (cells) => rows.push(cells),
      onProblem: (problem) => problems.push(problem.line),
    });
    scanner.push('1,"open\n');
    for (let row = 2; row < 100; row++) scanner.push(`${row},plain\n`);
    scanner.end();
    expect(problems).toEqual([1]);
    expect(rows).toHaveLength(99);
  });

  test('reports ragged rows with line and width, pads short ones and cuts long ones', () => {
    const table = parseCsv('a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n');
    expect(table.problems.map(({ code, line }) => [code, line])).toEqual([
      ['too_few_cells', 2],
      ['too_many_cells', 3],
    ]);
    expect(table.rows).toEqual([
      ['1', '2', ''],
      ['1', '2', '3'],
      ['1', '2', '3'],
      ['1', '2', '3'],
    ]);
  });

  test('names empty and repeated columns and reports them', () => {
    const table = parseCsv('id,,name,name, \u200Bname\u00A0\n1,2,3,4,5\n');
    expect(table.header).toEqual(['id', 'Column 2', 'name', 'name (2)', 'name (3)']);
    expect(table.problems.map(({ code, column }) => [code, column])).toEqual([
      ['empty_header', 2],
      ['repeated_header', 4],
      ['repeated_header', 5],
    ]);
  });

  test('says so when a file is empty or holds only a header', () => {
    expect(codes('')).toEqual(['empty_file@1']);
    expect(codes('\uFEFF\r\n\r\n')).toEqual(['empty_file@1']);
    expect(codes('\na,b\n')).toEqual(['no_rows@2']);
  });

  test('skips blank lines without losing count', () => {
    expect(parseCsv('a,b\n\n1,2\n   \n3,4\n').lines).toEqual([3, 5]);
    expect(codes('a,b\n\n1,2\n   \n3,4\n')).toEqual([]);
  });

  test('refuses an unusable delimiter as a programming error', () => {
    expect(() => parseCsv('a', { delimiter: '"' })).toThrow(/delimiter/);
  });
});

describe('round trips', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.string({
      unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', ' ', 'a', '=', "'"),
      maxLength: 8,
    }),
  );
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );
  const delimiter = fc.constantFrom(',', ';', '\t', '|');
  const lineEnd = fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const);

  test('written cells are read back unchanged, whatever they contain', () => {
    fc.assert(
      fc.property(table, delimiter, lineEnd, (rows, delimiter, lineEnd) => {
        const header = rows[0]!.map((_cell, index) => `c${index}`);
        const read = parseCsv(writeCsv(header, rows, { delimiter, lineEnd }), { delimiter });
        expect(read.problems).toEqual([]);
        expect(read.header).toEqual(header);
        expect(read.rows).toEqual(rows);
      }),
    );
  });

  test('the delimiter of a written file is found again', () => {
    const wide = table.filter((rows) => rows[0]!.length > 1);
    fc.assert(
      fc.property(wide, delimiter, (rows, delimiter) => {
        const text = writeCsv(
          rows[0]!.map((_cell, index) => `c${index}`),
          rows,
          { delimiter },
        );
        expect(parseCsv(text)).toMatchObject({ delimiter, rows });
      }),
    );
  });

  test('any text gives the same rows and problems wherever it is cut', () => {
    const hostile = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'a', ';'), maxLength: 40 });
    fc.assert(
      fc.property(hostile, fc.array(fc.nat(40), { maxLength: 6 }), (text, cuts) => {
        const whole = readPieces([text]);
        const borders = [
          0,
          ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b),
          text.length,
        ];
        const pieces = borders.slice(1).map((border, index) => text.slice(borders[index], border));
        expect(readPieces(pieces)).toEqual(whole);
        expect(readPieces([...text])).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });

  test('formulas are neutralised for spreadsheets and restored without loss', () => {
    expect(['=1+3', '+cmd', '-x', '@a', '\tx', '\rx', "'=x"].map(neutraliseFormula)).toEqual([
      "'=1+3",
      "'+cmd",
      "'-x",
      "'@a",
      "'\tx",
      "'\rx",
      "''=x",
    ]);
    expect(['-5', '+3.2', 'a=b', '12'].map(neutraliseFormula)).toEqual(['-5', '+3.2', 'a=b', '12']);
    fc.assert(
      fc.property(cell, (text) => {
        if (neutraliseFormula(text) !== text) expect(restoreFormula(neutraliseFormula(text))).toBe(text);
      }),
    );
  });

  test('numbers, booleans and missing values are written plainly', () => {
    const format = createCsvRowFormatter({ neutraliseFormulas: true });
    expect(format([-1, true, null, undefined, '=x'])).toBe("-1,true,,,'=x\r\n");
  });
});

function readPieces(pieces: readonly string[]): unknown {
  const seen: unknown[] = [];
  const reader = createCsvReader({
    delimiter: ',',
    onHeader: (header, line) => seen.push(['header', header, line]),
    onRow: (cells, line) => seen.push([cells, line]),
    onProblem: (problem) => seen.push(problem),
  });
  const scanned: unknown[] = [];
  const scanner = createCsvScanner({
    delimiter: ',',
    maxQuotedLength: 7,
    onRow: (cells, line) => scanned.push([cells, line]),
    onProblem: (problem) => scanned.push([problem.code, problem.line]),
  });
  for (const piece of pieces) {
    reader.push(piece);
    scanner.push(piece);
  }
  reader.end();
  scanner.end();
  return { seen, scanned };
}
