/**
 * The exact boundary: for every number of outcomes up to a declared horizon, how many successes prove that
 * the true share exceeds a null share, however often and whenever one looks. Binomial, or without
 * replacement from a finite population. Knows nothing of criteria; stop evidence is the same on failures.
 */
import { lnNormalCdf, normalQuantile } from './special-functions.ts';

/** How the allowed error is spread over the pilot (Lan & DeMets 1983; Kim & DeMets 1987). */
export type Spending =
  | { readonly family: 'power'; readonly rho: number }
  | { readonly family: 'obrien-fleming' }
  | { readonly family: 'pocock' };

export type BoundaryRequest = {
  /** The share that must be exceeded, in (0, 1). */
  readonly nullShare: number;
  /** The largest number of outcomes, declared before any data. */
  readonly horizon: number;
  /** The allowed probability of ever crossing when the truth is the null share. */
  readonly alpha: number;
  readonly spending?: Spending;
  /** The number of people the outcomes are drawn from without replacement; absent = unlimited. */
  readonly populationSize?: number;
  /** Planned looks, where a committee meets only then; by default after every outcome, valid for any looks. */
  readonly isLook?: (n: number) => boolean;
};

export type Boundary = {
  readonly horizon: number;
  /** `needed[n]` = successes that cross at n outcomes; Infinity where no count would do. */
  readonly needed: Float64Array;
  /** The exact probability, at the null share, of crossing at any n up to the horizon. */
  readonly errorSpent: number;
  /** The smallest n at which crossing is possible, or null. */
  readonly earliest: number | null;
};

export const DEFAULT_SPENDING: Spending = { family: 'power', rho: 1.5 };

/** Mass below this is left out of the sums: over any horizon far less than the last digit of alpha. */
const NEGLIGIBLE = 1e-40;

/** Returns the error that may have been spent by the share `time` of the horizon, in [0, alpha]. */
export function spentBy(time: number, alpha: number, spending: Spending): number {
  if (spending.family === 'power') return alpha * time ** spending.rho;
  if (spending.family === 'pocock') return alpha * Math.log(1 + (Math.E - 1) * time);
  const z = normalQuantile(1 - alpha / 2) / Math.sqrt(time);
  return 2 * Math.exp(lnNormalCdf(-z));
}

/** Moves the mass over `low` to `high` successes from n - 1 outcomes to n under the null. */
type Spread = (mass: Float64Array, low: number, high: number, n: number) => void;

function oneMore({ nullShare, populationSize }: BoundaryRequest): Spread {
  if (populationSize === undefined) {
    const failure = 1 - nullShare;
    return (mass, low, high) => {
      for (let s = high; s > low; s--) mass[s] = mass[s]! * failure + mass[s - 1]! * nullShare;
      mass[low]! *= failure;
    };
  }
  const successesInPopulation = Math.floor(nullShare * populationSize + 1e-9);
  return (mass, low, high, n) => {
    const left = populationSize - n + 1;
    const chance = (s: number): number => Math.min(1, Math.max(0, (successesInPopulation - s) / left));
    for (let s = high; s > low; s--) mass[s] = mass[s]! * (1 - chance(s)) + mass[s - 1]! * chance(s - 1);
    mass[low]! *= 1 - chance(low);
  };
}

function assertUsable({ nullShare, horizon, alpha, populationSize }: BoundaryRequest): void {
  if (!(nullShare > 0 && nullShare < 1))
    throw new RangeError(`nullShare must lie in (0, 1), got ${nullShare}`);
  if (!Number.isInteger(horizon) || horizon < 1)
    throw new RangeError(`horizon must be a count, got ${horizon}`);
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must lie in (0, 1), got ${alpha}`);
  if (populationSize !== undefined && populationSize < horizon) {
    throw new RangeError(`horizon ${horizon} exceeds the population of ${populationSize}`);
  }
}

/**
 * Computes the exact alpha-spending boundary by dynamic programming over the number of successes, in
 * about O(horizon^1.5) steps. P(crossing | share <= nullShare) <= `errorSpent` <= alpha for every pattern of looks
 * (Armitage, McPherson & Rowe 1969; spending after Lan & DeMets 1983).
 */
export function computeBoundary(request: BoundaryRequest): Boundary {
  assertUsable(request);
  const { horizon, alpha } = request;
  const spending = request.spending ?? DEFAULT_SPENDING;
  const spread = oneMore(request);
  const needed = new Float64Array(horizon + 1).fill(Infinity);
  const mass = new Float64Array(horizon + 2); // P(s successes so far and never crossed)
  mass[0] = 1;
  let errorSpent = 0;
  let earliest: number | null = null;
  let low = 0; // below this every mass is negligible
  let high = 0; // above this every mass is zero
  for (let n = 1; n <= horizon; n++) {
    high = Math.min(high + 1, n);
    spread(mass, low, high, n);
    if (request.isLook?.(n) === false) continue;
    const budget = spentBy(n / horizon, alpha, spending) - errorSpent;
    let crossing = 0;
    while (high > low && crossing + mass[high]! <= budget) {
      crossing += mass[high]!;
      mass[high] = 0;
      high -= 1;
    }
    if (high < n) {
      needed[n] = high + 1;
      earliest ??= n;
    }
    errorSpent += crossing;
    while (low < high && mass[low]! < NEGLIGIBLE) low += 1;
  }
  return { horizon, needed, errorSpent, earliest };
}
