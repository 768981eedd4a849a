/** The days a person may choose: with a free start, and open where they work. */
import type { Place } from '#domain/calendar/closures.ts';
import { dateOf, dayOf, workingDayFrom } from '#domain/waves/working-week.ts';
import { readCalendar } from '#server/features/calendar/index.ts';
import {
  dailyStarts,
  startsPerDay,
  type RolloutRow,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** So far ahead the days are looked at, in days. */
const aheadMax = 370;

/** Whether one more person of this place can start on a working day, for days after `after` (YYYY-MM-DD). */
export async function readFreeDays(
  tx: Transaction,
  rollout: RolloutRow,
  stage: StageRow,
  { place, after }: { readonly place: Place; readonly after: string },
): Promise<{ readonly isFree: (on: string) => boolean; readonly first: (most: number) => string[] }> {
  const calendar = await readCalendar(tx);
  const taken = await startsPerDay(tx, rollout, stage, after);
  const most = dailyStarts(rollout, stage);
  const isFree = (on: string): boolean => {
    const day = dayOf(on)!;
    return (
      on > after &&
      workingDayFrom(day) === day &&
      (taken.get(on) ?? 0) < most &&
      !calendar.isClosed(place, day)
    );
  };
  const first = (count: number): string[] => {
    const days: string[] = [];
    const start = dayOf(after)! + 1;
    for (let day = start; days.length < count && day < start + aheadMax; day++)
      if (isFree(dateOf(day))) days.push(dateOf(day));
    return days;
  };
  return { isFree, first };
}
