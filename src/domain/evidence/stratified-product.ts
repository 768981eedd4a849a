/**
 * The strict form of weighted evidence: a product of beta-binomial mixtures, one per group, against the most
 * favourable division of the null over the groups. Exact for any order of arrival; for at most four groups.
 */
import type { Stratum } from './post-stratified.ts';
import { lnBeta } from './special-functions.ts';

const BISECTIONS = 200;

/** The share of group h that maximises the null likelihood for the multiplier `lambda`. */
function profiledShare({ share, count, successes }: Stratum, lambda: number): number {
  const a = lambda * share;
  const sum = a + count;
  const root = Math.sqrt(Math.max(0, sum * sum - 4 * a * successes));
  return sum + root === 0 ? 0 : (2 * successes) / (sum + root);
}

const timesLn = (factor: number, value: number): number => (factor === 0 ? 0 : factor * Math.log(value));

function lnLikelihood(strata: readonly Stratum[], shareOf: (stratum: Stratum) => number): number {
  return strata.reduce((sum, stratum) => {
    const p = shareOf(stratum);
    return sum + timesLn(stratum.successes, p) + timesLn(stratum.count - stratum.successes, 1 - p);
  }, 0);
}

/** The largest null likelihood over group shares whose weighted mean is at most `nullShare`. */
function lnNullLikelihood(strata: readonly Stratum[], nullShare: number): number {
  const observed = ({ count, successes }: Stratum): number => (count === 0 ? 0 : successes / count);
  const mean = (shareOf: (stratum: Stratum) => number) =>
    strata.reduce((sum, stratum) => sum + stratum.share * shareOf(stratum), 0);
  if (mean(observed) <= nullShare) return lnLikelihood(strata, observed);
  let low = 0;
  let high = 1;
  while (mean((stratum) => profiledShare(stratum, high)) > nullShare && high < 1e15) high *= 2;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = 0.5 * (low + high);
    if (mean((stratum) => profiledShare(stratum, middle)) > nullShare) low = middle;
    else high = middle;
  }
  return lnLikelihood(strata, (stratum) => profiledShare(stratum, high));
}

/**
 * Returns ln E against "the organisation's share <= nullShare" with Beta(a, b) priors in every group
 * (Wasserman, Ramdas & Balakrishnan 2020; Spertus, Sridhar & Stark 2024). Shares of strata sum to 1.
 */
export function lnStratifiedEvidence(
  strata: readonly Stratum[],
  nullShare: number,
  prior: { readonly a: number; readonly b: number },
): number {
  const mixture = strata.reduce(
    (sum, { count, successes }) => sum + lnBeta(prior.a + successes, prior.b + count - successes),
    -strata.length * lnBeta(prior.a, prior.b),
  );
  return mixture - lnNullLikelihood(strata, nullShare);
}
