/**
 * Every reason a cohort can be refused, as data, and the sentence a rollout lead reads for it.
 */
import type { SentenceLocale } from '../sentences/sentence-locale.ts';
import { cohortStatement as state, sayOfCohorts, type CohortStatement } from './cohort-sentences.ts';

export type MinimumShort = {
  readonly attribute: string;
  readonly level: string;
  readonly minimum: number;
  readonly reached: number;
};

export type CohortRefusal =
  | { readonly kind: 'no_people' }
  | { readonly kind: 'duplicate_id'; readonly id: string; readonly first: number; readonly second: number }
  | {
      readonly kind: 'unknown_people';
      readonly list: 'must' | 'exclude' | 'previous';
      readonly ids: readonly string[];
    }
  | { readonly kind: 'unknown_attribute'; readonly attribute: string; readonly known: readonly string[] }
  | {
      readonly kind: 'unknown_level';
      readonly attribute: string;
      readonly level: string;
      readonly known: readonly string[];
    }
  | { readonly kind: 'size_not_positive'; readonly size: number }
  | {
      readonly kind: 'size_above_eligible';
      readonly size: number;
      readonly eligible: number;
      readonly people: number;
    }
  | { readonly kind: 'must_above_size'; readonly must: number; readonly size: number }
  | { readonly kind: 'must_not_eligible'; readonly ids: readonly string[] }
  | {
      readonly kind: 'must_above_team_cap';
      readonly team: string;
      readonly must: number;
      readonly cap: number;
    }
  | { readonly kind: 'team_caps_too_tight'; readonly size: number; readonly possible: number }
  | {
      readonly kind: 'minimum_above_eligible';
      readonly attribute: string;
      readonly level: string;
      readonly minimum: number;
      readonly eligible: number;
      /** Eligible people that can be taken together under the team caps. */
      readonly capped: number;
    }
  | {
      readonly kind: 'minimums_above_size';
      readonly attribute: string;
      readonly total: number;
      readonly size: number;
    }
  | { readonly kind: 'minimums_conflict'; readonly size: number; readonly short: readonly MinimumShort[] }
  | { readonly kind: 'probability_invalid'; readonly id: string; readonly probability: number }
  | { readonly kind: 'cancelled' };

/** Why no cohort can be chosen, with its numbers and how to mend it. */
export function infeasibilityStatement(refusal: CohortRefusal): CohortStatement {
  switch (refusal.kind) {
    case 'no_people':
    case 'cancelled':
      return state(`cohort_${refusal.kind}`);
    case 'duplicate_id':
      return state('cohort_duplicate_id', { id: refusal.id });
    case 'unknown_people':
      return state('cohort_unknown_people', { list: refusal.list, ids: refusal.ids });
    case 'unknown_attribute':
      return state('cohort_unknown_attribute', { attribute: refusal.attribute, known: refusal.known });
    case 'unknown_level': {
      const { attribute, level, known } = refusal;
      return state('cohort_unknown_level', { attribute, level, known });
    }
    case 'size_not_positive':
      return state('cohort_size_not_positive', { size: refusal.size });
    case 'must_not_eligible':
      return state('cohort_must_not_eligible', { ids: refusal.ids });
    case 'must_above_size':
      return state('cohort_must_above_size', { must: refusal.must, size: refusal.size });
    case 'probability_invalid':
      return state('cohort_probability_invalid', { id: refusal.id, probability: refusal.probability });
    default:
      return shortageStatement(refusal);
  }
}

/** The refusal in one or two plain sentences of a language: what is impossible, and how to mend it. */
export function describeInfeasibility(refusal: CohortRefusal, locale: SentenceLocale = 'en'): string {
  return sayOfCohorts(locale, infeasibilityStatement(refusal));
}

type Shortage = Extract<
  CohortRefusal,
  {
    kind:
      | 'size_above_eligible'
      | 'must_above_team_cap'
      | 'team_caps_too_tight'
      | 'minimum_above_eligible'
      | 'minimums_above_size'
      | 'minimums_conflict';
  }
>;

function shortageStatement(refusal: Shortage): CohortStatement {
  switch (refusal.kind) {
    case 'size_above_eligible': {
      const { size, eligible, people } = refusal;
      return eligible === people
        ? state('cohort_size_above_people', { size, people })
        : state('cohort_size_above_eligible', { size, eligible, people });
    }
    case 'must_above_team_cap':
      return state('cohort_must_above_team_cap', {
        team: refusal.team,
        must: refusal.must,
        cap: refusal.cap,
      });
    case 'team_caps_too_tight':
      return state('cohort_team_caps_too_tight', { size: refusal.size, possible: refusal.possible });
    case 'minimum_above_eligible': {
      const { attribute, level, minimum, eligible, capped } = refusal;
      return eligible >= minimum
        ? state('cohort_minimum_above_caps', { attribute, level, minimum, eligible, capped })
        : state('cohort_minimum_above_eligible', { attribute, level, minimum, eligible });
    }
    case 'minimums_above_size':
      return state('cohort_minimums_above_size', {
        attribute: refusal.attribute,
        total: refusal.total,
        size: refusal.size,
      });
    case 'minimums_conflict':
      return state('cohort_minimums_conflict', {
        size: refusal.size,
        short: refusal.short.map((one) => state('cohort_minimum_short', one)),
      });
  }
}
