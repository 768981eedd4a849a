/**
 * Turns the outcomes of one criterion into a verdict with its evidence. Deterministic: the same criterion,
 * outcomes (in any order) and context give the same evaluation. Broken or missing data never passes.
 */
import { checkCriterion, type QuantitativeCriterion } from './criterion.ts';
import { cleaningRules, type EvaluationContext, errorLimits } from './evaluation-context.ts';
import type { Evaluation, UnspokenEvaluation, Verdict, VerdictReason } from './evaluation.ts';
import { fromEvidenceAxis } from './evidence-series.ts';
import {
  forecastShare,
  type NeedMore,
  observedPace,
  outcomesForShare,
  outcomesInProportion,
} from './need-more.ts';
import { cleanOutcomes, countBroken, type Outcome } from './outcomes.ts';
import { shareBoundaries } from './read-proportion.ts';
import { canBeStrict } from './read-strict.ts';
import type { Reading } from './reading.ts';
import { type EvidencePlan, openEvidence, proportionTest, type RunningEvidence } from './running-evidence.ts';
import { verdictSentence } from './verdict-sentence.ts';

/** With a larger share of broken outcomes than this, the data is mended before anything is judged. */
const TOLERATED_BROKEN_SHARE = 0.05;

/** Evaluates a share, rate or score criterion on its outcomes as known at `context.now`. */
export function evaluateCriterion(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
): Evaluation {
  const unusable = unusableInput(criterion, context);
  if (unusable !== null) return speak(criterion, unusable, context);
  const evidence = openEvidence(criterion, context);
  evidence.fold(cleanOutcomes(criterion, outcomes, cleaningRules(context)));
  return speak(criterion, judgeEvidence(criterion, evidence, context), context);
}

/** Adds the sentence to an evaluation. */
export function speak(
  criterion: QuantitativeCriterion,
  unspoken: UnspokenEvaluation,
  context: EvaluationContext,
): Evaluation {
  return { ...unspoken, sentence: verdictSentence(criterion, unspoken, context.locale ?? 'en') };
}

/** The error of a criterion or an instant that nothing can be judged with; null when both are usable. */
export function unusableInput(
  criterion: QuantitativeCriterion,
  context: EvaluationContext,
): UnspokenEvaluation | null {
  const blank = blankEvaluation(criterion, context);
  if (checkCriterion(criterion).length > 0)
    return { ...blank, verdict: 'error', reason: 'unusable_criterion' };
  if (!Number.isFinite(context.now)) return { ...blank, verdict: 'error', reason: 'unusable_instant' };
  return null;
}

/** Judges the evidence gathered of a usable criterion, as known at `context.now`. */
export function judgeEvidence(
  criterion: QuantitativeCriterion,
  evidence: RunningEvidence,
  context: EvaluationContext,
): UnspokenEvaluation {
  const { state } = evidence;
  const { received, setAside, count, firstAt, lastAt } = state;
  const counted = { ...blankEvaluation(criterion, context), received, setAside: { ...setAside } };
  const broken = countBroken(setAside);
  if (count === 0 && broken === 0) return { ...counted, verdict: 'no_data', reason: 'nothing_recorded' };
  if (count === 0 || broken > TOLERATED_BROKEN_SHARE * received)
    return { ...counted, verdict: 'error', reason: 'unusable_outcomes' };

  if (hasFallenSilent(criterion, { count, last: lastAt }, context))
    return { ...counted, verdict: 'no_data', reason: 'source_stopped', dataUntil: lastAt };
  if (criterion.weighting === 'strict' && !canBeStrict(context.composition))
    return { ...counted, verdict: 'error', reason: 'too_many_groups' };

  const reading = evidence.read();
  const { verdict, reason } = decide(criterion, evidence.plan, reading);
  return {
    ...counted,
    ...onOwnAxis(criterion, reading),
    verdict,
    reason,
    method: reading.method,
    goAt: reading.goAt,
    stopAt: reading.stopAt,
    dataFrom: firstAt,
    dataUntil: lastAt,
    beyondHorizon: reading.beyondHorizon,
    needMore: verdict === 'inconclusive' ? needMore(criterion, evidence, reading, context) : null,
  };
}

const DAY = 86_400_000;

/** Whether the source has been silent for longer than the criterion allows, while more was to come. */
function hasFallenSilent(
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

/** Go and stop evidence, minus what the present estimate contradicts or too thin groups forbid. */
function decide(
  criterion: QuantitativeCriterion,
  { minimum, target }: EvidencePlan,
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
  { plan, state }: RunningEvidence,
  reading: Reading,
  context: EvaluationContext,
): NeedMore {
  const pace = context.outcomesPerDay ?? observedPace(state.count, state.firstAt, state.lastAt);
  const { forecast, outcomes } = forecastOf(criterion, plan, reading, context);
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
  plan: EvidencePlan,
  reading: Reading,
  context: EvaluationContext,
): Pick<NeedMore, 'forecast' | 'outcomes'> {
  const { method, n, successes = 0, lnGo = 0 } = reading;
  const { goAlpha } = plan.limits;
  if (method === 'exact_boundary' || method === 'exact_boundary_finite') {
    const boundaries = shareBoundaries(proportionTest(criterion, plan, context));
    if (boundaries === null || n >= boundaries.go.horizon) return { forecast: null, outcomes: null };
    return forecastShare(boundaries, n, successes);
  }
  if (method === 'beta_binomial_mixture' || method === 'boundary_then_mixture') {
    const test = proportionTest(criterion, plan, context);
    return { forecast: null, outcomes: outcomesForShare(n, successes, test, goAlpha) };
  }
  return { forecast: null, outcomes: outcomesInProportion(n, lnGo, -Math.log(goAlpha)) };
}
