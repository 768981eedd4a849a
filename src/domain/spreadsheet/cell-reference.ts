/** The names of cells as a spreadsheet shows them: B17, B17:D20, and the letters of a column. Rows and columns count from 1. */

/** A sheet has no more rows and columns than this. */
export const ROWS_MAX = 1_048_576;
export const COLUMNS_MAX = 16_384;

export type CellPlace = { readonly row: number; readonly column: number };

/** `B17` as row and column; undefined when it is no cell of a sheet. */
export function readCellReference(text: string): CellPlace | undefined {
  let column = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const letter = text.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  const digits = text.slice(at);
  if (column === 0 || at > 3 || !/^\d{1,7}$/.test(digits)) return undefined;
  const row = Number(digits);
  return row < 1 || row > ROWS_MAX || column > COLUMNS_MAX ? undefined : { row, column };
}

/** `B17` for row 17 and column 2. */
export function cellReference({ row, column }: CellPlace): string {
  return `${columnLetters(column)}${row}`;
}

/** `B` for 2, `AA` for 27. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export type CellRange = { readonly first: CellPlace; readonly last: CellPlace };

/** `B17:D20` as its corners, or one cell as both; undefined when it is neither. */
export function readCellRange(text: string): CellRange | undefined {
  const [from = '', to = from] = text.replaceAll('$', '').split(':');
  const first = readCellReference(from);
  const last = readCellReference(to);
  if (first === undefined || last === undefined) return undefined;
  return first.row > last.row || first.column > last.column ? undefined : { first, last };
}
