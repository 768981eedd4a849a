/** Names of cells, number formats, numbers and dates as text, escapes, and finding the row of column names. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellReference, columnLetters, readCellRange, readCellReference } from './cell-reference.ts';
import { escapeText, unescapeText } from './escaped-text.ts';
import { findHeaderRow } from './find-header-row.ts';
import { readNumberFormat } from './number-format.ts';
import { isoDateText, numberText, toSerial } from './number-text.ts';

describe('names of cells', () => {
  test('are read and written as a spreadsheet shows them', () => {
    expect(readCellReference('B17')).toEqual({ row: 17, column: 2 });
    expect(readCellReference('XFD1048576')).toEqual({ row: 1_048_576, column: 16_384 });
    expect([1, 26, 27, 702, 703, 16_384].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
    expect(['XFE1', 'A1048577', 'A0', '17', 'B', 'AAAA1', 'B1B', ''].map(readCellReference)).toEqual(
      Array.from({ length: 8 }, () => undefined),
    );
    const place = fc.record({
      row: fc.integer({ min: 1, max: 1_048_576 }),
      column: fc.integer({ min: 1, max: 16_384 }),
    });
    fc.assert(
      fc.property(place, (cell) => {
        expect(readCellReference(cellReference(cell))).toEqual(cell);
      }),
    );
  });

  test('make ranges only from their upper left to their lower right corner', () => {
    expect(readCellRange('$B$2:D5')).toEqual({ first: { row: 2, column: 2 }, last: { row: 5, column: 4 } });
    expect(readCellRange('C3')).toEqual({ first: { row: 3, column: 3 }, last: { row: 3, column: 3 } });
    expect(readCellRange('D5:B2')).toBeUndefined();
    expect(readCellRange('A:B')).toBeUndefined();
  });
});

describe('number formats', () => {
  test.each([
    ['yyyy\\-mm\\-dd', 'date'],
    ['dd.mm.yyyy', 'date'],
    ['[$-409]d\\-mmm\\-yy;@', 'date'],
    ['mmmm yyyy', 'date'],
    ['"Day" d', 'date'],
    ['m/d/yy h:mm', 'dateTime'],
    ['yyyy-mm-dd"T"hh:mm:ss.000', 'dateTime'],
    ['hh:mm', 'time'],
    ['mm:ss', 'time'],
    ['h:mm AM/PM', 'time'],
    ['[h]:mm:ss', 'duration'],
    ['General', 'number'],
    ['0', 'number'],
    ['#,##0.00', 'number'],
    ['0.00E+00', 'number'],
    ['0%', 'number'],
    ['"dd" 0', 'number'],
    ['[Red]-#,##0;0', 'number'],
    ['@', 'number'],
  ])('%s means a %s', (code, kind) => {
    expect(readNumberFormat(170, code).kind).toBe(kind);
  });

  test('without a text are known by their number, and zeros alone mean leading zeros', () => {
    expect([0, 1, 14, 20, 22, 46, 49].map((id) => readNumberFormat(id, undefined).kind)).toEqual([
      ...['number', 'number', 'date', 'time', 'dateTime', 'duration', 'number'],
    ]);
    expect(readNumberFormat(170, '00000')).toEqual({ kind: 'padded', digits: 5 });
  });
});

describe('numbers', () => {
  const plain = (stored: string) => numberText(stored, { kind: 'number' }, false);
  test('have neither exponents nor noise', () => {
    expect(['100000', '1E5', '1.23456789012E+15', '-7', '0', '1e21'].map(plain)).toEqual([
      ...['100000', '100000', '1234567890120000', '-7', '0', '1000000000000000000000'],
    ]);
    expect(['0.1', '1.1000000000000001', '0.30000000000000004', '1.5E-7', '-2.5e-10'].map(plain)).toEqual([
      ...['0.1', '1.1', '0.3', '0.00000015', '-0.00000000025'],
    ]);
    expect(['', 'x', 'NaN', '1/2'].map(plain)).toEqual(['', 'x', 'NaN', '1/2']);
  });

  test('keep the leading zeros their format shows', () => {
    expect(numberText('42', { kind: 'padded', digits: 5 }, false)).toBe('00042');
    expect(numberText('123456', { kind: 'padded', digits: 5 }, false)).toBe('123456');
  });

  test.each([
    ['46115', 'date', false, '2026-04-03'],
    ['1', 'date', false, '1900-01-01'],
    ['59', 'date', false, '1900-02-28'],
    ['61', 'date', false, '1900-03-01'],
    ['44653', 'date', true, '2026-04-03'],
    ['0', 'date', true, '1904-01-01'],
    ['46115.354166666664', 'dateTime', false, '2026-04-03T08:30:00'],
    ['46115.999999999', 'dateTime', false, '2026-04-04'],
    ['46115', 'dateTime', false, '2026-04-03'],
    ['0.5', 'time', false, '12:00:00'],
    ['1.25', 'duration', false, '30:00:00'],
    ['-3', 'date', false, '-3'],
    ['99999999', 'date', false, '99999999'],
  ] as const)('%s as %s (1904: %s) is %s', (stored, kind, is1904, text) => {
    expect(numberText(stored, { kind }, is1904)).toBe(text);
  });

  test('of dates come back as the date they were made from', () => {
    const between = { min: new Date('1900-03-01'), max: new Date('9999-12-30'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(between), (date) => {
        const seconds = new Date(Math.round(date.getTime() / 1000) * 1000);
        const text = numberText(String(toSerial(seconds)), { kind: 'dateTime' }, false);
        expect(new Date(text.length === 10 ? text : `${text}Z`)).toEqual(seconds);
      }),
    );
    expect(['2026-04-03T00:00:00', '2026-04-03T08:30:00', '2026-04-03'].map(isoDateText)).toEqual([
      ...['2026-04-03', '2026-04-03T08:30:00', '2026-04-03'],
    ]);
  });
});

test('any text survives being stored in a workbook', () => {
  expect(escapeText('a\rb & <c> _x0041_ \u0001')).toBe('a_x000D_b &amp; &lt;c&gt; _x005F_x0041_ _x0001_');
  expect(unescapeText('two_x000D_\nlines, _x005F_x0041_, _x')).toBe('two\r\nlines, _x0041_, _x');
  const hostile = fc.string({
    unit: fc.constantFrom('_', 'x', '0', '4', '1', '\r', '\u0001', 'å', '<', '&'),
  });
  const unmarked = (xml: string) =>
    xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  fc.assert(
    fc.property(hostile, (text) => {
      expect(unescapeText(unmarked(escapeText(text)))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

describe('the row of column names', () => {
  const isKnown = (text: string) => ['Name', 'E-mail', 'Department'].includes(text);
  const find = (...rows: string[][]) => findHeaderRow(rows, isKnown);
  const ada = ['7', 'Ada Berg', 'ada@example.com', 'Research'];

  test('is the first row when nothing stands above it', () => {
    expect(find(['No', 'Name', 'E-mail', 'Department'], ada, ada)).toBe(0);
    expect(find(['Kod', 'Benämning', 'Adress', 'Del'], ada, ada)).toBe(0);
    expect(find(['code'], ['a'], ['b'])).toBe(0);
    expect(find(['code', 'title'], ['a', 'b'])).toBe(0);
  });

  test('stands below titles, notes and facts about the list', () => {
    const title = ['Staff list 2026', '', '', ''];
    const facts = ['As at', '2026-04-03', 'by', 'HR'];
    expect(find(title, ['Internal', '', '', ''], facts, ['Kod', 'Vem', 'Adress', 'Del'], ada, ada)).toBe(3);
    expect(find(title, ['No', 'Name', 'E-mail', 'Department'], ada)).toBe(1);
    expect(find(title.slice(0, 2), ['Kod', 'Vem'], ['7', 'Ada'], ['8', 'Bo'])).toBe(1);
  });

  test('stands below names for groups of columns', () => {
    expect(find(['Kod', 'Kontakt', '', ''], ['Kod', 'Vem', 'Adress', 'Del'], ada, ada)).toBe(1);
  });

  test('is the first row when no row looks like names, and none when there are no rows', () => {
    expect(find(ada, ada)).toBe(0);
    expect(find()).toBe(-1);
  });
});
