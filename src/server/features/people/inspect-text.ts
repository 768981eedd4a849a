/** The table in the opening of a text file: encoding, delimiter, header and first rows. Reads no further than the opening. */
import type { Statement } from '#contracts/shared-schemas.ts';
import { createCsvReader } from '#domain/csv/csv-reader.ts';
import { createTextDecoder } from '#domain/csv/decode-text.ts';
import { detectEncoding, type TextEncoding } from '#domain/csv/detect-encoding.ts';
import { mappingStatement } from '#domain/directory/mapping-sentences.ts';
import { workbookStatement } from '#domain/spreadsheet/workbook-sentences.ts';
import type { Found, FoundTable, InspectOptions } from './found-table.ts';
import type { Opening } from './pieces.ts';

const judgedRows = 200;

/** What is no text, or no table, is a problem; an empty one too. */
export function inspectText(opening: Opening, { sheet }: InspectOptions): Found<FoundTable> {
  const disguise = recogniseOtherFormat(opening.bytes);
  if (disguise !== undefined) return { ok: false, problem: disguise };
  if (sheet !== undefined) return { ok: false, problem: mappingStatement('file_without_sheets', { sheet }) };
  const { encoding } = detectEncoding(opening.bytes);
  const table = readTable(opening, encoding);
  if (table === undefined) {
    const problem = opening.isWhole ? null : mappingStatement('file_line_too_long');
    return { ok: false, problem };
  }
  const { header, rows, delimiter } = table;
  if (rows.length === 0) return { ok: false, problem: null };
  if (table.hasNulls) return { ok: false, problem: mappingStatement('file_is_binary') };
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

/** What a file is that somebody took for a table. */
function recogniseOtherFormat(bytes: Uint8Array): Statement | undefined {
  const startsWith = (...codes: number[]) => codes.every((code, at) => bytes[at] === code);
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) {
    // Office keeps a workbook with a password in the old container, under this name.
    return Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? workbookStatement('workbook_protected')
      : mappingStatement('file_is_old_workbook');
  }
  if (startsWith(0x25, 0x50, 0x44, 0x46)) return mappingStatement('file_is_pdf');
  if (startsWith(0x1f, 0x8b)) return mappingStatement('file_is_compressed');
  return undefined;
}
