/**
 * Evidence about a share that stays valid without any horizon: the beta-binomial mixture as a one-sided
 * e-process, its bounds, and the two-sided confidence sequence. Knows nothing of criteria or people.
 */
import { oneSidedRho, TUNING_ALPHA, twoSidedRho } from './mixture-tuning.ts';
import { lnBeta, lnBetaTails } from './special-functions.ts';

const BISECTIONS = 50;

/** A range of values that stand undefeated by the evidence. */
export type Interval = { readonly lower: number; readonly upper: number };

/** The prior's shape (a, b): mean = the null share, spread so that the mixture is best near `rho`. */
function priorShape(nullShare: number, rho: number): { a: number; b: number } {
  const variance = nullShare * (1 - nullShare);
  const r = Math.max(rho - variance, 1e-3 * variance);
  return { a: r / (1 - nullShare), b: r / nullShare };
}

/**
 * Returns ln E against the null "share <= nullShare" after `successes` of `count`; go when it reaches
 * ln(1/alpha) (Robbins 1970; Howard, Ramdas, McAuliffe & Sekhon 2021). nullShare in (0, 1).
 */
export function lnEvidenceAbove(
  successes: number,
  count: number,
  nullShare: number,
  tuningCount: number,
  tuningAlpha: number = TUNING_ALPHA,
): number {
  const variance = nullShare * (1 - nullShare);
  const { a, b } = priorShape(nullShare, oneSidedRho(tuningCount * variance, tuningAlpha));
  const failures = count - successes;
  const posterior =
    lnBeta(a + successes, b + failures) + lnBetaTails(nullShare, a + successes, b + failures).upper;
  const prior = lnBeta(a, b) + lnBetaTails(nullShare, a, b).upper;
  return posterior - prior - successes * Math.log(nullShare) - failures * Math.log1p(-nullShare);
}

/** Returns ln E against the null "share >= nullShare": the same test on failures. */
export function lnEvidenceBelow(
  successes: number,
  count: number,
  nullShare: number,
  tuningCount: number,
): number {
  return lnEvidenceAbove(count - successes, count, 1 - nullShare, tuningCount);
}

/** Returns the share that `successes` of `count` prove to be exceeded, at every look: a lower bound at 1 - alpha. */
export function provenLowerBound(
  successes: number,
  count: number,
  tuningCount: number,
  alpha: number,
): number {
  if (successes === 0) return 0;
  const threshold = Math.log(1 / alpha);
  let low = 0;
  let high = successes / count;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = 0.5 * (low + high);
    if (lnEvidenceAbove(successes, count, middle, tuningCount) >= threshold) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Returns the two-sided confidence sequence at 1 - alpha after `successes` of `count`: the truth stays
 * inside at every look at once with that probability (Howard et al. 2021). No outcomes gives [0, 1].
 */
export function confidenceSequence(
  successes: number,
  count: number,
  tuningCount: number,
  alpha: number,
): Interval {
  if (count === 0) return { lower: 0, upper: 1 };
  const failures = count - successes;
  const threshold = Math.log(1 / alpha);
  const rejects = (share: number): boolean => {
    const variance = share * (1 - share);
    const { a, b } = priorShape(share, twoSidedRho(tuningCount * variance, alpha));
    const lnMixture = lnBeta(a + successes, b + failures) - lnBeta(a, b);
    return lnMixture - successes * Math.log(share) - failures * Math.log1p(-share) >= threshold;
  };
  const search = (rejected: number): number => {
    let outside = rejected;
    let inside = successes / count;
    for (let step = 0; step < BISECTIONS; step++) {
      const middle = 0.5 * (outside + inside);
      if (middle <= 0 || middle >= 1 || rejects(middle)) outside = middle;
      else inside = middle;
    }
    return outside;
  };
  return { lower: successes === 0 ? 0 : search(0), upper: failures === 0 ? 1 : search(1) };
}
