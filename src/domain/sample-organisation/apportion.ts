/**
 * Two ways of turning shares into people: exact whole numbers (apportion) and a random draw (drawShare).
 */
import type { Random } from '#domain/random/random.ts';

/** Splits `total` into whole numbers in proportion to `shares` by largest remainder; they add up to `total`. */
export function apportion(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((left, right) => left + right, 0);
  if (sum <= 0) return shares.map(() => 0);
  const exact = shares.map((share) => (total * share) / sum);
  const whole = exact.map(Math.floor);
  const missing = total - whole.reduce((left, right) => left + right, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((left, right) => right.remainder - left.remainder || left.index - right.index);
  for (const { index } of byRemainder.slice(0, missing)) whole[index]! += 1;
  return whole;
}

/** Draws an index with probability in proportion to `shares`, which add up to 100. */
export function drawShare(random: Random, shares: readonly number[]): number {
  let left = random.next() * 100;
  for (const [index, share] of shares.entries()) {
    left -= share;
    if (left < 0) return index;
  }
  return shares.findLastIndex((share) => share > 0);
}
