/**
 * Critical values for a committee that meets a fixed number of times, by the normal approximation: what the exact
 * boundary is compared with. Judges nothing; the product looks whenever it likes.
 */
import { spentBy, type Spending } from './binomial-boundary.ts';
import { lnNormalCdf, normalQuantile } from './special-functions.ts';

/** How the allowed error is divided over the looks. */
export type Design =
  | { readonly kind: 'spending'; readonly spending: Spending }
  /** Critical values proportional to (looks / k)^(½ - delta): 0 = O'Brien & Fleming 1979, ½ = Pocock 1977. */
  | { readonly kind: 'shape'; readonly delta: number };

const STEPS = 400;
const FURTHEST = 8;
const BISECTIONS = 36;

const density = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
const upperTail = (z: number): number => Math.exp(lnNormalCdf(-z));

/** The density of the score process on a grid, before look k and without ever having crossed. */
type Continuing = { readonly points: Float64Array; readonly mass: Float64Array };

/** Simpson nodes of the standard normal z in [-FURTHEST, bound], as the process √k·z with its probability mass. */
function gridUpTo(bound: number, k: number, densityAt: (process: number) => number): Continuing {
  const points = new Float64Array(STEPS + 1);
  const mass = new Float64Array(STEPS + 1);
  const low = -FURTHEST * Math.sqrt(k);
  const width = (bound * Math.sqrt(k) - low) / STEPS;
  for (let i = 0; i <= STEPS; i++) {
    points[i] = low + i * width;
    const weight = i === 0 || i === STEPS ? 1 : i % 2 === 1 ? 4 : 2;
    mass[i] = densityAt(points[i]!) * weight * (width / 3);
  }
  return { points, mass };
}

/** P(first crossing at this look), given who still continues; null before the first look. */
function crossing(before: Continuing | null, bound: number, k: number): number {
  if (before === null) return upperTail(bound);
  let sum = 0;
  for (let i = 0; i <= STEPS; i++)
    sum += before.mass[i]! * upperTail(bound * Math.sqrt(k) - before.points[i]!);
  return sum;
}

function continuing(before: Continuing | null, bound: number, k: number): Continuing {
  if (before === null) return gridUpTo(bound, 1, density);
  return gridUpTo(bound, k, (process) => {
    let sum = 0;
    for (let i = 0; i <= STEPS; i++) sum += before.mass[i]! * density(process - before.points[i]!);
    return sum;
  });
}

/** The bound in [low, high] at which a falling function of it meets `wanted`. */
function bisect(wanted: number, chance: (bound: number) => number, low = -2, high = FURTHEST): number {
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (chance(middle) > wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function shapeBounds(looks: number, alpha: number, delta: number): number[] {
  const boundsFor = (constant: number) =>
    Array.from({ length: looks }, (_, i) => constant * ((i + 1) / looks) ** (delta - 0.5));
  const everCrossing = (constant: number): number => {
    let before: Continuing | null = null;
    return boundsFor(constant).reduce((sum, bound, i) => {
      const chance = crossing(before, bound, i + 1);
      before = continuing(before, bound, i + 1);
      return sum + chance;
    }, 0);
  };
  return boundsFor(bisect(alpha, everCrossing, normalQuantile(1 - alpha) - 0.1, 4));
}

function spendingBounds(looks: number, alpha: number, spending: Spending): number[] {
  let before: Continuing | null = null;
  let spent = 0;
  return Array.from({ length: looks }, (_, i) => {
    const budget = spentBy((i + 1) / looks, alpha, spending) - spent;
    const bound = bisect(budget, (candidate) => crossing(before, candidate, i + 1));
    before = continuing(before, bound, i + 1);
    spent += budget;
    return bound;
  });
}

/**
 * Returns the critical z of each of `looks` equally spaced looks, one-sided at `alpha`, by recursive integration
 * (Armitage, McPherson & Rowe 1969).
 */
export function criticalValues(looks: number, alpha: number, design: Design): number[] {
  return design.kind === 'shape'
    ? shapeBounds(looks, alpha, design.delta)
    : spendingBounds(looks, alpha, design.spending);
}
