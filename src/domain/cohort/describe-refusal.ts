/**
 * Every reason a cohort can be refused, as data, and the sentence a rollout lead reads for it.
 */

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

const lists = { must: 'must list', exclude: 'exclusion list', previous: 'earlier cohort' } as const;

/** The refusal in one or two plain sentences: what is impossible, with its numbers, and how to mend it. */
export function describeInfeasibility(refusal: CohortRefusal): string {
  switch (refusal.kind) {
    case 'no_people':
      return 'There are no people to choose from.';
    case 'duplicate_id':
      return `The id ${refusal.id} stands for two people. Give each person one row.`;
    case 'unknown_people':
      return `The ${lists[refusal.list]} names ${some(refusal.ids)}, not found among the people. Correct the list.`;
    case 'unknown_attribute':
      return `There is no attribute ${refusal.attribute}. Choose one of: ${refusal.known.join(', ')}.`;
    case 'unknown_level':
      return `Nobody has ${refusal.attribute} ${refusal.level}. Values are: ${some(refusal.known)}.`;
    case 'size_not_positive':
      return `The size must be a whole number from 1, but it is ${refusal.size}.`;
    case 'must_not_eligible':
      return `${some(refusal.ids)} must take part, but cannot be chosen: excluded or not eligible.`;
    case 'must_above_size':
      return `${refusal.must} people must take part, but the size is ${refusal.size}. Raise the size.`;
    case 'probability_invalid':
      return `The probability of ${refusal.id} is ${refusal.probability}. Give a number from 0 to 1.`;
    case 'cancelled':
      return 'The selection was stopped before it was finished.';
    default:
      return describeShortage(refusal);
  }
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

function describeShortage(refusal: Shortage): string {
  switch (refusal.kind) {
    case 'size_above_eligible':
      return refusal.eligible === refusal.people
        ? `The size is ${refusal.size}, but there are only ${refusal.people} people.`
        : `The size is ${refusal.size}, but only ${refusal.eligible} of ${refusal.people} people are eligible.`;
    case 'must_above_team_cap':
      return (
        `${refusal.must} people of team ${refusal.team} must take part, ` +
        `but at most ${refusal.cap} may. Raise the team cap or shorten the must list.`
      );
    case 'team_caps_too_tight':
      return (
        `The size is ${refusal.size}, but the team caps leave room for ${refusal.possible} people. ` +
        `Raise the team cap or lower the size.`
      );
    case 'minimum_above_eligible': {
      const isCap = refusal.eligible >= refusal.minimum;
      const wanted = `The minimum cannot be met: at least ${refusal.minimum} from ${refusal.attribute} ${refusal.level}`;
      return isCap
        ? `${wanted}, but the team caps leave ${refusal.capped} of ${refusal.eligible} eligible.`
        : `${wanted}, but ${refusal.eligible} ${refusal.eligible === 1 ? 'is' : 'are'} eligible.`;
    }
    case 'minimums_above_size':
      return (
        `The minimums for ${refusal.attribute} need ${refusal.total} people, ` +
        `but the size is ${refusal.size}. Raise the size or lower a minimum.`
      );
    case 'minimums_conflict': {
      const parts = refusal.short.map(
        ({ attribute, level, minimum, reached }) => `${attribute} ${level} has ${reached} of ${minimum}`,
      );
      return (
        `No cohort of ${refusal.size} was found that meets every minimum: ${some(parts)}. ` +
        `Raise the size or lower a minimum.`
      );
    }
  }
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
