/** The dates that follow from places: of those who got one, and of those who lost theirs. Each is told once. */
import type { EnrolmentId, StageId } from '#contracts/ids.ts';
import { freeDays } from '#domain/rollout/free-days.ts';
import type { SlotStatement } from '#domain/slots/slot-sentences.ts';
import { addDays } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { mayKnowDate, planMovedDeliveries } from '#server/features/messages/index.ts';
import {
  dailyStarts,
  giveDates,
  requestTick,
  StartClock,
  startsPerDay,
} from '#server/features/rollouts/index.ts';
import type { SeatRow } from './booking-store.ts';
import type { SlotDesk } from './desk.ts';

export type DateOfPlace = {
  readonly enrolmentId: EnrolmentId;
  readonly stageId: StageId;
  readonly at: Date;
};

/** Moves the dates and plans their messages; whoever has the date already is left alone. Returns how many moved. */
export async function giveAndTell(
  tx: Transaction,
  context: Context,
  { rollout, stages }: SlotDesk,
  dates: readonly DateOfPlace[],
  reason: SlotStatement,
): Promise<number> {
  const areChosen = reason.code === 'date_booked';
  const moved = await giveDates(tx, context, rollout, dates, { reason, mayKnow: mayKnowDate, areChosen });
  if (moved === 0) return 0;
  for (const [stageId, own] of Map.groupBy(dates, (date) => date.stageId)) {
    const stage = stages.find((each) => each.stageId === stageId)!;
    await planMovedDeliveries(tx, context, stage, {
      enrolmentIds: own.map(({ enrolmentId }) => enrolmentId),
    });
  }
  await requestTick(tx, rollout.rolloutId, context.now);
  return moved;
}

/**
 * Dates without a place for people who lost theirs, as the plan gives them: a working day after the lost one, with the
 * notice of their stage, not closed to them, and beside those who have it already.
 */
export async function plannedDates(
  tx: Transaction,
  desk: SlotDesk,
  people: readonly SeatRow[],
): Promise<DateOfPlace[]> {
  const { rollout, calendar } = desk;
  const clock = new StartClock(rollout);
  const dates: DateOfPlace[] = [];
  for (const [stageId, own] of Map.groupBy(people, (person) => person.stageId)) {
    const stage = desk.stageOf({ stageId });
    const earliest = desk.firstPlannedDay(stage);
    const taken = await startsPerDay(tx, rollout, stage, earliest);
    for (const person of own) {
      const after = addDays(clock.dateOf(person.startsAt, person), 1);
      const [on] = freeDays(
        1,
        after > earliest ? after : earliest,
        dailyStarts(rollout, stage),
        taken,
        (day) => calendar.isClosed(person, day),
      );
      taken.set(on!, (taken.get(on!) ?? 0) + 1);
      dates.push({ enrolmentId: person.enrolmentId, stageId, at: clock.startOf(on!, person.attributes) });
    }
  }
  return dates;
}
