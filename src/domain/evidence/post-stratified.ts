/**
 * Evidence about the whole organisation from respondents who do not arrive in proportion: estimates weighted
 * back to the organisation and a normal mixture in information time. Asymptotic, guarded by a variance floor.
 */
import type { Interval } from './beta-binomial.ts';
import { oneSidedRho, TUNING_ALPHA, twoSidedRho } from './mixture-tuning.ts';
import { lnNormalCdf } from './special-functions.ts';

/** One group: its share of the organisation, its respondents and what they add up to. */
export type Stratum = { readonly share: number; readonly count: number; readonly successes: number };

export type WeightedEstimate = {
  readonly estimate: number;
  readonly variance: number;
  /** What the variance would be per unit of one person's variance: Σ W²/n, or Σ w². */
  readonly unit: number;
};

/** The variance may not fall below this part of what the null implies; without it the false-go rate rises. */
const FLOOR = 0.8;

/**
 * Returns the post-stratified share ΣW S/n with variance ΣW² p̃(1-p̃)/n, p̃ = (S+1)/(n+2). Strata without
 * respondents are left out and the shares renormalised; null when nobody has answered. `successes` may be
 * sums of scores in [0, 1]: p̃(1-p̃) then bounds the variance from above (Bhatia & Davis 2000).
 */
export function postStratify(strata: readonly Stratum[]): WeightedEstimate | null {
  const answered = strata.filter(({ count }) => count > 0);
  const totalShare = answered.reduce((sum, { share }) => sum + share, 0);
  if (totalShare === 0) return null;
  let estimate = 0;
  let variance = 0;
  let unit = 0;
  for (const { share, count, successes } of answered) {
    const weight = share / totalShare;
    const shrunk = (successes + 1) / (count + 2);
    estimate += (weight * successes) / count;
    variance += (weight * weight * shrunk * (1 - shrunk)) / count;
    unit += (weight * weight) / count;
  }
  return { estimate, variance, unit };
}

/**
 * Returns the post-stratified rate ΣW S/T of counts, `count` being person-windows and `successes` events, with
 * Poisson variance times the dispersion; null when nobody has answered.
 */
export function postStratifyRate(strata: readonly Stratum[], dispersion: number): WeightedEstimate | null {
  const answered = strata.filter(({ count }) => count > 0);
  const totalShare = answered.reduce((sum, { share }) => sum + share, 0);
  if (totalShare === 0) return null;
  let estimate = 0;
  let variance = 0;
  let unit = 0;
  for (const { share, count, successes } of answered) {
    const weight = share / totalShare;
    estimate += (weight * successes) / count;
    variance += (dispersion * weight * weight * (successes + 1)) / (count * count);
    unit += (dispersion * weight * weight) / count;
  }
  return { estimate, variance, unit };
}

/** People who share their groups in every division, so that raking gives them one weight: sums over their outcomes. */
export type RakedCell = {
  people: number;
  exposure: number;
  value: number;
  /** Σe², Σye and Σy². */
  exposures: number;
  products: number;
  squares: number;
};

/**
 * Returns the raked mean Σwy/Σwe with its residual variance, `weights` being those of all people of a cell together;
 * for shares and scores (exposure 1) at least θ̃(1-θ̃)Σw², θ̃ shrunk by one success and one failure at the effective
 * sample 1/Σw².
 */
export function rakedEstimate(
  cells: readonly RakedCell[],
  weights: Float64Array,
  singleVariance: SingleVariance = shareVariance,
): WeightedEstimate {
  let total = 0;
  let windows = 0;
  let squares = 0;
  for (const [i, { people, exposure, value }] of cells.entries()) {
    const weight = weights[i]! / people;
    total += weight * value;
    windows += weight * exposure;
    squares += weight ** 2 * exposure;
  }
  const estimate = total / windows;
  const unit = squares / (windows * windows);
  let spread = 0;
  for (const [i, cell] of cells.entries()) {
    const weight = weights[i]! / cell.people;
    const residual = cell.squares - 2 * estimate * cell.products + estimate ** 2 * cell.exposures;
    spread += weight ** 2 * Math.max(0, residual);
  }
  const effective = 1 / unit;
  const isShare = singleVariance === shareVariance;
  const shrunk = (estimate * effective + 1) / (effective + (isShare ? 2 : 0));
  return { estimate, variance: Math.max(spread / (windows * windows), singleVariance(shrunk) * unit), unit };
}

/**
 * Returns ln E that a quantity exceeds its null by `difference`, given the estimate's variance: a one-sided
 * normal mixture in information time, tuned at `tuningInformation` (Scharfstein, Tsiatis & Robins 1997;
 * Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024).
 */
export function lnInformationEvidence(
  difference: number,
  variance: number,
  tuningInformation: number,
): number {
  const information = 1 / variance;
  const score = difference * information;
  const rho = oneSidedRho(tuningInformation, TUNING_ALPHA);
  const total = information + rho;
  return 0.5 * Math.log((4 * rho) / total) + score ** 2 / (2 * total) + lnNormalCdf(score / Math.sqrt(total));
}

/** What one person's outcome varies by when the mean is `mean`: p(1-p) for shares and scores, the mean for counts. */
export type SingleVariance = (mean: number) => number;

export const shareVariance: SingleVariance = (mean) => mean * (1 - mean);
export const countVariance: SingleVariance = (mean) => mean;

/**
 * Returns ln E that the organisation's value exceeds `nullValue` (`side` 1) or lies below it (-1), with the
 * variance floor applied and the mixture tuned at `tuningCount` people.
 */
export function lnWeightedEvidence(
  weighted: WeightedEstimate,
  nullValue: number,
  tuningCount: number,
  side: 1 | -1 = 1,
  singleVariance: SingleVariance = shareVariance,
): number {
  const single = singleVariance(nullValue);
  const variance = Math.max(weighted.variance, FLOOR * single * weighted.unit);
  return lnInformationEvidence(side * (weighted.estimate - nullValue), variance, tuningCount / single);
}

/** Returns the values not excluded at 1 - alpha at every look at once: a two-sided normal mixture, >= 0. */
export function weightedInterval(
  { estimate, variance, unit }: WeightedEstimate,
  tuningCount: number,
  alpha: number,
  singleVariance: SingleVariance = shareVariance,
): Interval {
  const effective = 1 / unit;
  const isShare = singleVariance === shareVariance;
  const single = singleVariance((estimate * effective + 1) / (effective + (isShare ? 2 : 0)));
  const information = 1 / Math.max(variance, FLOOR * single * unit);
  const rho = twoSidedRho(tuningCount / single, alpha);
  const total = information + rho;
  const width = Math.sqrt(total * (Math.log(total / rho) + 2 * Math.log(1 / alpha))) / information;
  return { lower: Math.max(0, estimate - width), upper: Math.min(isShare ? 1 : Infinity, estimate + width) };
}
