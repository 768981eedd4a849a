/** Where the words over a bar stand: each over its segment, apart from each other, left out without room. */

export type Segment = { readonly text: string; readonly from: number; readonly to: number };
export type Label = { readonly text: string; readonly left: number };

/** A little more than a letter of the bar's type takes on average (px). */
const letterWidth = 6.3;
const gap = 10;
/** A label may stand this far (px) beside its segment and still be understood. */
const reach = 24;

/**
 * Places labels over a bar `width` px wide. The first stands at the left end, the others over the middle of
 * their segment; one that would touch another or lie too far away is left out.
 */
export function placeLabels(segments: readonly Segment[], width: number): readonly Label[] {
  const placed: Label[] = [];
  let end = 0;
  for (const [index, { text, from, to }] of segments.entries()) {
    const textWidth = text.length * letterWidth;
    const centred = index === 0 ? from : (from + to - textWidth) / 2;
    const left = Math.min(Math.max(centred, end), width - textWidth);
    if (left < end || left > to + reach) continue;
    placed.push({ text, left });
    end = left + textWidth + gap;
  }
  return placed;
}
