/**
 * What a go and a stop boundary do when the truth is known: the exact chances of each decision, and when.
 * Serves the set-up table and the forecast of a running pilot.
 */
import type { Boundary } from './binomial-boundary.ts';

export type Walk = {
  /** The pair of boundaries: go on better outcomes, stop on worse ones, with the same horizon. */
  readonly go: Boundary;
  readonly stop: Boundary;
  /** The true share of better outcomes. */
  readonly truth: number;
  /** Where the pilot stands; the beginning unless given. */
  readonly from?: { readonly n: number; readonly successes: number };
  /** At which numbers of outcomes somebody looks; every one unless given. The horizon is always looked at. */
  readonly isLook?: (n: number) => boolean;
  /** Draws without replacement from this many people. */
  readonly populationSize?: number;
};

export type WalkResult = {
  readonly goChance: number;
  readonly stopChance: number;
  /** Both boundaries crossed at the same look. */
  readonly conditionalChance: number;
  readonly undecidedChance: number;
  /** Expected number of outcomes at the decision or the horizon. */
  readonly expectedPeople: number;
  /** The number of outcomes by which half of the go decisions have fallen, or null without any. */
  readonly medianPeopleToGo: number | null;
  /** The number of outcomes by which half of all decisions have fallen, or null below one half. */
  readonly medianPeopleToDecision: number | null;
};

/** Returns P(outcome n+1 is better | s better among the first n) for a known truth. */
function betterChance({ truth, populationSize }: Walk): (successes: number, n: number) => number {
  if (populationSize === undefined) return () => truth;
  const better = Math.round(truth * populationSize);
  return (successes, n) => Math.min(1, Math.max(0, (better - successes) / (populationSize - n)));
}

function firstReaching(chances: Float64Array, wanted: number): number | null {
  let sum = 0;
  for (let n = 0; n < chances.length; n++) {
    sum += chances[n]!;
    if (sum >= wanted) return n;
  }
  return null;
}

/** Walks the boundaries outcome by outcome and returns the exact chances of each first decision, O(horizon²). */
export function walkBoundaries(walk: Walk): WalkResult {
  const { go, stop, from = { n: 0, successes: 0 }, isLook = () => true } = walk;
  const { horizon } = go;
  const chance = betterChance(walk);
  const mass = new Float64Array(horizon + 2);
  mass[from.successes] = 1;
  const goAt = new Float64Array(horizon + 1);
  const decidedAt = new Float64Array(horizon + 1);
  let stopChance = 0;
  let conditionalChance = 0;
  let expectedPeople = 0;
  let low = from.successes;
  let high = from.successes;
  for (let n = from.n + 1; n <= horizon; n++) {
    high += 1;
    for (let s = high; s > low; s--) {
      mass[s] = mass[s]! * (1 - chance(s, n - 1)) + mass[s - 1]! * chance(s - 1, n - 1);
    }
    mass[low] = mass[low]! * (1 - chance(low, n - 1));
    if (n !== horizon && !isLook(n)) continue;
    const take = (s: number): number => {
      const taken = mass[s]!;
      mass[s] = 0;
      decidedAt[n]! += taken;
      return taken;
    };
    const goFrom = go.needed[n]!;
    const stopUpTo = n - stop.needed[n]!;
    for (let s = Math.max(low, goFrom); s <= Math.min(high, stopUpTo); s++) conditionalChance += take(s);
    for (; high >= goFrom && high >= low; high--) goAt[n]! += take(high);
    for (; low <= stopUpTo && low <= high; low++) stopChance += take(low);
    if (low > high) break;
  }
  let undecidedChance = 0;
  for (let s = low; s <= high; s++) undecidedChance += mass[s]!;
  const goChance = goAt.reduce((sum, p) => sum + p, 0);
  for (let n = 0; n <= horizon; n++) expectedPeople += n * decidedAt[n]!;
  return {
    goChance,
    stopChance,
    conditionalChance,
    undecidedChance,
    expectedPeople: expectedPeople + horizon * undecidedChance,
    medianPeopleToGo: goChance > 0 ? firstReaching(goAt, goChance / 2) : null,
    medianPeopleToDecision: firstReaching(decidedAt, 0.5),
  };
}
