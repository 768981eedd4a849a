/**
 * Looks at the opening of a file before anything is stored: encoding, delimiter, header, first rows, and what
 * each column probably means. Refuses what is no CSV at all. Reads no further than the opening.
 */
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { ImportSubject } from '#contracts/imports.ts';
import { createCsvReader } from '#domain/csv/csv-reader.ts';
import { createTextDecoder } from '#domain/csv/decode-text.ts';
import { detectEncoding, type TextEncoding } from '#domain/csv/detect-encoding.ts';
import { isDroppedForPrivacy } from '#domain/directory/dropped-columns.ts';
import { suggestMapping, type SuggestedColumn } from '#domain/directory/suggest-mapping.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { FileColumn, FileMapping } from './file-mapping.ts';

/** How much of a file is looked at, in bytes; files larger than this are not read whole for it. */
export const openingBytes = 1024 * 1024;

const judgedRows = 200;
const keptRows = 20;

export type Opening = {
  readonly bytes: Uint8Array;
  /** The opening is the whole file. */
  readonly isWhole: boolean;
};

export type InspectOptions = {
  readonly fileName: string;
  /** Overrules what the header looks like. */
  readonly subject?: ImportSubject | undefined;
  /** The column that identifies people or devices, whatever it is called. */
  readonly idColumn?: string | undefined;
};

export type InspectedFile = { readonly subject: ImportSubject; readonly mapping: FileMapping };

/** Refuses `file_empty` and `file_unreadable`. */
export function inspectFile(opening: Opening, options: InspectOptions): Result<InspectedFile, Refusal> {
  const { fileName, subject, idColumn } = options;
  const unreadable = (problem: string) => refuse(refusal('file_unreadable', { file: fileName, problem }));
  const disguise = recogniseOtherFormat(opening.bytes);
  if (disguise !== undefined) return unreadable(disguise);
  const { encoding } = detectEncoding(opening.bytes);
  const table = readOpening(opening, encoding);
  if (table === undefined) {
    return opening.isWhole
      ? refuse(refusal('file_empty', { file: fileName }))
      : unreadable('its first line is longer than a megabyte');
  }
  if (table.rows.length === 0) return refuse(refusal('file_empty', { file: fileName }));
  if (table.hasNulls) return unreadable('it holds binary data, not text. Export it as CSV');
  const { header, rows, delimiter } = table;
  if (idColumn !== undefined && !header.includes(idColumn)) {
    return unreadable(`it has no column ${idColumn}. Its columns are: ${header.slice(0, 20).join(', ')}`);
  }
  const suggested = suggestWithId(header, rows, subject, idColumn);
  const isPrivate = header.map(isDroppedForPrivacy);
  return ok({
    subject: suggested.subject,
    mapping: {
      encoding,
      delimiter,
      header,
      sampleRows: rows.slice(0, keptRows).map((row) => row.map((cell, at) => (isPrivate[at]! ? '' : cell))),
      recognisedAs: suggested.recognised.kind,
      source: suggested.recognised.source,
      dateOrder: suggested.dateOrder ?? null,
      columns: suggested.columns.map(presentColumn),
    },
  });
}

/** Fields that change with every export and would make every device a changed one. */
const passing: ReadonlySet<string> = new Set(['lastSeenAt', 'enrolledAt']);

function presentColumn({ column, target, confidence, reason }: SuggestedColumn): FileColumn {
  if (target.kind !== 'field' || !passing.has(target.field)) return { column, target, confidence, reason };
  const why = 'It changes with every export, so it is not kept.';
  return { column, target: { kind: 'ignored', reason: 'technical' }, confidence, reason: why };
}

/** Under this name a column is the first choice for the identifier. */
const idAlias = 'externalId';

function suggestWithId(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  subject: ImportSubject | undefined,
  idColumn: string | undefined,
) {
  if (idColumn === undefined || header.includes(idAlias)) return suggestMapping(header, rows, subject);
  const renamed = header.map((column) => (column === idColumn ? idAlias : column));
  const about = subject ?? suggestMapping(header, rows).subject;
  const suggested = suggestMapping(renamed, rows, about);
  const columns = suggested.columns.map((one) =>
    one.column === idAlias
      ? {
          column: idColumn,
          target: { kind: 'field', field: 'externalId' } as const,
          confidence: 'high' as const,
          reason: 'It was named as the identifier.',
        }
      : one,
  );
  return { ...suggested, columns };
}

type Table = {
  readonly header: string[];
  readonly rows: string[][];
  readonly delimiter: string;
  readonly hasNulls: boolean;
};

function readOpening({ bytes, isWhole }: Opening, encoding: TextEncoding): Table | undefined {
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

/** What a file is that somebody took for CSV, as the end of a sentence. */
function recogniseOtherFormat(bytes: Uint8Array): string | undefined {
  const startsWith = (...codes: number[]) => codes.every((code, at) => bytes[at] === code);
  if (startsWith(0x50, 0x4b, 3, 4)) return 'it is a workbook or an archive. Save the sheet as CSV (UTF-8)';
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) return 'it is an old Excel workbook. Save the sheet as CSV (UTF-8)';
  if (startsWith(0x25, 0x50, 0x44, 0x46)) return 'it is a PDF. Export the table as CSV';
  if (startsWith(0x1f, 0x8b)) return 'it is compressed. Unpack it first';
  return undefined;
}
