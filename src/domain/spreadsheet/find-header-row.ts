/**
 * Finds the row of column names in a table made by hand, above which titles, notes and blank rows may stand. It
 * judges by the first rows alone and can be overruled.
 */

/** Rows below the first so many are never column names. */
const CANDIDATES = 30;

/**
 * The position of the header in `rows` (cells of the first rows, blank rows left out); -1 when there are none.
 * `isKnownName` says whether a text is a known column name.
 */
export function findHeaderRow(
  rows: readonly (readonly string[])[],
  isKnownName: (text: string) => boolean,
): number {
  const candidates = rows.slice(0, CANDIDATES);
  const known = candidates.findIndex((cells) => {
    const filled = cells.filter(isFilled);
    const names = filled.filter(isKnownName).length;
    return names >= 2 && names * 3 >= filled.length;
  });
  if (known >= 0) return known;
  const typical = typicalWidth(rows);
  const first = candidates.findIndex((cells) =>
    looksLikeNames(cells, typical < 2 ? 1 : Math.max(2, typical / 2)),
  );
  if (first < 0) return rows.length === 0 ? -1 : 0;
  // Groups of columns may have names of their own above the columns' names.
  const next = candidates[first + 1];
  const isGroups =
    next !== undefined &&
    countFilled(candidates[first]!) < typical * 0.8 &&
    countFilled(next) > countFilled(candidates[first]!) &&
    looksLikeNames(next, typical * 0.8);
  return isGroups ? first + 1 : first;
}

/** Half of the rows have at least so many filled cells. */
function typicalWidth(rows: readonly (readonly string[])[]): number {
  const widths = rows.map(countFilled).sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

/** Enough filled cells, and every one of them a few words rather than a value. */
function looksLikeNames(cells: readonly string[], least: number): boolean {
  const filled = cells.filter(isFilled);
  return (
    filled.length >= least &&
    filled.every((text) => text.length <= 80 && /\p{L}/u.test(text) && !/@|^\d{4}-\d\d-\d\d/.test(text))
  );
}

function countFilled(cells: readonly string[]): number {
  return cells.filter(isFilled).length;
}

function isFilled(text: string): boolean {
  return text.trim() !== '';
}
