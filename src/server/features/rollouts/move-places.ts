/**
 * Moves places from their stage into another one that has not started. Whoever has a date gets one of the new stage,
 * and whoever may know the old one is told it stands instead of that; people without a date wait for the stage's.
 */
import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { freeDays } from '#domain/rollout/free-days.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as enrolments from './enrolment-store.ts';
import { startsPerDay } from './keep-dates.ts';
import { moveEnrolments } from './move-enrolments.ts';
import { StartClock } from './start-clock.ts';
import type { RolloutRow, StageRow } from './store.ts';

export type PlaceMove = {
  readonly personIds: readonly PersonId[];
  readonly to: StageRow;
  readonly reason: Statement;
  /** Of an enrolment `e`: whether its person may know the date they have. */
  readonly mayKnow: RawBuilder<boolean>;
};

export async function movePlaces(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  { personIds, to, reason, mayKnow }: PlaceMove,
): Promise<void> {
  const own = sql`e.person_id = any(${[...personIds]}::bigint[])`;
  const startsOn = to.startsOn!;
  const taken = await startsPerDay(tx, rollout, to, startsOn);
  const days = freeDays(personIds.length, startsOn, to.startsPerDay, taken);
  const isDated = to.status !== 'planned';
  await moveEnrolments(tx, context, {
    rolloutId: rollout.rolloutId,
    event: 'schedule',
    where: isDated
      ? sql`${own} and e.status in ('eligible', 'scheduled', 'notified')`
      : sql`${own} and e.status in ('scheduled', 'notified')`,
    reason,
    set: sql`stage_id = ${to.stageId}, scheduled_at = ${new StartClock(rollout).startsByRank(days)},
      date_number = case when e.status = 'eligible' then e.date_number else e.date_number + 1 end,
      replaces_at = case when e.status <> 'eligible' and ${mayKnow} then e.scheduled_at else e.replaces_at end`,
  });
  await enrolments.moveWithoutDate(tx, rollout.rolloutId, to.stageId, personIds);
}
