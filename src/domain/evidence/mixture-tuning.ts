/**
 * The tuning constants of mixture methods: which spread of the mixing prior is best at a chosen amount of
 * information. Validity never depends on them, only power does.
 */

/** The significance level at which mixtures are tuned. */
export const TUNING_ALPHA = 0.05;

/** The number of outcomes at which mixtures are sharpest: half the horizon, or 300 without one. */
export function tuningCount(horizon: number | undefined): number {
  return horizon === undefined ? 300 : Math.max(1, horizon / 2);
}

/** ρ for a two-sided mixture, best near variance `variance` (Howard, Ramdas, McAuliffe & Sekhon 2021). */
export function twoSidedRho(variance: number, alpha: number): number {
  const logarithm = 2 * Math.log(1 / alpha);
  return variance / (logarithm + Math.log(1 + logarithm));
}

/** ρ for a one-sided mixture, best near variance `variance` (Howard et al. 2021). */
export function oneSidedRho(variance: number, alpha: number): number {
  return twoSidedRho(variance, 2 * alpha);
}
