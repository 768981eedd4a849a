/**
 * Lists of numbers per row, packed into two arrays: row `r` holds `items[starts[r]] … items[starts[r + 1] - 1]`.
 */
export type AdjacencyRows = { readonly starts: Int32Array; readonly items: Int32Array };

/** Packs the lists. */
export function packRows(lists: readonly (readonly number[])[]): AdjacencyRows {
  const starts = new Int32Array(lists.length + 1);
  for (let row = 0; row < lists.length; row++) starts[row + 1] = starts[row]! + lists[row]!.length;
  const items = new Int32Array(starts[lists.length]!);
  for (let row = 0; row < lists.length; row++) items.set(lists[row]!, starts[row]);
  return { starts, items };
}
