/**
 * What is worth saying about a cohort before it is accepted, as data: too large, at-hand groups over-represented,
 * groups without anybody, groups far off their share, rules that cannot steer. Blocks nothing.
 */
import type { BalanceRow } from '../cohort/metrics.ts';
import { pilotLimits } from './pilot-limits.ts';
import type { WatchedKind } from './watched-levels.ts';

/** A group that is watched, counted in the organisation and in the cohort. */
export type WatchedLevel = {
  readonly kind: WatchedKind;
  readonly attribute: string;
  readonly level: string;
  readonly people: number;
  readonly chosen: number;
};

export type CohortFinding =
  | { readonly code: 'too_large'; readonly share: number; readonly limit: number }
  | {
      readonly code: 'over_represented';
      readonly kind: WatchedKind;
      readonly attribute: string;
      readonly level: string;
      readonly share: number;
      readonly chosenShare: number;
    }
  | {
      readonly code: 'empty_level';
      readonly attribute: string;
      readonly level: string;
      readonly people: number;
    }
  | {
      readonly code: 'gap';
      readonly attribute: string;
      readonly level: string;
      readonly gapPoints: number;
    }
  | { readonly code: 'one_value' | 'one_per_person'; readonly attribute: string }
  | { readonly code: 'pair_not_balanced'; readonly first: string; readonly second: string };

export type CohortToJudge = {
  /** People in the organisation, and in the cohort. */
  readonly people: number;
  readonly selected: number;
  readonly balance: readonly BalanceRow[];
  readonly watched: readonly WatchedLevel[];
  readonly attributeWarnings: readonly {
    readonly kind: 'one_value' | 'one_per_person';
    readonly attribute: string;
  }[];
  readonly pairsNotBalanced: readonly (readonly [string, string])[];
};

/** The findings, most important first; empty groups and gaps in order of the people they concern. */
export function findCohortFindings(cohort: CohortToJudge): CohortFinding[] {
  const share = cohort.selected / Math.max(1, cohort.people);
  const tooLarge: CohortFinding[] =
    share > pilotLimits.share ? [{ code: 'too_large', share, limit: pilotLimits.share }] : [];
  return [
    ...tooLarge,
    ...cohort.watched.flatMap((level) => overRepresented(cohort, level)),
    ...emptyLevels(cohort.balance),
    ...gaps(cohort.balance),
    ...cohort.attributeWarnings.map(({ kind, attribute }): CohortFinding => ({ code: kind, attribute })),
    ...cohort.pairsNotBalanced.map(([first, second]): CohortFinding => ({
      code: 'pair_not_balanced',
      first,
      second,
    })),
  ];
}

/** One person alone is no over-representation, however small the group. */
function overRepresented(
  { people, selected }: CohortToJudge,
  { kind, attribute, level, people: group, chosen }: WatchedLevel,
): CohortFinding[] {
  const share = group / Math.max(1, people);
  const chosenShare = chosen / Math.max(1, selected);
  const isOver = chosen > 1 && chosenShare > pilotLimits.overRepresentation * share;
  return isOver ? [{ code: 'over_represented', kind, attribute, level, share, chosenShare }] : [];
}

function emptyLevels(balance: readonly BalanceRow[]): CohortFinding[] {
  return balance
    .filter((row) => row.chosen === 0)
    .toSorted((a, b) => b.people - a.people)
    .map(({ attribute, level, people }) => ({ code: 'empty_level', attribute, level, people }));
}

function gaps(balance: readonly BalanceRow[]): CohortFinding[] {
  return balance
    .filter((row) => row.chosen > 0 && Math.abs(row.gapPoints) > pilotLimits.gapPoints)
    .toSorted((a, b) => Math.abs(b.gapPoints) - Math.abs(a.gapPoints))
    .map(({ attribute, level, gapPoints }) => ({ code: 'gap', attribute, level, gapPoints }));
}
