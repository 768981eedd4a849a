/**
 * Looks at the beginning of a file before anything is stored: what kind it is, where its table stands, and what each
 * column probably means. Refuses what is no table at all.
 */
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { ImportSubject } from '#contracts/imports.ts';
import { IDENTIFYING_FIELDS } from '#domain/directory/directory-fields.ts';
import { isDroppedForPrivacy } from '#domain/directory/dropped-columns.ts';
import { mappingStatement } from '#domain/directory/mapping-sentences.ts';
import { suggestMapping, type SuggestedColumn } from '#domain/directory/suggest-mapping.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { FileColumn, FileMapping } from './file-mapping.ts';
import type { Found, FoundTable, InspectOptions } from './found-table.ts';
import { inspectText } from './inspect-text.ts';
import { inspectWorkbook } from './inspect-workbook.ts';
import { readOpening, type Opening } from './pieces.ts';
import type { StoredFile } from './stored-file.ts';

const keptRows = 20;

export type InspectedFile = { readonly subject: ImportSubject; readonly mapping: FileMapping };

/** Refuses `file_empty` and `file_unreadable`. */
export async function inspectFile(
  file: StoredFile,
  options: InspectOptions,
): Promise<Result<InspectedFile, Refusal>> {
  const opening = await readOpening(file.stream());
  if (!isArchive(opening.bytes)) return inspectOpening(opening, options);
  const isUseful = ({ header, rows }: FoundTable) => identifiesRows(header, rows, options);
  return conclude(await inspectWorkbook(file, options, isUseful), options);
}

/** The same for a file of text, of which the opening is enough. */
export function inspectOpening(opening: Opening, options: InspectOptions): Result<InspectedFile, Refusal> {
  return conclude(inspectText(opening, options), options);
}

/** Whether a file begins as a zip archive, which every workbook is. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

function conclude(found: Found<FoundTable>, options: InspectOptions): Result<InspectedFile, Refusal> {
  const { fileName: file, subject, idColumn } = options;
  if (!found.ok) {
    const { problem } = found;
    return refuse(
      problem === null ? refusal('file_empty', { file }) : refusal('file_unreadable', { file, problem }),
    );
  }
  const { header, rows, layout, gaps } = found.value;
  if (idColumn !== undefined && !header.includes(idColumn)) {
    const problem = mappingStatement('file_without_column', { column: idColumn, columns: header });
    return refuse(refusal('file_unreadable', { file, problem }));
  }
  const suggested = suggestWithId(header, rows, subject, idColumn);
  const isPrivate = header.map(isDroppedForPrivacy);
  return ok({
    subject: suggested.subject,
    mapping: {
      ...layout,
      header,
      sampleRows: rows.slice(0, keptRows).map((row) => row.map((cell, at) => (isPrivate[at]! ? '' : cell))),
      recognisedAs: suggested.recognised.kind,
      source: suggested.recognised.source,
      dateOrder: suggested.dateOrder ?? null,
      columns: suggested.columns.map((column) =>
        gaps?.has(column.column) === true ? ignoreGap(column) : presentColumn(column),
      ),
    },
  });
}

/** Whether some column of a table says whom each row is about. */
function identifiesRows(
  header: readonly string[],
  rows: FoundTable['rows'],
  { subject, idColumn }: InspectOptions,
): boolean {
  if (idColumn !== undefined) return header.includes(idColumn);
  const suggested = suggestMapping(header, rows, subject);
  const identifying = IDENTIFYING_FIELDS[suggested.subject];
  return suggested.columns.some(
    ({ target }) => target.kind === 'field' && identifying.includes(target.field),
  );
}

/** Fields that change with every export and would make every device a changed one. */
const passing: ReadonlySet<string> = new Set(['lastSeenAt', 'enrolledAt']);

function presentColumn({ column, target, confidence, reason }: SuggestedColumn): FileColumn {
  if (target.kind !== 'field' || !passing.has(target.field)) return { column, target, confidence, reason };
  const why = mappingStatement('column_passing');
  return { column, target: { kind: 'ignored', reason: 'technical' }, confidence, reason: why };
}

function ignoreGap({ column }: SuggestedColumn): FileColumn {
  const target = { kind: 'ignored', reason: 'empty' } as const;
  return { column, target, confidence: 'high', reason: mappingStatement('column_empty') };
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
          reason: mappingStatement('column_named_identifier'),
        }
      : one,
  );
  return { ...suggested, columns };
}
