/**
 * What a share says when its people are counted once and no more are awaited: the exact interval beside a value of few
 * people. It decides nothing: who looks again and again needs the bands that hold at every look.
 */
import type { Interval } from './beta-binomial.ts';
import { betaQuantile } from './special-functions.ts';

const CONFIDENCE = 0.95;

/**
 * The exact two-sided 95 % interval of a share after `successes` of `count` (Clopper & Pearson 1934); null of nobody.
 * 0 <= successes <= count, whole numbers.
 */
export function exactInterval(successes: number, count: number): Interval | null {
  if (!(Number.isInteger(successes) && Number.isInteger(count) && successes >= 0 && successes <= count))
    throw new RangeError(`exactInterval(${successes}, ${count})`);
  if (count === 0) return null;
  const tail = (1 - CONFIDENCE) / 2;
  const failures = count - successes;
  return {
    lower: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    upper: failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
  };
}

/** A share as counted, with its exact interval. */
export type CountedShare = Interval & { readonly successes: number; readonly count: number };

/** What was counted behind the estimate of a criterion, weighted or not; null for rates and scores, and of nobody. */
export function countedShare(
  kind: string,
  { n, successes }: { readonly n: number; readonly successes?: number },
): CountedShare | null {
  if (kind !== 'proportion' || successes === undefined) return null;
  const interval = exactInterval(successes, n);
  return interval === null ? null : { successes, count: n, ...interval };
}
