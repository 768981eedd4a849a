/** How many people of a stage start on one day. */
import type { RolloutRow, StageRow } from './store.ts';

/** As planned, and no more than what the helpdesk carries. */
export function dailyStarts(
  { pace }: Pick<RolloutRow, 'pace'>,
  { startsPerDay }: Pick<StageRow, 'startsPerDay'>,
): number {
  return Math.min(startsPerDay, pace?.starts ?? Infinity);
}
