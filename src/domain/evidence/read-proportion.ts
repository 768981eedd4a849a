/**
 * Reads go and stop evidence about a share from unweighted outcomes: the exact boundary up to a declared
 * horizon, the beta-binomial mixture beyond or without one.
 */
import { confidenceSequence, lnEvidenceAbove } from './beta-binomial.ts';
import { type Boundary, computeBoundary } from './binomial-boundary.ts';
import { type EvidenceSeries, looksOf } from './evidence-series.ts';
import { tuningCount } from './mixture-tuning.ts';
import { BAND_ALPHA, type ErrorLimits, type EvidenceMethod, type Reading } from './reading.ts';

export type ProportionTest = ErrorLimits & {
  /** On the axis where 1 is better. */
  readonly minimum: number;
  readonly target: number;
  readonly horizon?: number;
  readonly continuesBeyondHorizon: boolean;
  /** People the outcomes are drawn from; used when the horizon exceeds 5 % of them. */
  readonly populationSize?: number;
};

/** Shares of alpha for the boundary and for the mixture that runs beside it. */
const BOUNDARY_PART = 0.8;
const FINITE_FROM = 0.05;
/** Beyond this many people the exact boundary takes seconds, and the mixture loses little. */
const LARGEST_EXACT_HORIZON = 100_000;

export type ShareBoundaries = { readonly go: Boundary; readonly stop: Boundary; readonly isFinite: boolean };

/** Returns the go boundary (on better outcomes) and the stop boundary (on worse ones), or null without a usable horizon. */
export function shareBoundaries(test: ProportionTest): ShareBoundaries | null {
  if (test.horizon === undefined || test.horizon > LARGEST_EXACT_HORIZON) return null;
  const { populationSize = Infinity, minimum, target, goAlpha, stopAlpha } = test;
  const horizon = Math.min(test.horizon, populationSize);
  const isFinite = horizon > FINITE_FROM * populationSize;
  const part = test.continuesBeyondHorizon ? BOUNDARY_PART : 1;
  const population = isFinite ? { populationSize } : {};
  return {
    go: computeBoundary({ nullShare: minimum, horizon, alpha: goAlpha * part, ...population }),
    stop: computeBoundary({ nullShare: 1 - target, horizon, alpha: stopAlpha * part, ...population }),
    isFinite,
  };
}

/** The ends of the looks up to `last`, and `last` itself. */
function looksUpTo(series: EvidenceSeries, last: number): number[] {
  const looks = looksOf(series.at).filter((n) => n < last);
  if (last > 0) looks.push(last);
  return looks;
}

function methodOf(test: ProportionTest, boundaries: ShareBoundaries | null): EvidenceMethod {
  if (boundaries === null) return 'beta_binomial_mixture';
  if (test.continuesBeyondHorizon) return 'boundary_then_mixture';
  return boundaries.isFinite ? 'exact_boundary_finite' : 'exact_boundary';
}

/** Returns the reading of a share; the series holds zeros and ones, at least one outcome. */
export function readProportion(series: EvidenceSeries, test: ProportionTest): Reading {
  const boundaries = shareBoundaries(test);
  const hasMixture = boundaries === null || test.continuesBeyondHorizon;
  const mixturePart = boundaries === null ? 1 : 1 - BOUNDARY_PART;
  const goThreshold = -Math.log(test.goAlpha * mixturePart);
  const stopThreshold = -Math.log(test.stopAlpha * mixturePart);
  const horizon = boundaries?.go.horizon ?? Infinity;
  const n = hasMixture ? series.count : Math.min(series.count, horizon);
  const tuning = tuningCount(test.horizon);

  let goAt: number | null = null;
  let stopAt: number | null = null;
  let successes = 0;
  let counted = 0;
  for (const look of looksUpTo(series, n)) {
    while (counted < look) successes += series.value[counted++]!;
    const at = series.at[look - 1]!;
    const failures = look - successes;
    if (boundaries !== null && look <= horizon) {
      if (successes >= boundaries.go.needed[look]!) goAt ??= at;
      if (failures >= boundaries.stop.needed[look]!) stopAt ??= at;
    }
    if (!hasMixture) continue;
    if (goAt === null && lnEvidenceAbove(successes, look, test.minimum, tuning) >= goThreshold) goAt = at;
    if (stopAt === null && lnEvidenceAbove(failures, look, 1 - test.target, tuning) >= stopThreshold)
      stopAt = at;
  }
  const band = confidenceSequence(successes, n, tuning, BAND_ALPHA);
  return {
    method: methodOf(test, boundaries),
    n,
    successes,
    estimate: successes / n,
    ...band,
    goAt,
    stopAt,
    lnGo: lnEvidenceAbove(successes, n, test.minimum, tuning),
    beyondHorizon: series.count - n,
    isAtHorizon: !hasMixture && n >= horizon,
    thin: [],
  };
}
