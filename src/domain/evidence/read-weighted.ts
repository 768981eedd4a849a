/**
 * Reads go and stop evidence weighted back to the organisation, for respondents who do not arrive in
 * proportion. Nothing is decided while a critical group is too thin to be weighted.
 */
import { rake } from '#domain/cohort/raking.ts';
import { type Composition, neededByGroup, type Respondents, thinGroups } from './composition.ts';
import type { Interval } from './beta-binomial.ts';
import type { Direction, MeasureKind } from './criterion.ts';
import { COARSE_STEP, type EvidenceSeries, FINE_STEP, looksOf } from './evidence-series.ts';
import {
  countVariance,
  lnWeightedEvidence,
  postStratify,
  postStratifyRate,
  rakedEstimate,
  shareVariance,
  type WeightedEstimate,
  weightedInterval,
} from './post-stratified.ts';
import { BAND_ALPHA, type ErrorLimits, type Reading } from './reading.ts';
import { createRunningCounts } from './ticket-rate.ts';

export type WeightedTest = ErrorLimits & {
  readonly kind: MeasureKind;
  /** Only rates have a lower better end on their axis. */
  readonly better: Direction;
  readonly minimum: number;
  readonly target: number;
  readonly composition: Composition;
  readonly respondents: Respondents;
  readonly plannedPeople: number;
};

/** A weighting that outcomes are fed into one by one, in their fixed order. */
export type Weighting = {
  add(index: number): void;
  /** Whether every critical group has the people it needs. */
  isCovered(): boolean;
  estimate(): WeightedEstimate | null;
};

/** Counts people per group until every critical group has enough. */
function createCoverage({ composition, respondents, plannedPeople }: WeightedTest) {
  const missing = composition.divisions.map((division) => neededByGroup(division, plannedPeople));
  let open = missing.flat().filter((people) => people > 0).length;
  return {
    add: (index: number) => {
      if (open === 0 || respondents.isFirst[index] === 0) return;
      for (let d = 0; d < missing.length; d++) {
        const group = respondents.groups[d]![index]!;
        if (group >= 0 && --missing[d]![group]! === 0) open -= 1;
      }
    },
    isCovered: () => open === 0,
  };
}

function createPostStratified(series: EvidenceSeries, test: WeightedTest): Weighting {
  const strata = test.composition.divisions[0]!.groups.map(({ share }) => ({
    share,
    count: 0,
    successes: 0,
  }));
  const groups = test.respondents.groups[0]!;
  const coverage = createCoverage(test);
  const running = createRunningCounts();
  return {
    add: (index) => {
      const stratum = strata[groups[index]!];
      if (stratum === undefined) return;
      coverage.add(index);
      const value = series.value[index]!;
      const exposure = series.exposure[index]!;
      stratum.count += exposure;
      stratum.successes += value;
      if (test.kind === 'rate') running.add(series.personIds[index]!, value, exposure);
    },
    isCovered: coverage.isCovered,
    estimate: () =>
      test.kind === 'rate' ? postStratifyRate(strata, running.totals().dispersion) : postStratify(strata),
  };
}

function createRaked(series: EvidenceSeries, test: WeightedTest): Weighting {
  const { divisions } = test.composition;
  const { groups } = test.respondents;
  const coverage = createCoverage(test);
  const codes = divisions.map(() => new Int32Array(series.count));
  const margins = divisions.map((division, d) => ({
    codes: codes[d]!,
    targets: division.groups.map(({ share }) => share),
  }));
  const values = new Float64Array(series.count);
  const exposures = new Float64Array(series.count);
  let count = 0;
  return {
    add: (index) => {
      if (groups.some((codes) => codes[index]! < 0)) return;
      coverage.add(index);
      for (let d = 0; d < codes.length; d++) codes[d]![count] = groups[d]![index]!;
      values[count] = series.value[index]!;
      exposures[count] = series.exposure[index]!;
      count += 1;
    },
    isCovered: coverage.isCovered,
    estimate: () => {
      if (count === 0) return null;
      const { weights } = rake(count, margins);
      return rakedEstimate(values, exposures, weights, test.kind === 'rate' ? countVariance : shareVariance);
    },
  };
}

/** Starts the weighting the composition calls for. */
export function createWeighting(series: EvidenceSeries, test: WeightedTest): Weighting {
  return test.composition.weighting === 'raked'
    ? createRaked(series, test)
    : createPostStratified(series, test);
}

/** Returns the weighted estimate with its band so far, or null when nobody has answered. */
export function weightedBand(
  weighting: Weighting,
  { kind, plannedPeople }: WeightedTest,
): (Interval & { estimate: number }) | null {
  const weighted = weighting.estimate();
  if (weighted === null) return null;
  const singleVariance = kind === 'rate' ? countVariance : shareVariance;
  const band = weightedInterval(weighted, plannedPeople / 2, BAND_ALPHA, singleVariance);
  return { estimate: weighted.estimate, ...band };
}

/** Returns the weighted reading, or null when no respondent belongs to any group of the organisation. */
export function readWeighted(series: EvidenceSeries, test: WeightedTest): Reading | null {
  const isRaked = test.composition.weighting === 'raked';
  const weighting = createWeighting(series, test);
  const singleVariance = test.kind === 'rate' ? countVariance : shareVariance;
  const goSide = test.kind === 'rate' && test.better === 'lower' ? -1 : 1;
  const stopSide = goSide === 1 ? -1 : 1;
  const tuning = test.plannedPeople / 2;
  let goAt: number | null = null;
  let stopAt: number | null = null;
  let lnGo = 0;
  let counted = 0;
  for (const look of looksOf(series.at, isRaked ? COARSE_STEP : FINE_STEP)) {
    for (; counted < look; counted++) weighting.add(counted);
    if (!weighting.isCovered()) continue;
    const weighted = weighting.estimate();
    if (weighted === null) continue;
    lnGo = lnWeightedEvidence(weighted, test.minimum, tuning, goSide, singleVariance);
    const lnStop = lnWeightedEvidence(weighted, test.target, tuning, stopSide, singleVariance);
    if (lnGo >= -Math.log(test.goAlpha)) goAt ??= series.at[look - 1]!;
    if (lnStop >= -Math.log(test.stopAlpha)) stopAt ??= series.at[look - 1]!;
  }
  return weightedReading(series, test, weighting, { method: test.composition.weighting, goAt, stopAt, lnGo });
}

/** Completes a weighted reading with estimate, band, counts and thin groups; null when nobody belongs to any group. */
export function weightedReading(
  series: EvidenceSeries,
  test: WeightedTest,
  weighting: Weighting,
  found: Pick<Reading, 'method' | 'goAt' | 'stopAt' | 'lnGo'>,
): Reading | null {
  const band = weightedBand(weighting, test);
  if (band === null) return null;
  const total = series.value.reduce((sum, value) => sum + value, 0);
  return {
    ...found,
    n: test.kind === 'rate' ? new Set(series.personIds).size : series.count,
    ...(test.kind === 'score' ? {} : { successes: total }),
    ...band,
    beyondHorizon: 0,
    isAtHorizon: false,
    thin: thinGroups(test.composition, test.respondents, test.plannedPeople),
  };
}
