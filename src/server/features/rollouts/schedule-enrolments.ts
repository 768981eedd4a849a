/** Gives the people of a stage their dates: in invitation order, so many per working day, beside those who have one. */
import { sql } from 'kysely';
import type { StageId } from '#contracts/ids.ts';
import { freeDays, type DailyNumber } from '#domain/rollout/free-days.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { startsPerDay } from './keep-dates.ts';
import { moveNamedEnrolments } from './move-enrolments.ts';
import { StartClock } from './start-clock.ts';
import type { RolloutRow } from './store.ts';

export type StageDates = {
  readonly stageId: StageId;
  readonly startsOn: string;
  readonly startsPerDay: DailyNumber;
  readonly people: number;
  /** How many of the stage start on each date (YYYY-MM-DD) from `startsOn` on; counted when left out. */
  readonly taken?: ReadonlyMap<string, number> | undefined;
};

export type GivenDates = {
  readonly enrolmentIds: readonly number[];
  /** How many of the stage start on each date from now on, these among them. */
  readonly starts: ReadonlyMap<string, number>;
};

/** Schedules the next eligible people of the stage, `people` of them. */
export async function scheduleEnrolments(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  dates: StageDates,
): Promise<GivenDates> {
  const taken = dates.taken ?? (await startsPerDay(tx, rollout, dates, dates.startsOn));
  const days = freeDays(dates.people, dates.startsOn, dates.startsPerDay, taken);
  const enrolmentIds = await moveNamedEnrolments(tx, context, {
    rolloutId: rollout.rolloutId,
    event: 'schedule',
    where: sql`e.stage_id = ${dates.stageId} and e.status = 'eligible'`,
    reason: null,
    limit: dates.people,
    set: sql`scheduled_at = ${new StartClock(rollout).startsByRank(days)}`,
  });
  const starts = new Map(taken);
  for (const day of days.slice(0, enrolmentIds.length)) starts.set(day, (starts.get(day) ?? 0) + 1);
  return { enrolmentIds, starts };
}
