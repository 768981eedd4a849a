/** The table in a workbook: which sheet, which row names the columns, which columns belong to it, and its first rows. */
import { nameColumns } from '#domain/csv/name-columns.ts';
import { isKnownColumn } from '#domain/directory/known-column.ts';
import { mappingStatement } from '#domain/directory/mapping-sentences.ts';
import { columnLetters } from '#domain/spreadsheet/cell-reference.ts';
import { findHeaderRow } from '#domain/spreadsheet/find-header-row.ts';
import { openWorkbook, UnreadableWorkbook, type Workbook } from '#server/platform/spreadsheet/index.ts';
import type { SheetLayout } from './file-mapping.ts';
import type { Found, FoundTable, InspectOptions } from './found-table.ts';
import type { StoredFile } from './stored-file.ts';

const judgedRows = 240;
/** As many as a mapping can name. */
const columnsMax = 2000;
/** A table of people is among the first sheets. */
const sheetsTried = 20;

/** The sheet asked for; otherwise the first useful one, those in sight before hidden ones; otherwise the first table. */
export async function inspectWorkbook(
  file: StoredFile,
  { sheet, headerRow }: InspectOptions,
  isUseful: (table: FoundTable) => boolean,
): Promise<Found<FoundTable>> {
  try {
    const workbook = await openWorkbook(file);
    if (sheet !== undefined) return await inspectNamed(workbook, sheet, headerRow);
    const inSight = workbook.sheets.toSorted((a, b) => Number(a.isHidden) - Number(b.isHidden));
    let first: Found<FoundTable> = { ok: false, problem: null };
    for (const { name } of inSight.slice(0, sheetsTried)) {
      const found = await inspectSheet(workbook, name, headerRow);
      if (found.ok && isUseful(found.value)) return found;
      if (found.ok && !first.ok) first = found;
    }
    return first;
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    return { ok: false, problem: error.statement };
  }
}

async function inspectNamed(
  workbook: Workbook,
  sheet: string,
  headerRow: number | undefined,
): Promise<Found<FoundTable>> {
  if (workbook.sheets.some(({ name }) => name === sheet)) {
    const found = await inspectSheet(workbook, sheet, headerRow);
    if (found.ok || headerRow === undefined) return found;
    return {
      ok: false,
      problem: mappingStatement('file_without_names', { sheet, row: headerRow }),
    };
  }
  const names = workbook.sheets.map(({ name }) => name);
  return { ok: false, problem: mappingStatement('file_without_sheet', { sheet, sheets: names }) };
}

type Row = { readonly number: number; readonly cells: readonly string[] };

async function inspectSheet(
  workbook: Workbook,
  sheet: string,
  headerRow: number | undefined,
): Promise<Found<FoundTable>> {
  const rows: Row[] = [];
  await workbook.readSheet(sheet, {
    columns: { first: 1, count: columnsMax },
    onRow: ({ number, cells, problems }) => {
      // Something stands there that cannot be read: the column is not empty.
      for (const { column } of problems) if (column <= columnsMax) cells[column - 1] = '?';
      if (headerRow === undefined || number >= headerRow) rows.push({ number, cells });
      return rows.length < judgedRows;
    },
  });
  const at =
    headerRow === undefined
      ? findHeaderRow(
          rows.map(({ cells }) => cells),
          isKnownColumn,
        )
      : rows.findIndex(({ number }) => number === headerRow);
  const header = rows[at];
  const below = rows.slice(at + 1);
  if (header === undefined || below.length === 0) return { ok: false, problem: null };
  return { ok: true, value: cutTable(workbook, sheet, header, below) };
}

/** The table is as wide as its names, and as the columns beside them that most rows fill. */
function cutTable(workbook: Workbook, sheet: string, header: Row, below: readonly Row[]): FoundTable {
  const belongs = header.cells.map(
    (name, at) =>
      name.trim() !== '' || below.filter(({ cells }) => cells[at] !== '').length * 2 > below.length,
  );
  const first = belongs.indexOf(true);
  const end = belongs.lastIndexOf(true) + 1;
  const names = header.cells
    .slice(first, end)
    .map((name, at) => (name.trim() === '' ? `Column ${columnLetters(first + at + 1)}` : name));
  const sheets = workbook.sheets.map(({ name, isHidden }) => ({ name, isHidden }));
  const layout: SheetLayout = {
    workbook: { sheet, headerRow: header.number, firstColumn: first + 1, sheets },
  };
  const { header: unique } = nameColumns(names, header.number);
  const rows = below.map(({ cells }) => cells.slice(first, end));
  const isGap = (at: number) =>
    header.cells[first + at]!.trim() === '' && rows.every((cells) => cells[at] === '');
  const gaps = new Set(unique.filter((_, at) => isGap(at)));
  return { layout, header: unique, rows, gaps };
}
