/**
 * Excel workbooks (.xlsx, .xlsm) as rows of text, read in bounded memory however large they are. Formulas are not
 * computed: their stored results count. Everything a file can do wrong is an UnreadableWorkbook.
 */
import { createCellFiller, findDownwardMerges } from './merged-cells.ts';
import { readXml } from './read-xml.ts';
import { readSharedStrings, type SharedStrings } from './shared-strings.ts';
import { SheetReader, type SheetColumns, type SheetRow } from './sheet-rows.ts';
import { readOutline, type SheetPlace, type WorkbookOutline } from './workbook-outline.ts';
import { openParts, type RandomAccess, type WorkbookParts } from './workbook-parts.ts';

export type SheetReading = {
  readonly columns: SheetColumns;
  /** False ends the reading. */
  readonly onRow: (row: SheetRow) => boolean | void;
  readonly onHiddenColumns?: (first: number, last: number) => void;
  /** After each piece with the share of the sheet read so far, 0 to 1; reading goes on when it resolves. */
  readonly onPiece?: (share: number) => Promise<void>;
};

export type Workbook = {
  /** In the order of their tabs. */
  readonly sheets: readonly Pick<SheetPlace, 'name' | 'isHidden'>[];
  /** Reads a sheet from the top; the workbook must have it. */
  readonly readSheet: (name: string, reading: SheetReading) => Promise<void>;
};

/** Throws UnreadableWorkbook when the file is none, or damaged. */
export async function openWorkbook(file: RandomAccess): Promise<Workbook> {
  const parts = await openParts(file);
  const outline = await readOutline(parts);
  let strings: Promise<SharedStrings> | undefined;
  return {
    sheets: outline.sheets,
    readSheet: async (name, reading) => {
      const place = outline.sheets.find((sheet) => sheet.name === name);
      if (place === undefined) throw new Error(`the workbook has no sheet ${name}`);
      strings ??= readSharedStrings(parts, outline.sharedStringsPart);
      await readPlace(parts, { place, outline, strings: await strings }, reading);
    },
  };
}

type Sheet = {
  readonly place: SheetPlace;
  readonly outline: WorkbookOutline;
  readonly strings: SharedStrings;
};

async function readPlace(
  parts: WorkbookParts,
  { place: { part }, outline: { formats, is1904 }, strings }: Sheet,
  { columns, onRow, onHiddenColumns, onPiece }: SheetReading,
): Promise<void> {
  const filler = createCellFiller(await findDownwardMerges(parts.read(part)));
  let isEnough = false;
  const reader = new SheetReader({
    ...{ strings, formats, is1904, filler, columns },
    onRow: (row) => {
      if (!isEnough) isEnough = onRow(row) === false;
    },
    onHiddenColumns: (first, last) => onHiddenColumns?.(first, last),
  });
  const size = Math.max(1, parts.sizeOf(part));
  let read = 0;
  await readXml(parts.read(part), {
    onOpen: (name, attributes) => reader.onOpen(name, attributes),
    onText: (text) => reader.onText(text),
    onClose: (name) => reader.onClose(name),
    onPiece: async (bytes) => {
      read += bytes;
      await onPiece?.(Math.min(1, read / size));
      return !isEnough;
    },
  });
}
