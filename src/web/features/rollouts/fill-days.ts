/** Fills the days on which nothing changed, so that a line between two points shows when things happened. */

type Point = { readonly on: string };

function dayBefore(on: string): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/**
 * Points in order of their day, with the last value repeated on the day before each next change and on `today`.
 * Points after today stay as they are.
 */
export function fillDays<P extends Point>(points: readonly P[], today: string): readonly P[] {
  const filled: P[] = [];
  for (const point of points) {
    const last = filled.at(-1);
    const before = dayBefore(point.on);
    if (last !== undefined && last.on < before) filled.push({ ...last, on: before });
    filled.push(point);
  }
  const last = filled.at(-1);
  if (last !== undefined && last.on < today) filled.push({ ...last, on: today });
  return filled;
}
