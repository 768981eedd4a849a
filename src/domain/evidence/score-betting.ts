/**
 * Evidence about the mean of a bounded score (satisfaction, rating) by betting against the null mean: the
 * capital of a gambler who may bet only on what was seen before. Scores are already scaled to [0, 1].
 * Knows nothing of criteria or survey scales.
 */
import type { Interval } from './beta-binomial.ts';

/** What the next bet depends on: how many scores were seen, their sum, and their regularised squares. */
export type BetsSoFar = { count: number; sum: number; squares: number };

export const noBets = (): BetsSoFar => ({ count: 0, sum: 0, squares: 0.25 });

/**
 * Returns the next bet √(2 ln(1/alpha) / (σ² tuningCount)) before its cap, where σ² is the regularised variance of the
 * scores seen so far (Waudby-Smith & Ramdas 2024).
 */
export function nextBet({ count, squares }: BetsSoFar, tuningCount: number, alpha: number): number {
  return Math.sqrt((2 * Math.log(1 / alpha) * (count + 1)) / (tuningCount * squares));
}

/** Takes a score in [0, 1] into account for the bets after it. */
export function seeScore(bets: BetsSoFar, score: number): void {
  bets.count += 1;
  bets.sum += score;
  const mean = (0.5 + bets.sum) / (bets.count + 1);
  bets.squares += (score - mean) ** 2;
}

/**
 * Returns the factor by which one score multiplies the capital when betting that the mean exceeds `nullMean`. Go when
 * the logarithms of all factors add up to ln(1/alpha) (Ville 1939; Waudby-Smith & Ramdas 2024).
 */
export function capitalFactor(score: number, bet: number, nullMean: number): number {
  return 1 + Math.min(0.5 / nullMean, bet) * (score - nullMean);
}

/** Null means 0, 1/64 … 1, at which capitals are kept. */
const STEPS = 64;
/** Factors multiplied before their logarithm is taken: few enough to stay far from the ends of the number range. */
const FACTORS = 32;

/**
 * The capitals against every null mean of a ladder, for and against: with them the interval needs no look back at the
 * scores. Between two rungs the logarithm is nearly straight.
 */
export type CapitalLadder = {
  /** ln(capital) per rung when betting on more, and when betting on less. */
  more: number[];
  less: number[];
  /** Products of the factors since. */
  moreFactor: number[];
  lessFactor: number[];
  factors: number;
};

export function emptyLadder(): CapitalLadder {
  const rungs = (value: number) => Array.from({ length: STEPS + 1 }, () => value);
  return { more: rungs(0), less: rungs(0), moreFactor: rungs(1), lessFactor: rungs(1), factors: 0 };
}

/** Multiplies every capital by what one score brings. */
export function climb(ladder: CapitalLadder, score: number, bet: number): void {
  const { moreFactor, lessFactor } = ladder;
  for (let rung = 0; rung <= STEPS; rung++) {
    const nullMean = rung / STEPS;
    const stake = Math.min((0.5 * STEPS) / rung, bet);
    moreFactor[rung]! *= 1 + stake * (score - nullMean);
    lessFactor[rung]! *= 1 + stake * (1 - score - nullMean);
  }
  if (++ladder.factors < FACTORS) return;
  for (let rung = 0; rung <= STEPS; rung++) {
    ladder.more[rung]! += Math.log(moreFactor[rung]!);
    ladder.less[rung]! += Math.log(lessFactor[rung]!);
    moreFactor[rung] = 1;
    lessFactor[rung] = 1;
  }
  ladder.factors = 0;
}

/** The largest null mean against which the capital has reached the threshold; 0 if none. */
function proven(capitals: readonly number[], factors: readonly number[], threshold: number): number {
  const at = (rung: number): number => capitals[rung]! + Math.log(factors[rung]!);
  let rung = 0;
  while (rung < STEPS && at(rung + 1) >= threshold) rung += 1;
  const low = at(rung);
  if (low < threshold) return 0;
  if (rung === STEPS) return 1;
  return (rung + (low - threshold) / (low - at(rung + 1))) / STEPS;
}

/** Returns the means not excluded at level alpha/2 on either side, at every look at once. */
export function meanInterval(ladder: CapitalLadder, alpha: number): Interval {
  const threshold = Math.log(2 / alpha);
  return {
    lower: proven(ladder.more, ladder.moreFactor, threshold),
    upper: 1 - proven(ladder.less, ladder.lessFactor, threshold),
  };
}
