/** Row problems as they are shown: what is wrong in words beside where it is and how to mend it; bounded lists. */
import type { RowProblem } from '#contracts/imports.ts';
import type { CsvProblem } from '#domain/csv/csv-problem.ts';
import type { RowProblem as DirectoryProblem, RowProblemCode } from '#domain/directory/row-problem.ts';

/** How many problems of a file are kept and shown. */
export const problemsMax = 200;

const messages: Readonly<Record<RowProblemCode, string>> = {
  missing_id: 'The row has no identifier.',
  damaged_id: 'The identifier was shortened to a rounded number.',
  id_too_long: 'The identifier is too long.',
  invalid_email: 'This is not an e-mail address.',
  unknown_boolean: 'This is neither yes nor no.',
  unknown_language: 'This is not a language.',
  ambiguous_date: 'Day and month cannot be told apart.',
  invalid_date: 'This is not a date.',
  summary_row: 'This is a sum, not data.',
};

/** Shapes of a row after which its cells cannot be trusted. A row with too few cells is read with empty ones. */
const refusedShapes: ReadonlySet<CsvProblem['code']> = new Set([
  'too_many_cells',
  'unbalanced_quote',
  'stray_quote',
]);

export function isRefusedShape({ code }: CsvProblem): boolean {
  return refusedShapes.has(code);
}

export function presentRowProblem(problem: DirectoryProblem): RowProblem {
  const { code, line, column, value, mend } = problem;
  return { code, line, column, value, message: messages[code], mend };
}

export function presentShapeProblem(
  problem: CsvProblem,
  header: readonly string[],
  cells: readonly string[],
): RowProblem {
  const { code, line, column, message, mend } = problem;
  const name = column === undefined ? '' : (header[column - 1] ?? `Column ${column}`);
  const value = column === undefined ? '' : (cells[column - 1] ?? '');
  return { code, line, column: name, value: shorten(value), message, mend };
}

export function presentDuplicate(row: {
  readonly line: number;
  readonly firstLine: number;
  readonly externalId: string;
  readonly column: string;
}): RowProblem {
  return {
    code: 'duplicate_id',
    line: row.line,
    column: row.column,
    value: shorten(row.externalId),
    message: `The identifier stands on line ${row.firstLine} already, with other values.`,
    mend: 'Keep one row for each identifier.',
  };
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
