/** The table in the opening of a text file: encoding, delimiter, header and first rows. Reads no further than the opening. */
import { createCsvReader } from '#domain/csv/csv-reader.ts';
import { createTextDecoder } from '#domain/csv/decode-text.ts';
import { detectEncoding, type TextEncoding } from '#domain/csv/detect-encoding.ts';
import type { Found, FoundTable, InspectOptions } from './found-table.ts';
import type { Opening } from './pieces.ts';

const judgedRows = 200;

/** What is no text, or no table, is a problem; an empty one too. */
export function inspectText(opening: Opening, { sheet }: InspectOptions): Found<FoundTable> {
  const disguise = recogniseOtherFormat(opening.bytes);
  if (disguise !== undefined) return { ok: false, problem: disguise };
  if (sheet !== undefined) return { ok: false, problem: `it is no workbook, so it has no sheet ${sheet}` };
  const { encoding } = detectEncoding(opening.bytes);
  const table = readTable(opening, encoding);
  if (table === undefined) {
    const problem = opening.isWhole ? null : 'its first line is longer than a megabyte';
    return { ok: false, problem };
  }
  const { header, rows, delimiter } = table;
  if (rows.length === 0) return { ok: false, problem: null };
  if (table.hasNulls) return { ok: false, problem: 'it holds binary data, not text. Export it as CSV' };
  return { ok: true, value: { layout: { encoding, delimiter }, header, rows } };
}

type Table = {
  readonly header: string[];
  readonly rows: string[][];
  readonly delimiter: string;
  readonly hasNulls: boolean;
};

function readTable({ bytes, isWhole }: Opening, encoding: TextEncoding): Table | undefined {
  let header: string[] | undefined;
  let delimiter = ',';
  let hasNulls = false;
  const rows: string[][] = [];
  const reader = createCsvReader({
    onHeader: (names, _line, found) => {
      header = names;
      delimiter = found;
    },
    onRow: (cells) => {
      if (rows.length < judgedRows && cells.some((cell) => cell.trim() !== '')) rows.push(cells);
    },
  });
  const decoder = createTextDecoder(encoding);
  const push = (text: string) => {
    hasNulls ||= text.includes('\0');
    reader.push(text);
  };
  push(decoder.push(bytes));
  if (isWhole) {
    push(decoder.finish());
    reader.end();
  }
  return header === undefined ? undefined : { header, rows, delimiter, hasNulls };
}

/** What a file is that somebody took for a table, as the end of a sentence. */
function recogniseOtherFormat(bytes: Uint8Array): string | undefined {
  const startsWith = (...codes: number[]) => codes.every((code, at) => bytes[at] === code);
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) {
    // Office keeps a workbook with a password in the old container, under this name.
    return Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? 'it is protected with a password. Save it without one'
      : 'it is an old Excel workbook (.xls), or protected with a password. Save it as .xlsx without a password, or as CSV';
  }
  if (startsWith(0x25, 0x50, 0x44, 0x46)) return 'it is a PDF. Export the table as CSV or Excel';
  if (startsWith(0x1f, 0x8b)) return 'it is compressed. Unpack it first';
  return undefined;
}
