/**
 * Reads go and stop evidence about a count per person and window (tickets per person), corrected for people
 * who call far more often than others.
 */
import type { Direction } from './criterion.ts';
import { type EvidenceSeries, looksOf } from './evidence-series.ts';
import { BAND_ALPHA, type ErrorLimits, type Reading } from './reading.ts';
import { createRunningCounts, lnDispersedEvidence, rateInterval } from './ticket-rate.ts';

export type RateTest = ErrorLimits & {
  readonly better: Direction;
  readonly minimum: number;
  readonly target: number;
  /** Person-windows the plan will gather. */
  readonly plannedExposure: number;
};

/** Returns the reading of a rate; at least one outcome with exposure above zero. */
export function readRate(series: EvidenceSeries, test: RateTest): Reading {
  const goSide = test.better === 'lower' ? 'below' : 'above';
  const stopSide = test.better === 'lower' ? 'above' : 'below';
  const running = createRunningCounts();
  let goAt: number | null = null;
  let stopAt: number | null = null;
  let lnGo = 0;
  let counted = 0;
  let totals = running.totals();
  for (const look of looksOf(series.at)) {
    for (; counted < look; counted++) {
      running.add(series.personIds[counted]!, series.value[counted]!, series.exposure[counted]!);
    }
    const at = series.at[look - 1]!;
    totals = running.totals();
    lnGo = lnDispersedEvidence(goSide, totals, test.minimum, test.plannedExposure);
    const lnStop = lnDispersedEvidence(stopSide, totals, test.target, test.plannedExposure);
    if (lnGo >= -Math.log(test.goAlpha)) goAt ??= at;
    if (lnStop >= -Math.log(test.stopAlpha)) stopAt ??= at;
  }
  const band = rateInterval(totals, test.plannedExposure, BAND_ALPHA);
  return {
    method: 'gamma_poisson',
    n: running.people(),
    successes: totals.events,
    estimate: totals.events / totals.exposure,
    ...band,
    goAt,
    stopAt,
    lnGo,
    beyondHorizon: 0,
    isAtHorizon: false,
    thin: [],
  };
}
