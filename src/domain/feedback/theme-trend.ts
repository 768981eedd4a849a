/**
 * Whether a theme is heard more or less often than in the stage before. Counts of small groups jump, so a change is
 * called one only when chance alone would show such a difference less than one time in ten.
 */
import { lnBetaTails } from '../evidence/special-functions.ts';

/** Pieces of a theme in a stage, and the people who have started there. */
export type ThemeCount = { readonly pieces: number; readonly people: number };

/** `unknown`: fewer than two stages in which anybody has started. */
export type ThemeTrend = 'rising' | 'falling' | 'level' | 'unknown';

const chanceMost = 0.1;

/**
 * Compares the last two stages in which anybody has started, in the order of the stages. Given both counts together the
 * later one is binomial with the share of its people, when both have the same rate; the test is exact and two-sided by
 * doubling the smaller tail (Przyborowski & Wilenski 1940).
 */
export function themeTrend(stages: readonly ThemeCount[]): ThemeTrend {
  const [before, after] = stages.filter(({ people }) => people > 0).slice(-2);
  if (before === undefined || after === undefined) return 'unknown';
  const all = before.pieces + after.pieces;
  if (all === 0) return 'level';
  const share = after.people / (before.people + after.people);
  if (2 * atLeast(after.pieces, all, share) < chanceMost) return 'rising';
  return 2 * atLeast(before.pieces, all, 1 - share) < chanceMost ? 'falling' : 'level';
}

/** P(X >= count) for X binomial of `all` with `share`. */
function atLeast(count: number, all: number, share: number): number {
  return count === 0 ? 1 : Math.exp(lnBetaTails(share, count, all - count + 1).lower);
}
