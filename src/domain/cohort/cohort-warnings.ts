/**
 * What a rollout lead should look at before accepting a cohort: too large a share of the organisation, IT staff or
 * head office over-represented, and levels with nobody in it, by name. Warnings, never refusals.
 */
import type { BalanceRow } from './metrics.ts';

export type CohortWarning =
  | {
      readonly kind: 'large_share';
      readonly selected: number;
      readonly people: number;
      readonly limit: number;
    }
  | {
      readonly kind: 'over_represented';
      readonly group: 'it' | 'head_office';
      readonly attribute: string;
      readonly level: string;
      readonly share: number;
      readonly chosenShare: number;
    }
  | {
      readonly kind: 'empty_levels';
      /** The largest ones, and how many there are in all. */
      readonly largest: readonly {
        readonly attribute: string;
        readonly level: string;
        readonly people: number;
      }[];
      readonly levels: number;
    };

/** A pilot above this share of the organisation is a rollout. */
const largeShare = 0.2;
/** A group with more than this many times its share is over-represented. */
const overRepresented = 1.5;
const levelsNamed = 5;

/** How IT and head office are called in English, Swedish and German directories. */
const groups = {
  it: /^(it|ict|edv|information (technology|systems)|informations?technik|informationsteknik|it[ -].*|.*[ -]it)$/i,
  head_office:
    /^(hq|.*\bhead[ -]?office\b.*|.*\bheadquarters?\b.*|.*huvudkontor.*|.*\bzentrale\b.*|.*hauptsitz.*|.*\bhq\b.*)$/i,
} as const;

/** The warnings of a measured cohort of `selected` of `people`; `balance` holds a row per level. */
export function warnAboutCohort(cohort: {
  readonly people: number;
  readonly selected: number;
  readonly balance: readonly BalanceRow[];
}): CohortWarning[] {
  const { people, selected, balance } = cohort;
  const warnings: CohortWarning[] = [];
  if (selected > largeShare * people) {
    warnings.push({ kind: 'large_share', selected, people, limit: largeShare });
  }
  for (const group of ['it', 'head_office'] as const) {
    for (const row of balance) if (isTooMany(row, selected, groups[group])) warnings.push(over(group, row));
  }
  const empty = balance.filter(({ chosen }) => chosen === 0).sort((a, b) => b.people - a.people);
  if (empty.length > 0) {
    const largest = empty
      .slice(0, levelsNamed)
      .map(({ attribute, level, people: concerned }) => ({ attribute, level, people: concerned }));
    warnings.push({ kind: 'empty_levels', largest, levels: empty.length });
  }
  return warnings;
}

/** Above the factor, and by more than the rounding of a whole person explains. */
function isTooMany({ level, share, chosen }: BalanceRow, selected: number, names: RegExp): boolean {
  const fair = share * selected;
  return chosen > overRepresented * fair && chosen > Math.ceil(fair) && names.test(level.trim());
}

function over(group: 'it' | 'head_office', row: BalanceRow): CohortWarning {
  const { attribute, level, share, chosenShare } = row;
  return { kind: 'over_represented', group, attribute, level, share, chosenShare };
}

/** The warning as a sentence. */
export function describeCohortWarning(warning: CohortWarning): string {
  switch (warning.kind) {
    case 'large_share':
      return (
        `${warning.selected} of ${warning.people} people are more than ${100 * warning.limit} % of the organisation: ` +
        `that is a rollout more than a pilot.`
      );
    case 'over_represented': {
      const who = warning.group === 'it' ? 'IT staff' : 'Head office';
      return (
        `${who} (${warning.attribute} ${warning.level}) is ${percent(warning.chosenShare)} of the cohort, ` +
        `but ${percent(warning.share)} of the organisation.`
      );
    }
    case 'empty_levels': {
      const named = warning.largest.map(
        ({ attribute, level, people }) =>
          `${attribute} ${level} (${people} ${people === 1 ? 'person' : 'people'})`,
      );
      const more = warning.levels - named.length;
      return `Nobody stands for ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
    }
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
