/**
 * Reads the sheet of a workbook row by row. Hidden rows and columns count like the others, a value merged downwards
 * counts in each of its rows, and both are said. Errors and formulas without a result make their row a bad one, where
 * the column is used.
 */
import { columnLetters } from '#domain/spreadsheet/cell-reference.ts';
import { openWorkbook, type CellProblem, type SheetRow } from '#server/platform/spreadsheet/index.ts';
import type { FileMapping, SheetLayout } from './file-mapping.ts';
import { presentCellProblem } from './row-problem.ts';
import type { RowSink, ShapeWarning } from './row-sink.ts';
import type { StoredFile } from './stored-file.ts';

export async function readSheetRows(
  file: StoredFile,
  mapping: FileMapping & SheetLayout,
  sink: RowSink,
): Promise<void> {
  const { sheet, headerRow, firstColumn } = mapping.workbook;
  const workbook = await openWorkbook(file);
  const columns = { first: firstColumn, count: mapping.header.length };
  const isUsed = createUse(mapping);
  await workbook.readSheet(sheet, {
    columns,
    onHiddenColumns: (first, last) => {
      const end = columns.first + columns.count - 1;
      if (last >= columns.first && first <= end)
        sink.onWarning(warnings.hiddenColumns(Math.max(first, columns.first), Math.min(last, end)));
    },
    onRow: (row) => {
      if (row.number <= headerRow) return;
      warnOf(row, sink);
      const broken = row.problems.filter(isUsed);
      sink.onRow(
        row.cells,
        row.number,
        broken.map((problem) => presentCellProblem(problem, row.number, mapping)),
      );
    },
    onPiece: async (share) => await sink.onPiece(Math.round(share * file.byteCount)),
  });
  await sink.onPiece(file.byteCount);
}

/** An error in a column that becomes nothing harms nobody. */
function createUse({ header, columns, workbook }: FileMapping & SheetLayout) {
  const used = new Set(columns.filter(({ target }) => target.kind !== 'ignored').map(({ column }) => column));
  return ({ column }: CellProblem): boolean => used.has(header[column - workbook.firstColumn] ?? '');
}

function warnOf({ number, isHidden, merged, beside }: SheetRow, sink: RowSink): void {
  if (isHidden) sink.onWarning(warnings.hiddenRow(number));
  if (merged > 0) sink.onWarning(warnings.mergedCells(number));
  if (beside > 0) sink.onWarning(warnings.cellsBeside(number));
}

const warnings = {
  hiddenRow: (line: number): ShapeWarning => ({
    code: 'hidden_rows',
    severity: 'information',
    line,
    message: 'Rows are hidden in the sheet; they are imported like the others.',
    mend: 'Nothing to do, unless they are not meant: then delete them in the sheet.',
  }),
  hiddenColumns: (first: number, last: number): ShapeWarning => ({
    code: 'hidden_columns',
    severity: 'information',
    line: 0,
    message: 'Columns are hidden in the sheet; they are read like the others.',
    mend:
      first === last
        ? `Look at column ${columnLetters(first)} in the mapping.`
        : `Look at columns ${columnLetters(first)} to ${columnLetters(last)} in the mapping.`,
  }),
  mergedCells: (line: number): ShapeWarning => ({
    code: 'merged_cells',
    severity: 'information',
    line,
    message: 'Cells are merged downwards; their value counts in each row.',
    mend: 'Nothing to do, if that is what the sheet means.',
  }),
  cellsBeside: (line: number): ShapeWarning => ({
    code: 'cells_beside',
    severity: 'warning',
    line,
    message: 'Filled cells stand beside the table; they were not read.',
    mend: 'Give the column a name in the row of names, or leave it as it is if it is a note.',
  }),
};
