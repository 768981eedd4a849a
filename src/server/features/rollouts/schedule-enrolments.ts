/** Gives the people of a stage their dates: in invitation order, so many per working day, beside those who have one. */
import { sql } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { freeDays, type DailyNumber } from '#domain/rollout/free-days.ts';
import { instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { startsPerDay } from './keep-dates.ts';
import { moveNamedEnrolments } from './move-enrolments.ts';

export type StageDates = {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly startsOn: string;
  readonly startsPerDay: DailyNumber;
  readonly people: number;
  readonly timeZone: string;
  readonly startHour: number;
};

/** Schedules the next eligible people of the stage, `people` of them, and returns the ids of the enrolments. */
export async function scheduleEnrolments(
  tx: Transaction,
  context: Context,
  dates: StageDates,
): Promise<number[]> {
  const startOf = (day: string) => instantOn(day, dates.startHour, dates.timeZone);
  const taken = await startsPerDay(tx, dates, dates, startOf(dates.startsOn));
  const days = freeDays(dates.people, dates.startsOn, dates.startsPerDay, taken);
  // So many times the same day: a list of the days, and how many people come before each of them.
  const firstRank = new Map<string, number>();
  for (const [rank, day] of days.entries()) if (!firstRank.has(day)) firstRank.set(day, rank);
  const [starts, ranks] = [[...firstRank.keys()].map(startOf), [...firstRank.values()]];
  return await moveNamedEnrolments(tx, context, {
    rolloutId: dates.rolloutId,
    event: 'schedule',
    where: sql`e.stage_id = ${dates.stageId} and e.status = 'eligible'`,
    reason: null,
    limit: dates.people,
    set: sql`scheduled_at = (${starts}::timestamptz[])[width_bucket(chosen.rank - 1, ${ranks}::bigint[])]`,
  });
}
