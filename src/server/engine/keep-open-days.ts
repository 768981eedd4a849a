/**
 * Nobody starts on a day that is closed where they work. Dates are moved away from closed days when they are given and
 * when the calendar changes; and every start asks the calendar again, in its own transaction.
 */
import { sql, type RawBuilder } from 'kysely';
import * as calendar from '#server/features/calendar/index.ts';
import { planMovedDeliveries } from '#server/features/messages/index.ts';
import type * as rollouts from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** Condition on the enrolment `e`: its person's place is closed now. */
export async function isClosedNow(tx: Transaction, { now }: Context): Promise<RawBuilder<boolean>> {
  return (await calendar.readCalendar(tx)).closedAt(now);
}

/** Moves the first dates of a stage, which nobody has been told, away from closed days. */
export async function datesOnOpenDays(
  tx: Transaction,
  context: Context,
  rollout: rollouts.RolloutRow,
  stage: rollouts.StageRow,
): Promise<void> {
  const unknown = { mayKnow: sql<boolean>`false`, areFirst: true };
  await calendar.moveClosedDates(tx, context, rollout, stage, unknown);
}

/** Moves the dates of these stages away from closed days and has those people told; returns how many moved. */
export async function leaveClosedDays(
  tx: Transaction,
  context: Context,
  rollout: rollouts.RolloutRow,
  stages: readonly rollouts.StageRow[],
  mayKnow: RawBuilder<boolean>,
): Promise<number> {
  let moved = 0;
  for (const stage of stages) {
    const ofStage = await calendar.moveClosedDates(tx, context, rollout, stage, { mayKnow, areFirst: false });
    if (ofStage > 0) await planMovedDeliveries(tx, context, stage);
    moved += ofStage;
  }
  return moved;
}
