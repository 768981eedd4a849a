/**
 * Reads the sheet of a workbook row by row. Hidden rows and columns count like the others, a value merged downwards
 * counts in each of its rows, and both are said. Errors and formulas without a result make their row a bad one, where
 * the column is used.
 */
import { qualityStatement } from '#domain/directory/quality-sentences.ts';
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
        sink.onWarning(hiddenColumns(Math.max(first, columns.first), Math.min(last, end)));
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
  if (isHidden) sink.onWarning(warning('hidden_rows', number, 'information'));
  if (merged > 0) sink.onWarning(warning('merged_cells', number, 'information'));
  if (beside > 0) sink.onWarning(warning('cells_beside', number, 'warning'));
}

function warning(
  code: 'hidden_rows' | 'merged_cells' | 'cells_beside',
  line: number,
  severity: ShapeWarning['severity'],
): ShapeWarning {
  const message = qualityStatement(`finding_${code}`);
  return { code, severity, line, message, mend: qualityStatement(`finding_${code}_mend`) };
}

function hiddenColumns(first: number, last: number): ShapeWarning {
  return {
    code: 'hidden_columns',
    severity: 'information',
    line: 0,
    message: qualityStatement('finding_hidden_columns'),
    mend:
      first === last
        ? qualityStatement('finding_hidden_column_mend', { first: columnLetters(first) })
        : qualityStatement('finding_hidden_columns_mend', {
            first: columnLetters(first),
            last: columnLetters(last),
          }),
  };
}
