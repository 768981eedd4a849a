/**
 * Turns the outcomes of one criterion into a verdict with its evidence. Deterministic: the same criterion,
 * outcomes (in any order) and context give the same evaluation. Broken or missing data never passes.
 */
import { thinGroups } from './composition.ts';
import { checkCriterion, type QuantitativeCriterion } from './criterion.ts';
import type { Evaluation, UnspokenEvaluation, Verdict, VerdictReason } from './evaluation.ts';
import { fromEvidenceAxis } from './evidence-series.ts';
import {
  forecastShare,
  type NeedMore,
  observedPace,
  outcomesForShare,
  outcomesInProportion,
} from './need-more.ts';
import { type CleanedOutcomes, countBroken, type Outcome } from './outcomes.ts';
import {
  type EvaluationContext,
  errorLimits,
  type PreparedEvidence,
  prepareEvidence,
} from './prepare-evidence.ts';
import { type ProportionTest, readProportion, shareBoundaries } from './read-proportion.ts';
import { readRate } from './read-rate.ts';
import { readScore } from './read-score.ts';
import { canBeStrict, readStrict } from './read-strict.ts';
import { readWeighted } from './read-weighted.ts';
import type { Reading } from './reading.ts';
import { verdictSentence } from './verdict-sentence.ts';

/** With a larger share of broken outcomes than this, the data is mended before anything is judged. */
const TOLERATED_BROKEN_SHARE = 0.05;

/** Evaluates a share, rate or score criterion on its outcomes as known at `context.now`. */
export function evaluateCriterion(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
): Evaluation {
  const unspoken = judge(criterion, outcomes, context);
  return { ...unspoken, sentence: verdictSentence(criterion, unspoken, context.locale ?? 'en') };
}

function judge(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
): UnspokenEvaluation {
  const blank = blankEvaluation(criterion, context);
  if (checkCriterion(criterion).length > 0)
    return { ...blank, verdict: 'error', reason: 'unusable_criterion' };
  if (!Number.isFinite(context.now)) return { ...blank, verdict: 'error', reason: 'unusable_instant' };
  const evidence = prepareEvidence(criterion, outcomes, context);
  const { cleaned, series } = evidence;
  const counted = { ...blank, received: cleaned.received, setAside: countReasons(cleaned) };
  const broken = countBroken(cleaned.quarantined);
  if (series.count === 0 && broken === 0)
    return { ...counted, verdict: 'no_data', reason: 'nothing_recorded' };
  if (series.count === 0 || broken > TOLERATED_BROKEN_SHARE * cleaned.received) {
    return { ...counted, verdict: 'error', reason: 'unusable_outcomes' };
  }

  const heard = { count: series.count, last: lastInstant(evidence) };
  if (hasFallenSilent(criterion, heard, context))
    return { ...counted, verdict: 'no_data', reason: 'source_stopped', dataUntil: heard.last };
  if (criterion.weighting === 'strict' && !canBeStrict(context.composition))
    return { ...counted, verdict: 'error', reason: 'too_many_groups' };

  const reading = readEvidence(criterion, evidence, context);
  const { verdict, reason } = decide(criterion, evidence, reading);
  return {
    ...counted,
    ...onOwnAxis(criterion, reading),
    verdict,
    reason,
    method: reading.method,
    goAt: reading.goAt,
    stopAt: reading.stopAt,
    dataFrom: series.at[0]!,
    dataUntil: lastInstant(evidence),
    beyondHorizon: reading.beyondHorizon,
    needMore: verdict === 'inconclusive' ? needMore(criterion, evidence, reading, context) : null,
  };
}

const DAY = 86_400_000;

function lastInstant({ series }: PreparedEvidence): number {
  return series.at[series.count - 1]!;
}

/** Whether the source has been silent for longer than the criterion allows, while more was to come. */
export function hasFallenSilent(
  { maxSilenceDays, horizon = Infinity }: QuantitativeCriterion,
  heard: { readonly count: number; readonly last: number },
  { now, isComplete }: Pick<EvaluationContext, 'now' | 'isComplete'>,
): boolean {
  if (maxSilenceDays === undefined || isComplete === true || heard.count >= horizon) return false;
  return heard.count > 0 && now - heard.last > maxSilenceDays * DAY;
}

/** An evaluation of nothing. */
function blankEvaluation(criterion: QuantitativeCriterion, context: EvaluationContext): UnspokenEvaluation {
  return {
    criterionId: criterion.id,
    role: criterion.role,
    verdict: 'no_data',
    reason: 'nothing_recorded',
    n: 0,
    estimate: null,
    lower: null,
    upper: null,
    method: null,
    goAt: null,
    stopAt: null,
    ...errorLimits(context),
    dataFrom: null,
    dataUntil: null,
    received: 0,
    setAside: {},
    beyondHorizon: 0,
    needMore: null,
  };
}

function countReasons({ quarantined }: CleanedOutcomes): Evaluation['setAside'] {
  const counts: { -readonly [Reason in keyof Evaluation['setAside']]: number } = {};
  for (const { reason } of quarantined) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

function proportionTest(
  criterion: QuantitativeCriterion,
  { minimum, target, limits }: PreparedEvidence,
  context: EvaluationContext,
): ProportionTest {
  const populationSize = criterion.population ?? context.populationSize;
  return {
    ...limits,
    minimum,
    target,
    continuesBeyondHorizon: criterion.beyondHorizon === 'continue',
    ...(criterion.horizon === undefined ? {} : { horizon: criterion.horizon }),
    ...(populationSize === undefined ? {} : { populationSize }),
  };
}

function readUnweighted(
  criterion: QuantitativeCriterion,
  evidence: PreparedEvidence,
  context: EvaluationContext,
): Reading {
  const { series, minimum, target, limits, plannedPeople } = evidence;
  if (criterion.kind === 'proportion')
    return readProportion(series, proportionTest(criterion, evidence, context));
  if (criterion.kind === 'rate') {
    return readRate(series, {
      ...limits,
      better: criterion.better,
      minimum,
      target,
      plannedExposure: plannedPeople,
    });
  }
  return readScore(series, { ...limits, minimum, target, tuningCount: plannedPeople / 2 });
}

/** The reading by the method the composition calls for, with the groups that are too thin to be spoken for. */
function readEvidence(
  criterion: QuantitativeCriterion,
  evidence: PreparedEvidence,
  context: EvaluationContext,
): Reading {
  const { series, weightBy, respondents, plannedPeople } = evidence;
  const { composition } = context;
  if (weightBy === null || respondents === null) {
    const isKnown = composition !== undefined && respondents !== null;
    const thin = isKnown ? thinGroups(composition, respondents, plannedPeople) : [];
    return { ...readUnweighted(criterion, evidence, context), thin };
  }
  const { kind, better } = criterion;
  const { limits, minimum, target } = evidence;
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
  const weighted = criterion.weighting === 'strict' ? readStrict(series, test) : readWeighted(series, test);
  if (weighted === null) return { ...readUnweighted(criterion, evidence, context), goAt: null };
  if (criterion.role !== 'guardrail') return weighted;
  // A guardrail protects the people already touched, whether or not they represent anybody else.
  return { ...weighted, stopAt: readUnweighted(criterion, evidence, context).stopAt };
}

/** Go and stop evidence, minus what the present estimate contradicts or too thin groups forbid. */
function decide(
  criterion: QuantitativeCriterion,
  { minimum, target }: PreparedEvidence,
  reading: Reading,
): { verdict: Verdict; reason: VerdictReason } {
  const sign = criterion.kind === 'rate' && criterion.better === 'lower' ? -1 : 1;
  const { estimate, thin } = reading;
  const hasGo = reading.goAt !== null && sign * (estimate - minimum) > 0;
  const hasStop =
    reading.stopAt !== null && (sign * (estimate - target) < 0 || criterion.role === 'guardrail');
  if (reading.n < criterion.minimumSample) return { verdict: 'inconclusive', reason: 'minimum_sample' };
  if (hasGo && thin.length === 0) {
    return hasStop
      ? { verdict: 'conditional', reason: 'above_minimum_below_target' }
      : { verdict: 'pass', reason: 'above_minimum' };
  }
  if (hasStop && !hasGo) return { verdict: 'fail', reason: 'below_target' };
  if (thin.length > 0) return { verdict: 'inconclusive', reason: 'thin_groups' };
  return { verdict: 'inconclusive', reason: reading.isAtHorizon ? 'at_horizon' : 'not_yet' };
}

/** Estimate, band and successes as the criterion itself counts them. */
function onOwnAxis(criterion: QuantitativeCriterion, reading: Reading) {
  const isMirrored = criterion.kind !== 'rate' && criterion.better === 'lower';
  const [low, high] = isMirrored ? [reading.upper, reading.lower] : [reading.lower, reading.upper];
  const { n, successes } = reading;
  const ones = isMirrored && successes !== undefined ? n - successes : successes;
  return {
    n,
    ...(ones === undefined ? {} : { successes: ones }),
    estimate: fromEvidenceAxis(criterion, reading.estimate),
    lower: fromEvidenceAxis(criterion, low),
    upper: Number.isFinite(high) ? fromEvidenceAxis(criterion, high) : null,
  };
}

function needMore(
  criterion: QuantitativeCriterion,
  evidence: PreparedEvidence,
  reading: Reading,
  context: EvaluationContext,
): NeedMore {
  const { series, limits } = evidence;
  const pace =
    context.outcomesPerDay ?? observedPace(series.count, series.at[0]!, series.at[series.count - 1]!);
  const { forecast, outcomes } = forecastOf(criterion, evidence, reading, context, limits.goAlpha);
  return {
    toMinimumSample: Math.max(0, criterion.minimumSample - reading.n),
    groups: reading.thin,
    outcomes,
    days: outcomes === null || pace === null ? null : outcomes / pace,
    forecast,
  };
}

function forecastOf(
  criterion: QuantitativeCriterion,
  evidence: PreparedEvidence,
  reading: Reading,
  context: EvaluationContext,
  goAlpha: number,
): Pick<NeedMore, 'forecast' | 'outcomes'> {
  const { method, n, successes = 0, lnGo = 0 } = reading;
  if (method === 'exact_boundary' || method === 'exact_boundary_finite') {
    const boundaries = shareBoundaries(proportionTest(criterion, evidence, context));
    if (boundaries === null || n >= boundaries.go.horizon) return { forecast: null, outcomes: null };
    return forecastShare(boundaries, n, successes);
  }
  if (method === 'beta_binomial_mixture' || method === 'boundary_then_mixture') {
    return { forecast: null, outcomes: outcomesForShare(n, successes, evidence.minimum, goAlpha) };
  }
  return { forecast: null, outcomes: outcomesInProportion(n, lnGo, -Math.log(goAlpha)) };
}
