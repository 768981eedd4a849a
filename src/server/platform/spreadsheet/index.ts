/** The face of spreadsheets: reading workbooks in bounded memory, and writing them as a stream. */
export { openWorkbook, type SheetReading, type Workbook } from './open-workbook.ts';
export type { CellProblem, SheetColumns, SheetRow } from './sheet-rows.ts';
export { UnreadableWorkbook } from './unreadable-workbook.ts';
export type { RandomAccess } from './workbook-parts.ts';
export {
  cellCharactersMax,
  sheetRowsMax,
  writeWorkbook,
  type SheetCell,
  type SheetToWrite,
} from './write-workbook.ts';
