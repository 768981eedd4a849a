/**
 * Judges how well an attribute serves to balance a cohort: enough people carry it, it has several levels, and
 * not so many that most of them hold a handful of people.
 */

import type { ColumnProfile } from './column-profile.ts';

export type AttributeSuggestion = {
  /** The attribute's name. */
  readonly attribute: string;
  readonly column: string;
  readonly levels: number;
  /** 0 to 1. */
  readonly shareFilled: number;
  readonly verdict: 'good' | 'usable' | 'poor';
  /** Why, as a sentence. */
  readonly reason: string;
  /** Set when counting only the first of several values would help. */
  readonly take?: 'first';
};

const GOOD_LEVELS = 30;
const USABLE_LEVELS = 150;

/** Judges an attribute by its column's profile. */
export function judgeAttribute(attribute: string, profile: ColumnProfile): AttributeSuggestion {
  const { column, shareFilled } = profile;
  const hasSeveral = profile.severalValues > profile.filled * 0.05;
  const levels = hasSeveral ? profile.levelsOfFirst : profile.levels;
  const base = { attribute, column, levels, shareFilled };
  // Whole cells with several values hardly repeat; only their first values say whether the attribute serves.
  const judged = judge(hasSeveral ? { ...profile, isUnique: false, isCapped: false } : profile, levels);
  if (!hasSeveral || judged.verdict === 'poor') return { ...base, ...judged };
  const reason = `Cells hold several values; with the first one only there are ${levels} levels. ${judged.reason}`;
  return { ...base, verdict: judged.verdict, reason, take: 'first' };
}

function judge(profile: ColumnProfile, levels: number): Pick<AttributeSuggestion, 'verdict' | 'reason'> {
  const percent = Math.round(profile.shareFilled * 100);
  if (profile.filled === 0) return { verdict: 'poor', reason: 'It is empty.' };
  if (profile.shareFilled < 0.5)
    return { verdict: 'poor', reason: `Only ${percent} % of the rows have a value.` };
  if (levels === 1) return { verdict: 'poor', reason: 'Everybody has the same value.' };
  if (profile.isUnique || profile.isCapped)
    return { verdict: 'poor', reason: 'Nearly every row has its own value.' };
  if (profile.largestShare > 0.98) {
    return {
      verdict: 'poor',
      reason: `${(profile.largestShare * 100).toFixed(1)} % of the rows have the same value.`,
    };
  }
  const peoplePerLevel = profile.filled / levels;
  if (levels > USABLE_LEVELS || peoplePerLevel < 2) {
    return {
      verdict: 'poor',
      reason: `${levels} levels leave ${peoplePerLevel.toFixed(1)} rows for each on average.`,
    };
  }
  if (levels > GOOD_LEVELS) {
    return { verdict: 'usable', reason: `${levels} levels are many; put small ones together first.` };
  }
  if (profile.shareFilled < 0.9) {
    return {
      verdict: 'usable',
      reason: `${percent} % of the rows have a value; the rest counts as not known.`,
    };
  }
  return { verdict: 'good', reason: `${levels} levels, ${percent} % filled.` };
}
