/** Gives the people of a stage their dates: in invitation order, so many per working day. */
import { sql } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { instantOn, workingDaysFrom } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { moveEnrolments } from './move-enrolments.ts';

export type StageDates = {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly startsOn: string;
  readonly startsPerDay: number;
  readonly people: number;
  readonly timeZone: string;
  readonly startHour: number;
};

/** Schedules every eligible person of the stage and returns how many got a date. */
export async function scheduleEnrolments(
  tx: Transaction,
  context: Context,
  dates: StageDates,
): Promise<number> {
  const dayCount = Math.max(1, Math.ceil(dates.people / dates.startsPerDay));
  const days = workingDaysFrom(dates.startsOn, dayCount).map((day) =>
    instantOn(day, dates.startHour, dates.timeZone),
  );
  return await moveEnrolments(tx, context, {
    rolloutId: dates.rolloutId,
    event: 'schedule',
    where: sql`e.stage_id = ${dates.stageId} and e.status = 'eligible'`,
    reason: null,
    set: sql`scheduled_at = (${days}::timestamptz[])[1 + ((chosen.rank - 1) / ${dates.startsPerDay})]`,
  });
}
