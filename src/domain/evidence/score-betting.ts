/**
 * Evidence about the mean of a bounded score (satisfaction, rating) by betting against the null mean: the
 * capital of a gambler who may bet only on what was seen before. Scores are already scaled to [0, 1].
 * Knows nothing of criteria or survey scales.
 */
import type { Interval } from './beta-binomial.ts';

const BISECTIONS = 24;

/**
 * Returns, per score in order, the bet √(2 ln(1/alpha) / (σ² tuningCount)) before its cap, where σ² is the
 * regularised variance of the scores before it (Waudby-Smith & Ramdas 2024). Scores in [0, 1].
 */
export function betSizes(scores: Float64Array, tuningCount: number, alpha: number): Float64Array {
  const bets = new Float64Array(scores.length);
  const scale = (2 * Math.log(1 / alpha)) / tuningCount;
  let sum = 0;
  let squares = 0.25;
  for (let i = 0; i < scores.length; i++) {
    bets[i] = Math.sqrt((scale * (i + 1)) / squares);
    sum += scores[i]!;
    const mean = (0.5 + sum) / (i + 2);
    squares += (scores[i]! - mean) ** 2;
  }
  return bets;
}

/** Returns the factor by which one score multiplies the capital when betting that the mean exceeds `nullMean`. */
export function capitalFactor(score: number, bet: number, nullMean: number): number {
  return 1 + Math.min(0.5 / nullMean, bet) * (score - nullMean);
}

/**
 * Returns ln(capital) after the first `count` scores against the null "mean <= nullMean", nullMean in (0, 1].
 * Go when it reaches ln(1/alpha) (Ville 1939; Waudby-Smith & Ramdas 2024).
 */
export function lnCapital(scores: Float64Array, bets: Float64Array, count: number, nullMean: number): number {
  const cap = 0.5 / nullMean;
  let total = 0;
  let product = 1;
  for (let i = 0; i < count; i++) {
    const bet = bets[i]!;
    product *= 1 + (bet < cap ? bet : cap) * (scores[i]! - nullMean);
    if (product < 1e-200 || product > 1e200) {
      total += Math.log(product);
      product = 1;
    }
  }
  return total + Math.log(product);
}

/** Returns the mean that the first `count` scores prove to be exceeded, at 1 - alpha and at every look; 0 if none. */
export function provenMean(
  scores: Float64Array,
  bets: Float64Array,
  count: number,
  alpha: number,
  below = 1,
): number {
  const threshold = Math.log(1 / alpha);
  let low = 0;
  let high = below;
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = 0.5 * (low + high);
    if (lnCapital(scores, bets, count, middle) >= threshold) low = middle;
    else high = middle;
  }
  return low;
}

/** Returns the scores mirrored at ½, so that evidence for a low mean is evidence for a high one. */
export function mirrored(scores: Float64Array): Float64Array {
  return scores.map((score) => 1 - score);
}

/** Returns the means not excluded at level alpha/2 on either side after the first `count` scores. */
export function meanInterval(
  scores: Float64Array,
  bets: Float64Array,
  count: number,
  alpha: number,
): Interval {
  if (count === 0) return { lower: 0, upper: 1 };
  const lower = provenMean(scores, bets, count, alpha / 2);
  const upper = 1 - provenMean(mirrored(scores), bets, count, alpha / 2);
  return { lower, upper };
}
