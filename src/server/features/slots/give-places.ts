/** Free places go to those in line: who lost one first, then in the order in which they came. */
import type { BookingId } from '#contracts/ids.ts';
import { giveOut, isOpenTo, openSessions, type OpenSession } from '#domain/slots/open-sessions.ts';
import { slotStatement } from '#domain/slots/slot-sentences.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as bookings from './booking-store.ts';
import { giveAndTell, type DateOfPlace } from './dates-of-places.ts';
import type { SlotDesk } from './desk.ts';
import type { OpenedSchedule } from './opened-schedule.ts';
import * as store from './store.ts';

/** People of a line who are looked at in one transaction. */
const lineAtOnce = 1000;

export type GivenPlaces = {
  readonly bookingIds: readonly BookingId[];
  readonly dates: readonly DateOfPlace[];
};

/** Gives what is free and returns who got it; their dates are moved by the caller, with all that move beside them. */
export async function seatLine(tx: Transaction, context: Context, desk: SlotDesk): Promise<GivenPlaces> {
  const { rolloutId } = desk.rollout;
  const given: { bookingIds: BookingId[]; dates: DateOfPlace[] } = { bookingIds: [], dates: [] };
  if (!(await bookings.hasLine(tx, rolloutId))) return given;
  for (const row of await store.schedulesOf(tx, rolloutId)) {
    const line = (await bookings.lineOf(tx, row.scheduleId, lineAtOnce)).filter(
      (waiting) => desk.whyBarred(waiting) === null,
    );
    if (line.length === 0) continue;
    const schedule = desk.open(row);
    const sessions = await sessionsAhead(tx, context, schedule, row);
    const bounds = new Map(line.map((each) => [each, desk.boundsOf(each, schedule, 'given')]));
    // The first place that somebody may have is theirs, and counts on its day for those behind them.
    const mayHave = (each: bookings.BookingRow, open: OpenSession): boolean => {
      const isTheirs = isOpenTo(open, bounds.get(each)!);
      if (isTheirs) desk.countDated(open.on);
      return isTheirs;
    };
    for (const { waiting, session } of giveOut(line, sessions, mayHave)) {
      await bookings.seatBooking(tx, context, waiting.bookingId, {
        event: 'hold',
        seat: session,
        counts: false,
      });
      given.bookingIds.push(waiting.bookingId);
      given.dates.push({
        enrolmentId: waiting.enrolmentId,
        stageId: waiting.stageId,
        at: session.startsAt,
      });
    }
  }
  return given;
}

async function sessionsAhead(
  tx: Transaction,
  { now }: Context,
  schedule: OpenedSchedule,
  { scheduleId }: store.ScheduleRow,
): Promise<OpenSession[]> {
  const today = schedule.dateOf(now);
  const anybody = {
    after: now,
    firstOn: today,
    lastOn: null,
    isClosed: schedule.isClosed,
    isPaced: () => false,
  };
  const taken = await bookings.countTaken(tx, scheduleId, today);
  return openSessions(schedule.days(today), taken, anybody, schedule.startOf);
}

/** Gives what is free, and tells those who got it. Returns how many. */
export async function giveFreePlaces(tx: Transaction, context: Context, desk: SlotDesk): Promise<number> {
  const given = await seatLine(tx, context, desk);
  if (given.bookingIds.length === 0) return 0;
  await giveAndTell(tx, context, desk, given.dates, slotStatement('date_given', {}));
  await noteGiven(tx, context, desk, given);
  return given.bookingIds.length;
}

export async function noteGiven(
  tx: Transaction,
  context: Context,
  { rollout }: SlotDesk,
  { bookingIds }: GivenPlaces,
): Promise<void> {
  if (bookingIds.length === 0) return;
  await recordAudit(tx, context, {
    action: 'bookings.given',
    subject: { kind: 'rollout', id: rollout.rolloutId },
    after: { people: bookingIds.length, bookingIds: [...bookingIds] },
  });
}
