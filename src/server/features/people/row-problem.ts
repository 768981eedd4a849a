/** Row problems as they are shown: what is wrong in words beside where it is and how to mend it; bounded lists. */
import type { RowProblem } from '#contracts/imports.ts';
import type { CsvProblem } from '#domain/csv/csv-problem.ts';
import { cellReference } from '#domain/spreadsheet/cell-reference.ts';
import type { RowProblem as DirectoryProblem, RowProblemCode } from '#domain/directory/row-problem.ts';
import type { CellProblem } from '#server/platform/spreadsheet/index.ts';
import type { FileMapping, SheetLayout } from './file-mapping.ts';

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

/** A problem of a value, with its place as a spreadsheet names it when it stands in one. */
export function presentRowProblem(problem: DirectoryProblem, mapping: FileMapping): RowProblem {
  const { code, line, column, value, mend } = problem;
  return { code, line, column, value, message: messages[code], mend, ...placeOf(line, column, mapping) };
}

export function presentShapeProblem(
  problem: CsvProblem,
  header: readonly string[],
  cells: readonly string[],
): RowProblem {
  const { code, line, column, message, mend } = problem;
  const name = column === undefined ? '' : (header[column - 1] ?? `Column ${column}`);
  const value = column === undefined ? '' : (cells[column - 1] ?? '');
  return { code, line, column: name, value: shorten(value), message, mend, sheet: null, cell: null };
}

const cellWords: Readonly<Record<CellProblem['code'], readonly [message: string, mend: string]>> = {
  error_value: ['The cell shows an error.', 'Mend its formula, or replace it by the value, and save.'],
  no_result: [
    'The formula has no stored result.',
    'Open the workbook in a spreadsheet program and save it there, which computes its formulas.',
  ],
};

export function presentCellProblem(
  { code, column, value }: CellProblem,
  line: number,
  { header, workbook }: FileMapping & SheetLayout,
): RowProblem {
  const [message, mend] = cellWords[code];
  const name = header[column - workbook.firstColumn] ?? '';
  const cell = cellReference({ row: line, column });
  return { code, line, column: name, value: shorten(value), message, mend, sheet: workbook.sheet, cell };
}

export function presentDuplicate(
  row: { readonly line: number; readonly firstLine: number; readonly externalId: string },
  column: string,
  mapping: FileMapping,
): RowProblem {
  const { line, firstLine, externalId } = row;
  const where = mapping.workbook === undefined ? 'on line' : 'in row';
  return {
    code: 'duplicate_id',
    line,
    column,
    value: shorten(externalId),
    message: `The identifier stands ${where} ${firstLine} already, with other values.`,
    mend: 'Keep one row for each identifier.',
    ...placeOf(line, column, mapping),
  };
}

function placeOf(
  line: number,
  name: string,
  { header, workbook }: FileMapping,
): Pick<RowProblem, 'sheet' | 'cell'> {
  if (workbook === undefined) return { sheet: null, cell: null };
  const at = header.indexOf(name);
  const cell = at < 0 ? null : cellReference({ row: line, column: workbook.firstColumn + at });
  return { sheet: workbook.sheet, cell };
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
