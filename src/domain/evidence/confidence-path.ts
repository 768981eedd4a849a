/**
 * The estimate and its band over time, for the chart beside a verdict, and the same per group for the table below
 * it. Uses the method of the verdict; decides nothing.
 */
import { confidenceSequence, type Interval } from './beta-binomial.ts';
import type { Division } from './composition.ts';
import type { QuantitativeCriterion } from './criterion.ts';
import { type EvidenceSeries, fromEvidenceAxis, looksOf } from './evidence-series.ts';
import { tuningCount } from './mixture-tuning.ts';
import type { Outcome } from './outcomes.ts';
import { type EvaluationContext, type PreparedEvidence, prepareEvidence } from './prepare-evidence.ts';
import { createWeighting, weightedBand } from './read-weighted.ts';
import { BAND_ALPHA } from './reading.ts';
import { betSizes, meanInterval } from './score-betting.ts';
import { createRunningCounts, rateInterval } from './ticket-rate.ts';

export type PathPoint = {
  /** The instant of the last outcome counted, milliseconds. */
  readonly at: number;
  /** Outcomes counted so far. */
  readonly n: number;
  readonly estimate: number;
  readonly lower: number;
  /** Null when nothing bounds a rate from above yet. */
  readonly upper: number | null;
};

export type GroupReading = {
  readonly label: string;
  readonly share: number;
  readonly n: number;
  /** Outcomes 1, events, or the sum of scores. */
  readonly successes: number;
  /** Null below 20 people: too few to be judged, and too few to stay anonymous. */
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

const MOST_POINTS = 60;
const FEWEST_IN_GROUP = 20;

/** A band that outcomes are fed into one by one: `add` each index in order, then ask. */
type RunningBand = { add(index: number): void; read(): (Interval & { estimate: number }) | null };

function runningShare(series: EvidenceSeries, horizon: number | undefined): RunningBand {
  let n = 0;
  let successes = 0;
  return {
    add: (index) => {
      n += 1;
      successes += series.value[index]!;
    },
    read: () => ({
      estimate: successes / n,
      ...confidenceSequence(successes, n, tuningCount(horizon), BAND_ALPHA),
    }),
  };
}

function runningRate(series: EvidenceSeries, plannedPeople: number): RunningBand {
  const running = createRunningCounts();
  return {
    add: (index) => running.add(series.personIds[index]!, series.value[index]!, series.exposure[index]!),
    read: () => {
      const totals = running.totals();
      return {
        estimate: totals.events / totals.exposure,
        ...rateInterval(totals, plannedPeople, BAND_ALPHA),
      };
    },
  };
}

function runningScore(series: EvidenceSeries, plannedPeople: number, goAlpha: number): RunningBand {
  const bets = betSizes(series.value, plannedPeople / 2, goAlpha);
  let n = 0;
  let sum = 0;
  return {
    add: (index) => {
      n += 1;
      sum += series.value[index]!;
    },
    read: () => ({ estimate: sum / n, ...meanInterval(series.value, bets, n, BAND_ALPHA) }),
  };
}

function runningBand(criterion: QuantitativeCriterion, evidence: PreparedEvidence): RunningBand {
  const { series, weightBy, respondents, plannedPeople, limits } = evidence;
  if (weightBy !== null && respondents !== null) {
    const { minimum, target } = evidence;
    const { kind, better } = criterion;
    const test = {
      ...limits,
      kind,
      better,
      minimum,
      target,
      composition: weightBy,
      respondents,
      plannedPeople,
    };
    const weighting = createWeighting(series, test);
    return { add: weighting.add, read: () => weightedBand(weighting, test) };
  }
  if (criterion.kind === 'proportion') return runningShare(series, criterion.horizon);
  if (criterion.kind === 'rate') return runningRate(series, plannedPeople);
  return runningScore(series, plannedPeople, limits.goAlpha);
}

/** At most `most` of the looks, evenly spread, with the last. */
function thinned(looks: readonly number[], most: number): number[] {
  if (looks.length <= most) return [...looks];
  return Array.from({ length: most }, (_, i) => looks[Math.round(((i + 1) * looks.length) / most) - 1]!);
}

/** Turns a reading on the evidence axis back to the criterion's own unit. */
function ownUnit(
  criterion: QuantitativeCriterion,
  { estimate, lower, upper }: Interval & { estimate: number },
) {
  const isMirrored = criterion.kind !== 'rate' && criterion.better === 'lower';
  const [low, high] = isMirrored ? [upper, lower] : [lower, upper];
  return {
    estimate: fromEvidenceAxis(criterion, estimate),
    lower: fromEvidenceAxis(criterion, low),
    upper: Number.isFinite(high) ? fromEvidenceAxis(criterion, high) : null,
  };
}

/**
 * Returns the estimate with its 95 % band at up to `mostPoints` instants, in the criterion's own unit; the band
 * holds at all of them at once. Empty without usable outcomes.
 */
export function confidencePath(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
  mostPoints: number = MOST_POINTS,
): PathPoint[] {
  const evidence = prepareEvidence(criterion, outcomes, context);
  const { series } = evidence;
  const band = runningBand(criterion, evidence);
  const points: PathPoint[] = [];
  let counted = 0;
  for (const look of thinned(looksOf(series.at), mostPoints)) {
    for (; counted < look; counted++) band.add(counted);
    const reading = band.read();
    if (reading !== null) points.push({ at: series.at[look - 1]!, n: look, ...ownUnit(criterion, reading) });
  }
  return points;
}

/** Returns n, estimate and band for every group of a division; groups of fewer than 20 people are not judged. */
export function readGroups(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
  division: Division,
): GroupReading[] {
  const members = division.groups.map((): Outcome[] => []);
  for (const outcome of outcomes) {
    const group = division.groupOf.get(outcome.personId);
    if (group !== undefined) members[group]!.push(outcome);
  }
  const { composition: _whole, ...unweighted } = context;
  return division.groups.map(({ label, share }, g) => {
    const evidence = prepareEvidence(criterion, members[g]!, unweighted);
    const n = new Set(evidence.series.personIds).size;
    const successes = evidence.cleaned.kept.reduce((sum, { value }) => sum + value, 0);
    if (n < FEWEST_IN_GROUP) return { label, share, n, successes, estimate: null, lower: null, upper: null };
    const band = runningBand(criterion, evidence);
    for (let index = 0; index < evidence.series.count; index++) band.add(index);
    return { label, share, n, successes, ...ownUnit(criterion, band.read()!) };
  });
}
