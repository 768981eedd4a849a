/**
 * Recognises the sum some exports put below a table, which must not become a person or device.
 */

const SUMMARY =
  /^(?:grand total|totals?|sum|summe|gesamt(?:summe)?|insgesamt|summa|totalt|count|anzahl|antal|subtotal|zwischensumme)\b\s*[:=]?\s*\d*$|^\d+\s+(?:rows?|records?|users?|devices?|items?|employees?|zeilen|datensätze|rader|poster)\.?$/i;

const FIRST_LETTERS = /^[\dtsgicaz]/i;

/** A row whose first filled cell is a word for a sum and that holds at most numbers besides. */
export function isSummaryRow(cells: readonly string[]): boolean {
  let at = 0;
  while (at < cells.length && cells[at] === '') at++;
  const first = cells[at];
  if (first === undefined || cells.length < 2 || first.length > 40 || !FIRST_LETTERS.test(first))
    return false;
  if (!SUMMARY.test(first.trim())) return false;
  let filled = 0;
  for (let index = at + 1; index < cells.length; index++) {
    const cell = cells[index]!.trim();
    if (cell === '') continue;
    if (!/^[\d.,\s%]+$/.test(cell)) return false;
    filled++;
  }
  return filled < cells.length - 1 || cells.length === 2;
}
