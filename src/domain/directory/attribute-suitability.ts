/**
 * Judges how well an attribute serves to balance a cohort: enough people carry it, it has several levels, and
 * not so many that most of them hold a handful of people.
 */

import type { ColumnProfile } from './column-profile.ts';
import { mappingStatement, type MappingStatement } from './mapping-sentences.ts';

export type AttributeSuggestion = {
  /** The attribute's name. */
  readonly attribute: string;
  readonly column: string;
  readonly levels: number;
  /** 0 to 1. */
  readonly shareFilled: number;
  readonly verdict: 'good' | 'usable' | 'poor';
  readonly reason: MappingStatement;
  /** Set when counting only the first of several values would help. */
  readonly take?: 'first';
};

/** From this share of one value on, from 0 to 1, nothing is left to balance. */
export const ONE_SIDED = 0.98;
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
  const reason = mappingStatement('attribute_first_of_several', { levels, judged: judged.reason });
  return { ...base, verdict: judged.verdict, reason, take: 'first' };
}

function judge(profile: ColumnProfile, levels: number): Pick<AttributeSuggestion, 'verdict' | 'reason'> {
  const share = profile.shareFilled;
  if (profile.filled === 0) return { verdict: 'poor', reason: mappingStatement('attribute_empty') };
  if (profile.shareFilled < 0.5)
    return { verdict: 'poor', reason: mappingStatement('attribute_mostly_empty', { share }) };
  if (levels === 1) return { verdict: 'poor', reason: mappingStatement('attribute_constant') };
  if (profile.isUnique || profile.isCapped)
    return { verdict: 'poor', reason: mappingStatement('attribute_unique') };
  if (profile.largestShare > ONE_SIDED) {
    return {
      verdict: 'poor',
      reason: mappingStatement('attribute_one_sided', { share: profile.largestShare }),
    };
  }
  const peoplePerLevel = profile.filled / levels;
  if (levels > USABLE_LEVELS || peoplePerLevel < 2) {
    return {
      verdict: 'poor',
      reason: mappingStatement('attribute_thin', { levels, rows: Math.round(peoplePerLevel * 10) / 10 }),
    };
  }
  if (levels > GOOD_LEVELS) {
    return { verdict: 'usable', reason: mappingStatement('attribute_many_levels', { levels }) };
  }
  if (profile.shareFilled < 0.9) {
    return {
      verdict: 'usable',
      reason: mappingStatement('attribute_partly_filled', { share }),
    };
  }
  return { verdict: 'good', reason: mappingStatement('attribute_good', { levels, share }) };
}
