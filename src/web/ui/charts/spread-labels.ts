/** Keeps labels that want to stand at the same height apart. Pure geometry. */

/** Moves labels apart: keeps their order and at least `gap` pixels between them, inside [from, to]. */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  from: number,
  to: number,
): readonly number[] {
  const order = wanted
    .map((position, index) => ({ position, index }))
    .sort((a, b) => a.position - b.position);
  let last = from - gap;
  for (const label of order) {
    label.position = Math.max(label.position, last + gap);
    last = label.position;
  }
  let next = to + gap;
  for (const label of order.reverse()) {
    label.position = Math.min(label.position, next - gap);
    next = label.position;
  }
  const placed = Array.from(wanted);
  for (const label of order) placed[label.index] = label.position;
  return placed;
}
