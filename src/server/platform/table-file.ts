/**
 * Tables that people take away as a file: CSV or an Excel workbook, with the same columns and values, streamed page by
 * page so that a million rows need no more memory than a thousand. Cells are made harmless for spreadsheets in both;
 * an import restores them.
 */
import { Readable } from 'node:stream';
import type { OrganisationId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { TableFormat } from '#contracts/table-files.ts';
import { createCsvRowFormatter, neutraliseFormula } from '#domain/csv/write-csv.ts';
import { workbookStatement } from '#domain/spreadsheet/workbook-sentences.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { inOrganisation, type Database, type Transaction } from './db/database.ts';
import {
  cellCharactersMax,
  sheetRowsMax,
  writeWorkbook,
  type SheetCell,
  type SheetToWrite,
} from './spreadsheet/index.ts';

export type TableFile = SheetToWrite;
export type TableRow = readonly SheetCell[];

/** The file as a stream; a workbook must fit, see fitsWorkbook. */
export function writeTable(table: TableFile, format: TableFormat): Readable {
  return format === 'csv' ? Readable.from(writeCsvPages(table)) : writeWorkbook(withoutFormulas(table));
}

async function* writeCsvPages({ header, pages }: TableFile): AsyncGenerator<string> {
  const format = createCsvRowFormatter({ neutraliseFormulas: true });
  yield `\uFEFF${format(header)}`;
  for await (const page of pages) yield page.map((row) => format(row.map(plainCell))).join('');
}

function plainCell(cell: SheetCell) {
  return cell instanceof Date ? cell.toISOString() : cell;
}

function withoutFormulas({ name, header, pages }: TableFile): TableFile {
  async function* harmless(): AsyncGenerator<TableRow[]> {
    for await (const page of pages) yield page.map((row) => row.map(harmlessCell));
  }
  return { name, header: header.map(neutraliseFormula), pages: harmless() };
}

function harmlessCell(cell: SheetCell): SheetCell {
  return typeof cell === 'string' ? neutraliseFormula(cell) : cell;
}

/** Whether a workbook can hold a table; refuses `export_needs_csv`. */
export function fitsWorkbook(table: {
  readonly rows: number;
  readonly longestText: number;
}): Result<null, Refusal> {
  if (table.rows > sheetRowsMax) {
    const why = workbookStatement('table_too_long', { rows: table.rows, most: sheetRowsMax });
    return refuse(refusal('export_needs_csv', { why }));
  }
  // One character more may be needed to make a text harmless.
  if (table.longestText >= cellCharactersMax) {
    const why = workbookStatement('table_text_too_long', {
      characters: table.longestText,
      most: cellCharactersMax,
    });
    return refuse(refusal('export_needs_csv', { why }));
  }
  return ok(null);
}

const pageSize = 5000;

export type PageReader<Row> = (
  tx: Transaction,
  page: { readonly after: number; readonly limit: number },
) => Promise<readonly Row[]>;

/** Rows page by page, each in a transaction of its own; `idOf` is what the pages are ordered by. */
export async function* readPages<Row>(
  { database, organisationId }: { readonly database: Database; readonly organisationId: OrganisationId },
  read: PageReader<Row>,
  idOf: (row: Row) => number,
): AsyncGenerator<readonly Row[]> {
  for (let after = 0; ;) {
    const page = { after, limit: pageSize };
    const rows = await inOrganisation(database, organisationId, async (tx) => await read(tx, page));
    yield rows;
    if (rows.length < pageSize) return;
    after = idOf(rows.at(-1)!);
  }
}
