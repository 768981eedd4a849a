/** Row problems as they are shown: what is wrong in words beside where it is and how to mend it; bounded lists. */
import type { RowProblem } from '#contracts/imports.ts';
import type { CsvProblem } from '#domain/csv/csv-problem.ts';
import { rowStatement } from '#domain/directory/row-sentences.ts';
import type { RowProblem as DirectoryProblem } from '#domain/directory/row-problem.ts';
import { cellReference } from '#domain/spreadsheet/cell-reference.ts';
import type { CellProblem } from '#server/platform/spreadsheet/index.ts';
import type { FileMapping, SheetLayout } from './file-mapping.ts';

/** How many problems of a file are kept and shown. */
export const problemsMax = 200;

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
  return { ...problem, ...placeOf(problem.line, problem.column, mapping) };
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

export function presentCellProblem(
  { code, column, value }: CellProblem,
  line: number,
  { header, workbook }: FileMapping & SheetLayout,
): RowProblem {
  const name = header[column - workbook.firstColumn] ?? '';
  const cell = cellReference({ row: line, column });
  return {
    code,
    line,
    column: name,
    value: shorten(value),
    message: rowStatement(`row_${code}`),
    mend: rowStatement(`row_${code}_mend`),
    sheet: workbook.sheet,
    cell,
  };
}

export function presentDuplicate(
  row: { readonly line: number; readonly firstLine: number; readonly externalId: string },
  column: string,
  mapping: FileMapping,
): RowProblem {
  const { line, firstLine, externalId } = row;
  return {
    code: 'duplicate_id',
    line,
    column,
    value: shorten(externalId),
    message: rowStatement(mapping.workbook === undefined ? 'row_duplicate_id' : 'row_duplicate_id_in_sheet', {
      line: firstLine,
    }),
    mend: rowStatement('row_duplicate_id_mend'),
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
