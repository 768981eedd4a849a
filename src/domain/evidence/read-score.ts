/**
 * Reads go and stop evidence about the mean of a bounded score by betting, outcome by outcome in their fixed
 * order, looking at the ends of instants.
 */
import { type EvidenceSeries, looksOf } from './evidence-series.ts';
import { BAND_ALPHA, type ErrorLimits, type Reading } from './reading.ts';
import { betSizes, capitalFactor, meanInterval } from './score-betting.ts';

export type ScoreTest = ErrorLimits & {
  /** On the axis [0, 1] where 1 is better. */
  readonly minimum: number;
  readonly target: number;
  readonly tuningCount: number;
};

/** Returns the reading of a mean score; values in [0, 1], at least one outcome. */
export function readScore(series: EvidenceSeries, test: ScoreTest): Reading {
  const bets = betSizes(series.value, test.tuningCount, test.goAlpha);
  const ceiling = 1 - test.target;
  let lnGo = 0;
  let lnStop = 0;
  let goAt: number | null = null;
  let stopAt: number | null = null;
  let sum = 0;
  let counted = 0;
  for (const look of looksOf(series.at)) {
    for (; counted < look; counted++) {
      const score = series.value[counted]!;
      lnGo += Math.log(capitalFactor(score, bets[counted]!, test.minimum));
      lnStop += Math.log(capitalFactor(1 - score, bets[counted]!, ceiling));
      sum += score;
    }
    if (lnGo >= -Math.log(test.goAlpha)) goAt ??= series.at[look - 1]!;
    if (lnStop >= -Math.log(test.stopAlpha)) stopAt ??= series.at[look - 1]!;
  }
  return {
    method: 'betting',
    n: series.count,
    estimate: sum / series.count,
    ...meanInterval(series.value, bets, series.count, BAND_ALPHA),
    goAt,
    stopAt,
    lnGo,
    beyondHorizon: 0,
    isAtHorizon: false,
    thin: [],
  };
}
