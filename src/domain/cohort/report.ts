/**
 * The report of a cohort as one stable object, for files, the API and frozen records. Shares are 0 to 1; names
 * ending in Points are percentage points.
 */
import type { BlindSpot } from './blind-spots.ts';
import type { PooledLevels } from './cell-tables.ts';
import type { BalanceRow, Metrics } from './metrics.ts';

export type CohortReport = {
  /** People in the organisation, and in the cohort. */
  readonly people: number;
  readonly selected: number;
  readonly seed: number;
  readonly seconds: number;
  readonly violations: number;
  readonly tv1: number;
  readonly tv1LowerBound: number;
  /** tv1 over its bound; null when the bound is 0 and tv1 is not. */
  readonly tv1Ratio: number | null;
  readonly worstAttribute: Metrics['worstAttribute'];
  readonly maxAbsPoints: number;
  readonly meanAbsPoints: number;
  readonly tv2: number;
  readonly tv2LowerBound: number;
  readonly tv2Ratio: number | null;
  readonly levels: number;
  readonly levelsCovered: number;
  readonly levelsRedundant: number;
  readonly pairs: number;
  readonly expectedPairs: number;
  readonly expectedPairsCovered: number;
  readonly pairsCovered: number;
  readonly pairsRedundant: number;
  readonly pairsUpperBound: number;
  readonly massCovered: number;
  readonly deff: number;
  readonly nEff: number;
  readonly warnings: readonly string[];
  /** Attributes whose rare levels counted as one in pairs while choosing; not in records of before it was kept. */
  readonly pooled?: readonly PooledLevels[];
  readonly balance: readonly BalanceRow[];
  /** Complete counts; the list below holds the largest. */
  readonly blindLevels: number;
  readonly blindPairs: number;
  readonly blindSpots: readonly BlindSpot[];
};

/** Builds the report; `seconds` is measured by the caller and the only part that may differ between runs. */
export function buildCohortReport(input: {
  readonly people: number;
  readonly selected: number;
  readonly seed: number;
  readonly seconds: number;
  readonly violations: number;
  readonly metrics: Metrics;
  readonly warnings?: readonly string[];
  readonly pooled?: readonly PooledLevels[];
}): CohortReport {
  const { metrics } = input;
  return {
    people: input.people,
    selected: input.selected,
    seed: input.seed,
    seconds: input.seconds,
    violations: input.violations,
    tv1: metrics.tv1,
    tv1LowerBound: metrics.tv1LowerBound,
    tv1Ratio: metrics.tv1Ratio,
    worstAttribute: metrics.worstAttribute,
    maxAbsPoints: metrics.maxAbsPoints,
    meanAbsPoints: metrics.meanAbsPoints,
    tv2: metrics.tv2,
    tv2LowerBound: metrics.tv2LowerBound,
    tv2Ratio: metrics.tv2Ratio,
    levels: metrics.levels,
    levelsCovered: metrics.levelsCovered,
    levelsRedundant: metrics.levelsRedundant,
    pairs: metrics.pairs,
    expectedPairs: metrics.expectedPairs,
    expectedPairsCovered: metrics.expectedPairsCovered,
    pairsCovered: metrics.pairsCovered,
    pairsRedundant: metrics.pairsRedundant,
    pairsUpperBound: metrics.pairsUpperBound,
    massCovered: metrics.massCovered,
    deff: metrics.deff,
    nEff: metrics.nEff,
    warnings: input.warnings ?? [],
    pooled: input.pooled ?? [],
    balance: metrics.balance,
    blindLevels: metrics.blindLevels,
    blindPairs: metrics.blindPairs,
    blindSpots: metrics.blindSpots,
  };
}
