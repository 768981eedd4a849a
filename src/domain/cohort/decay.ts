/**
 * exp(-x) from the four operations alone, so that annealing accepts the same exchanges on every engine;
 * `Math.exp` may differ in the last digit between engines.
 */

/** exp(-x) for x ≥ 0, to a relative error below 1e-8; 1 for x ≤ 0 and 0 for x > 40. */
export function decay(x: number): number {
  if (x <= 0) return 1;
  if (x > 40) return 0;
  const y = x / 256;
  const series =
    1 + y * (1 + (y / 2) * (1 + (y / 3) * (1 + (y / 4) * (1 + (y / 5) * (1 + (y / 6) * (1 + y / 7))))));
  let power = series;
  for (let squaring = 0; squaring < 8; squaring++) power *= power;
  return 1 / power;
}
