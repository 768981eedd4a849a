/**
 * Gives people who are left over another date: the next attempt of who had started. What the attempt before came to is
 * measured as a failure at once, so that trying again never makes a stage look better than it was.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Statement } from '#contracts/shared-schemas.ts';
import { freeDays } from '#domain/rollout/free-days.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { dailyStarts } from './daily-starts.ts';
import * as enrolments from './enrolment-store.ts';
import { startsPerDay } from './keep-dates.ts';
import { moveEnrolments } from './move-enrolments.ts';
import { StartClock } from './start-clock.ts';
import type { RolloutRow, StageRow } from './store.ts';

export type NextAttempt = {
  /** People of the stage, as a condition on the enrolment `e`; those whose status cannot be scheduled stay. */
  readonly where: RawBuilder<boolean>;
  /** The first day, YYYY-MM-DD. */
  readonly from: string;
  readonly reason: Statement;
  /** The stage they start in from now on; their own where it is left out. */
  readonly to?: StageRow;
};

/** So many a working day as the stage they start in starts, beside those who have a date. Returns how many got one. */
export async function scheduleAgain(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  stage: StageRow,
  { where, from, reason, to = stage }: NextAttempt,
): Promise<number> {
  const { stageId } = stage;
  const { rolloutId } = rollout;
  const ofStage = sql<boolean>`e.stage_id = ${stageId} and (${where})`;
  const taken = await startsPerDay(tx, rollout, to, from);
  const people = await enrolments.countWhere(tx, rolloutId, ofStage);
  if (people === 0) return 0;
  const days = freeDays(people, from, dailyStarts(rollout, to), taken);
  await enrolments.measureAttempts(tx, context, rolloutId, ofStage);
  return await moveEnrolments(tx, context, {
    rolloutId,
    event: 'schedule',
    where: ofStage,
    reason,
    set: sql`stage_id = ${to.stageId}, scheduled_at = ${new StartClock(rollout).startsByRank(days)}, date_number = e.date_number + 1,
      attempt = e.attempt + (e.started_at is not null)::integer,
      replaces_at = case when e.notified_at is not null then e.scheduled_at else e.replaces_at end`,
  });
}
