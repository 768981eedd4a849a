/**
 * Everything an evaluation needs before a method is applied: cleaned outcomes as columns, limits on the method's
 * axis, and whether respondents must be weighted. Applies no method.
 */
import { type Composition, isRepresentative, locateRespondents, type Respondents } from './composition.ts';
import type { QuantitativeCriterion } from './criterion.ts';
import { type EvidenceSeries, toEvidenceAxis, toSeries } from './evidence-series.ts';
import { type CleanedOutcomes, cleanOutcomes, type Outcome } from './outcomes.ts';
import type { ErrorLimits } from './reading.ts';
import type { EvidenceLocale } from './sentence-numbers.ts';

export type EvaluationContext = {
  /** The instant of the evaluation, milliseconds; later outcomes are not believed. */
  readonly now: number;
  /** The organisation's composition: makes evidence weighted whenever respondents do not look like it. */
  readonly composition?: Composition;
  /** Who exists; by default everybody in the composition, or everybody when there is none. */
  readonly knownPeople?: { has(personId: string): boolean };
  /** People the pilot was drawn from at random; sharpens the boundary when the horizon exceeds 5 % of them. */
  readonly populationSize?: number;
  /** Everybody who can be measured at most: a pilot smaller than the horizon needs fewer people per group. */
  readonly expectedPeople?: number;
  /** Everybody who will be measured has been: silence of the source then means nothing. */
  readonly isComplete?: boolean;
  /** How many criteria can fail this gate: the allowed false stop is divided by it. */
  readonly criteriaCount?: number;
  /** Expected outcomes per day; by default the pace so far. */
  readonly outcomesPerDay?: number;
  /** Allowed probability of a false go, .05 unless given. */
  readonly goAlpha?: number;
  /** Allowed probability of a false stop over all criteria, .05 unless given. */
  readonly stopAlpha?: number;
  /** Language of the sentence, English unless given. */
  readonly locale?: EvidenceLocale;
};

export type PreparedEvidence = {
  readonly cleaned: CleanedOutcomes;
  readonly series: EvidenceSeries;
  /** The composition to weight by, or null when unweighted evidence may be used. */
  readonly weightBy: Composition | null;
  /** Where the people belong in the context's composition; null without one. */
  readonly respondents: Respondents | null;
  readonly minimum: number;
  readonly target: number;
  readonly plannedPeople: number;
  readonly limits: ErrorLimits;
};

/** People a plan without a horizon is tuned for. */
const OPEN_PLAN = 600;
const DEFAULT_ALPHA = 0.05;

/** Returns the allowed errors of one criterion in this context. */
export function errorLimits({ goAlpha, stopAlpha, criteriaCount }: EvaluationContext): ErrorLimits {
  return {
    goAlpha: goAlpha ?? DEFAULT_ALPHA,
    stopAlpha: (stopAlpha ?? DEFAULT_ALPHA) / Math.max(1, criteriaCount ?? 1),
  };
}

/** Returns the evidence of one criterion ready for a method; outcomes of other metrics are passed over. */
export function prepareEvidence(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
): PreparedEvidence {
  const { now, composition } = context;
  const knownPeople = context.knownPeople ?? composition?.divisions[0]?.groupOf;
  const cleaned = cleanOutcomes(criterion, outcomes, {
    now,
    ...(knownPeople === undefined ? {} : { knownPeople }),
  });
  const series = toSeries(criterion, cleaned.kept);
  const plannedPeople = Math.min(criterion.horizon ?? OPEN_PLAN, context.expectedPeople ?? Infinity);
  const respondents = composition === undefined ? null : locateRespondents(composition, series.personIds);
  const isUnlike =
    composition !== undefined &&
    respondents !== null &&
    series.count > 0 &&
    (criterion.weighting === 'strict' || !isRepresentative(composition, respondents, plannedPeople));
  return {
    cleaned,
    series,
    weightBy: isUnlike ? composition : null,
    respondents,
    minimum: toEvidenceAxis(criterion, criterion.minimum),
    target: toEvidenceAxis(criterion, criterion.target),
    plannedPeople,
    limits: errorLimits(context),
  };
}
