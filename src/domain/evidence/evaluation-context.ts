/** What an evaluation must know besides the criterion and its outcomes. Applies no method. */
import type { Composition } from './composition.ts';
import type { CleaningRules } from './outcomes.ts';
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

const DEFAULT_ALPHA = 0.05;

/** Returns the allowed errors of one criterion in this context. */
export function errorLimits({ goAlpha, stopAlpha, criteriaCount }: EvaluationContext): ErrorLimits {
  return {
    goAlpha: goAlpha ?? DEFAULT_ALPHA,
    stopAlpha: (stopAlpha ?? DEFAULT_ALPHA) / Math.max(1, criteriaCount ?? 1),
  };
}

/** Returns which outcomes are believed in this context. */
export function cleaningRules({ now, knownPeople, composition }: EvaluationContext): CleaningRules {
  const known = knownPeople ?? composition?.divisions[0]?.groupOf;
  return { now, ...(known === undefined ? {} : { knownPeople: known }) };
}
