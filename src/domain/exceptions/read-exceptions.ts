/**
 * Reads a CSV file of exceptions: a column of identifiers or e-mail addresses, and where they differ per person
 * columns for kind, reason and last day. Names every fault with its line; who the people are is not known here.
 */
import { parseCsv } from '../csv/parse-csv.ts';
import { foldHeader } from '../directory/fold-header.ts';
import { readDate } from '../directory/read-date.ts';
import { exceptionKinds, type ExceptionKind } from './exception-kinds.ts';

export type ExceptionDefaults = {
  readonly kind: ExceptionKind;
  /** May be empty when every row brings its own. */
  readonly reason: string;
  readonly untilOn: string | null;
};

export type ExceptionRow = ExceptionDefaults & { readonly line: number; readonly id: string };

export const exceptionProblemCodes = [
  'no_rows',
  'id_column_missing',
  'id_missing',
  'id_repeated',
  'id_unknown',
  'kind_unknown',
  'reason_missing',
  'until_invalid',
] as const;

export type ExceptionProblem = {
  readonly code: (typeof exceptionProblemCodes)[number];
  readonly line: number;
  readonly column: string;
  readonly value: string;
};

type ColumnName = 'id' | 'kind' | 'reason' | 'until';

const columnNames: Readonly<Record<ColumnName, ReadonlySet<string>>> = {
  id: new Set([
    'id',
    'identifier',
    'personid',
    'externalid',
    'employeeid',
    'userprincipalname',
    'upn',
    'email',
    'mail',
    'epost',
    'kennung',
    'personalnummer',
    'anstallningsnummer',
  ]),
  kind: new Set(['kind', 'type', 'typ', 'slag', 'art']),
  reason: new Set(['reason', 'orsak', 'anledning', 'grund', 'begrundung']),
  until: new Set(['until', 'untilon', 'expires', 'expireson', 'tillochmed', 'till', 'bis']),
};

const reasonLengthMax = 300;

/** The rows of a file and its problems; a file of one column is a list of identifiers whatever its name. */
export function readExceptions(
  text: string,
  defaults: ExceptionDefaults,
): { rows: ExceptionRow[]; problems: ExceptionProblem[] } {
  const table = parseCsv(text);
  const columns = findColumns(table.header);
  if (columns.id === undefined)
    return {
      rows: [],
      problems: [{ code: 'id_column_missing', line: 1, column: 'id', value: table.header.join(', ') }],
    };
  const rows: ExceptionRow[] = [];
  const problems: ExceptionProblem[] = [];
  const seen = new Set<string>();
  table.rows.forEach((cells, index) => {
    const line = table.lines[index]!;
    const cell = (column: ColumnName): string => cells[columns[column] ?? -1]?.trim() ?? '';
    const read = readRow(cell, line, defaults);
    const row = 'code' in read ? undefined : read;
    const isRepeated = row !== undefined && seen.has(row.id.toLowerCase());
    if (row === undefined) problems.push(read as ExceptionProblem);
    else if (isRepeated) problems.push({ code: 'id_repeated', line, column: 'id', value: row.id });
    else rows.push(row);
    if (row !== undefined) seen.add(row.id.toLowerCase());
  });
  if (table.rows.length === 0) problems.push({ code: 'no_rows', line: 1, column: 'id', value: '' });
  return { rows, problems };
}

function findColumns(header: readonly string[]): Partial<Record<ColumnName, number>> {
  const folded = header.map(foldHeader);
  const place = (name: ColumnName): number | undefined => {
    const at = folded.findIndex((column) => columnNames[name].has(column));
    return at < 0 ? undefined : at;
  };
  const id = place('id') ?? (header.length === 1 ? 0 : undefined);
  return Object.fromEntries(
    Object.entries({ id, kind: place('kind'), reason: place('reason'), until: place('until') }).filter(
      ([, at]) => at !== undefined,
    ),
  );
}

function readRow(
  cell: (column: ColumnName) => string,
  line: number,
  defaults: ExceptionDefaults,
): ExceptionRow | ExceptionProblem {
  const id = cell('id');
  if (id === '') return { code: 'id_missing', line, column: 'id', value: '' };
  const kindText = cell('kind');
  const kind = kindText === '' ? defaults.kind : exceptionKinds.find((known) => known === foldKind(kindText));
  if (kind === undefined) return { code: 'kind_unknown', line, column: 'kind', value: kindText };
  const reason = (cell('reason') || defaults.reason).slice(0, reasonLengthMax);
  if (reason === '') return { code: 'reason_missing', line, column: 'reason', value: '' };
  const untilText = cell('until');
  const until = untilText === '' ? defaults.untilOn : readDay(untilText);
  if (until === undefined) return { code: 'until_invalid', line, column: 'until', value: untilText };
  return { line, id, kind, reason, untilOn: until };
}

function foldKind(text: string): string {
  return text.toLowerCase().replaceAll(/[\s-]+/g, '_');
}

/** The day as YYYY-MM-DD; null stands for "for good", undefined for no date at all. */
function readDay(text: string): string | null | undefined {
  const instant = readDate(text);
  if (instant === null) return null;
  return typeof instant === 'number' ? new Date(instant).toISOString().slice(0, 10) : undefined;
}
