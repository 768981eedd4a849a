/**
 * How many more people an undecided criterion needs, and how likely it is to pass within its plan. A forecast
 * for planning; it never changes a verdict.
 */
import { lnEvidenceAbove } from './beta-binomial.ts';
import { walkBoundaries } from './boundary-walk.ts';
import type { ThinGroup } from './composition.ts';
import { tuningCount } from './mixture-tuning.ts';
import type { ProportionTest, ShareBoundaries } from './read-proportion.ts';
import { betaQuantile } from './special-functions.ts';

export type Outlook = 'likely' | 'possible' | 'unlikely';

export type Forecast = {
  /** The chance of passing by the horizon if the truth lies at the 20, 50 and 80 % quantiles of what is known. */
  readonly passChance: { readonly low: number; readonly middle: number; readonly high: number };
  /** The chance of failing by the horizon at the middle truth. */
  readonly failChance: number;
  readonly outlook: Outlook;
};

export type NeedMore = {
  /** People missing to the minimum sample. */
  readonly toMinimumSample: number;
  /** People missing in critical groups. */
  readonly groups: readonly ThinGroup[];
  /** Further outcomes until a decision is as likely as not, or null when none is in sight. */
  readonly outcomes: number | null;
  /** The same in days at the pace observed, or null when the pace is unknown. */
  readonly days: number | null;
  /** Only for shares with a declared horizon. */
  readonly forecast: Forecast | null;
};

/** Returns the one number to show: people to the minimum sample, in thin groups, or until a decision; null = none. */
export function needMoreCount(needMore: NeedMore | null): number | null {
  if (needMore === null) return null;
  if (needMore.toMinimumSample > 0) return needMore.toMinimumSample;
  if (needMore.groups.length > 0) return needMore.groups.reduce((sum, { missing }) => sum + missing, 0);
  return needMore.outcomes;
}

const UNLIKELY = 0.05;
const FURTHEST_FACTOR = 64;

/**
 * Returns the forecast of an undecided share within its horizon: the boundary recursion run forward from where
 * the pilot stands, at quantiles of Beta(½ + successes, ½ + failures).
 */
export function forecastShare(
  boundaries: ShareBoundaries,
  n: number,
  successes: number,
): { readonly forecast: Forecast; readonly outcomes: number | null } {
  const quantile = (p: number) => betaQuantile(p, 0.5 + successes, 0.5 + n - successes);
  const walk = (truth: number) =>
    walkBoundaries({ go: boundaries.go, stop: boundaries.stop, truth, from: { n, successes } });
  const [low, middle, high] = [walk(quantile(0.2)), walk(quantile(0.5)), walk(quantile(0.8))];
  const passChance = { low: low.goChance, middle: middle.goChance, high: high.goChance };
  const median = middle.medianPeopleToDecision;
  return {
    forecast: { passChance, failChance: middle.stopChance, outlook: outlookOf(passChance) },
    outcomes: median === null ? null : median - n,
  };
}

function outlookOf({ middle, high }: Forecast['passChance']): Outlook {
  if (middle < UNLIKELY) return high < 2 * UNLIKELY ? 'unlikely' : 'possible';
  return middle >= 0.5 ? 'likely' : 'possible';
}

/**
 * Returns how many further outcomes like those so far reach the threshold: the smallest growth of `n` (to
 * 1 %) at which `lnEvidenceAt(factor)` does, or null when not even 64 times as many would.
 */
export function outcomesUntil(
  n: number,
  lnEvidenceAt: (factor: number) => number,
  threshold: number,
): number | null {
  let high = 1;
  while (lnEvidenceAt(high) < threshold) {
    high *= 2;
    if (high > FURTHEST_FACTOR) return null;
  }
  let low = high / 2;
  while (high - low > 0.01 * low) {
    const middle = (low + high) / 2;
    if (lnEvidenceAt(middle) < threshold) low = middle;
    else high = middle;
  }
  return Math.max(1, Math.ceil(n * (high - 1)));
}

/**
 * Returns how many further outcomes a share held to the mixture needs if its estimate stays; null = not in sight.
 * The mixture is tuned for the horizon, where one was declared.
 */
export function outcomesForShare(
  n: number,
  successes: number,
  { minimum, horizon }: Pick<ProportionTest, 'minimum' | 'horizon'>,
  alpha: number,
): number | null {
  const tuning = tuningCount(horizon);
  const at = (factor: number) => lnEvidenceAbove(factor * successes, factor * n, minimum, tuning);
  return outcomesUntil(n, at, -Math.log(alpha));
}

/** Returns outcomes per day between the first and last instant, or null when all share one instant. */
export function observedPace(count: number, firstAt: number, lastAt: number): number | null {
  const days = (lastAt - firstAt) / 86_400_000;
  return days > 0 && count > 1 ? count / days : null;
}

/**
 * Returns how many further outcomes reach the threshold if ln E grows in proportion to their number, as it does
 * once the estimate has settled; null when it does not grow.
 */
export function outcomesInProportion(n: number, lnEvidence: number, threshold: number): number | null {
  if (!(lnEvidence > 0) || threshold / lnEvidence > FURTHEST_FACTOR) return null;
  return Math.max(1, Math.ceil(n * (threshold / lnEvidence - 1)));
}
