/**
 * Reads go and stop evidence weighted back to the organisation, for respondents who do not arrive in
 * proportion. Nothing is decided while a critical group is too thin to be weighted.
 */
import { rake } from '#domain/cohort/raking.ts';
import {
  type Composition,
  countGroups,
  CRITICAL_SHARE,
  type Division,
  neededInGroup,
  OTHER_GROUP,
  thinGroups,
} from './composition.ts';
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
  readonly plannedPeople: number;
};

/** A weighting that outcomes are fed into one by one, in their fixed order. */
export type Weighting = {
  add(index: number): void;
  /** Whether every critical group has the people it needs. */
  isCovered(): boolean;
  estimate(): WeightedEstimate | null;
};

function createCoverage(divisions: readonly Division[], plannedPeople: number) {
  const counts = divisions.map(({ groups }) => new Float64Array(groups.length));
  const needed = divisions.map(({ groups }) =>
    groups.map(({ label, share }) =>
      share >= CRITICAL_SHARE && label !== OTHER_GROUP ? neededInGroup(share, plannedPeople) : 0,
    ),
  );
  return {
    add: (personId: string) => {
      for (const [d, { groupOf }] of divisions.entries()) {
        const group = groupOf.get(personId);
        if (group !== undefined) counts[d]![group]! += 1;
      }
    },
    isCovered: () => needed.every((levels, d) => levels.every((people, g) => counts[d]![g]! >= people)),
  };
}

function createPostStratified(series: EvidenceSeries, test: WeightedTest): Weighting {
  const division = test.composition.divisions[0]!;
  const strata = division.groups.map(({ share }) => ({ share, count: 0, successes: 0 }));
  const coverage = createCoverage([division], test.plannedPeople);
  const running = createRunningCounts();
  return {
    add: (index) => {
      const personId = series.personIds[index]!;
      const group = division.groupOf.get(personId);
      if (group === undefined) return;
      coverage.add(personId);
      strata[group]!.count += series.exposure[index]!;
      strata[group]!.successes += series.value[index]!;
      if (test.kind === 'rate') running.add(personId, series.value[index]!, series.exposure[index]!);
    },
    isCovered: coverage.isCovered,
    estimate: () =>
      test.kind === 'rate' ? postStratifyRate(strata, running.totals().dispersion) : postStratify(strata),
  };
}

function createRaked(series: EvidenceSeries, test: WeightedTest): Weighting {
  const { divisions } = test.composition;
  const coverage = createCoverage(divisions, test.plannedPeople);
  const targets = divisions.map(({ groups }) => groups.map(({ share }) => share));
  const codes = divisions.map(() => new Int32Array(series.count));
  const values = new Float64Array(series.count);
  const exposures = new Float64Array(series.count);
  let count = 0;
  return {
    add: (index) => {
      const personId = series.personIds[index]!;
      const groups = divisions.map(({ groupOf }) => groupOf.get(personId));
      if (groups.includes(undefined)) return;
      coverage.add(personId);
      for (const [d, group] of groups.entries()) codes[d]![count] = group!;
      values[count] = series.value[index]!;
      exposures[count] = series.exposure[index]!;
      count += 1;
    },
    isCovered: coverage.isCovered,
    estimate: () => {
      if (count === 0) return null;
      const margins = targets.map((shares, d) => ({ codes: codes[d]!, targets: shares }));
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
  const band = weightedBand(weighting, test);
  if (band === null) return null;
  const total = series.value.reduce((sum, value) => sum + value, 0);
  return {
    method: test.composition.weighting,
    n: test.kind === 'rate' ? new Set(series.personIds).size : series.count,
    ...(test.kind === 'score' ? {} : { successes: total }),
    ...band,
    goAt,
    stopAt,
    lnGo,
    beyondHorizon: 0,
    isAtHorizon: false,
    thin: test.composition.divisions.flatMap((division) =>
      thinGroups(division, countGroups(division, series.personIds, series.count), test.plannedPeople),
    ),
  };
}
