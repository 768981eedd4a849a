/**
 * Cells merged downwards: the one value stands for every row it spans. Merges are listed behind the rows, so they
 * are looked for before the rows are read. A value merged sideways stays in its first column.
 */
import { workbookStatement } from '#domain/spreadsheet/workbook-sentences.ts';
import { readCellRange, type CellRange } from '#domain/spreadsheet/cell-reference.ts';
import { UnreadableWorkbook } from './unreadable-workbook.ts';

const mergesMax = 500_000;
const mark = 'mergeCell ';
/** Longer than any entry of the list; an entry may be cut between two pieces. */
const carried = 128;

/** The ranges that span more than one row, from the top, found without reading the rows as XML. */
export async function findDownwardMerges(pieces: AsyncIterable<Uint8Array>): Promise<CellRange[]> {
  const merges: CellRange[] = [];
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.concat([rest, piece]);
    let taken = 0;
    if (bytes.includes(mark)) {
      for (const match of bytes.toString('latin1').matchAll(/mergeCell\s+ref\s*=\s*["']([A-Z0-9:$]+)["']/g)) {
        taken = match.index + match[0].length;
        const range = readCellRange(match[1]!);
        if (range !== undefined && range.last.row > range.first.row) merges.push(range);
      }
    }
    if (merges.length > mergesMax)
      throw new UnreadableWorkbook(workbookStatement('workbook_too_many_merges'));
    rest = Buffer.from(bytes.subarray(Math.max(taken, bytes.length - carried)));
  }
  return merges.sort((a, b) => a.first.row - b.first.row);
}

export type CellFiller = {
  /** Fills the empty cells of a row that a merge covers; returns how many. `firstColumn` is that of `cells[0]`. */
  fill(row: number, cells: string[], firstColumn: number): number;
};

/** Rows must come from the top; merges too. */
export function createCellFiller(merges: readonly CellRange[]): CellFiller {
  let next = 0;
  let open: { readonly range: CellRange; readonly value: string }[] = [];
  const fill = (row: number, cells: string[], firstColumn: number): number => {
    let filled = 0;
    open = open.filter(({ range }) => range.last.row >= row);
    for (const { range, value } of open) {
      const at = range.first.column - firstColumn;
      if (cells[at] !== '') continue;
      cells[at] = value;
      filled++;
    }
    for (; next < merges.length && merges[next]!.first.row <= row; next++) {
      const range = merges[next]!;
      const value = cells[range.first.column - firstColumn];
      if (range.first.row === row && value !== undefined && value !== '') open.push({ range, value });
    }
    return filled;
  };
  return { fill };
}
