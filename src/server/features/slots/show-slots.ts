/** What the screens read: schedules with their sums, the table of days, what a change would do, and the bookings. */
import type { Static } from 'typebox';
import type { BookingId, RolloutId, ScheduleId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import {
  tableDaysMax,
  type ScheduleFields,
  type ScheduleView,
  type SlotDay,
  type slotRoutes,
  type SlotsPreview,
} from '#contracts/slots.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { bookingsToMove, countKey, placesLeft } from '#domain/slots/booking-rules.ts';
import { openSessions } from '#domain/slots/open-sessions.ts';
import { checkSchedule, fillOf, slotDays } from '#domain/slots/slot-schedule.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import { addDays } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findGuest, type BookerId } from './book.ts';
import * as bookings from './booking-store.ts';
import { openDesk, type SlotDesk } from './desk.ts';
import type { OpenedSchedule } from './opened-schedule.ts';
import { presentBooking } from './present-booking.ts';
import * as store from './store.ts';

const noRollout = refuse(refusal('not_found', { what: 'rollout' }));
const noSchedule = refuse(refusal('not_found', { what: 'schedule' }));

export async function listSchedules(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Result<{ schedules: ScheduleView[] }, Refusal>> {
  const desk = await openDesk(tx, context, rolloutId, 'read');
  if (desk === undefined) return noRollout;
  const rows = await store.schedulesOf(tx, rolloutId);
  const people = rows.length === 0 ? new Map() : await store.peopleBySchedule(tx, rolloutId);
  const schedules: ScheduleView[] = [];
  for (const row of rows)
    schedules.push(await presentSchedule(tx, context, desk, row, people.get(row.scheduleId) ?? 0));
  return ok({ schedules });
}

/** One schedule with its sums. */
export async function presentSchedule(
  tx: Transaction,
  context: Context,
  desk: SlotDesk,
  row: store.ScheduleRow,
  people: number,
): Promise<ScheduleView> {
  const { rolloutId: _, writtenAt, ...written } = row;
  const schedule = desk.open(row);
  const taken = await bookings.countTaken(tx, row.scheduleId, row.schedule.validFrom);
  const line = await bookings.countLine(tx, row.scheduleId);
  const lost = await lostSeats(tx, context, schedule, row.scheduleId);
  return {
    ...written,
    writtenAt: writtenAt.toISOString(),
    people,
    places: schedule.places(),
    left: placesLeft(schedule.days(row.schedule.validFrom), taken),
    booked: sumOf(taken),
    waiting: line.waiting,
    toMove: line.toMove + lost.length,
  };
}

function sumOf(taken: ReadonlyMap<string, number>): number {
  return [...taken.values()].reduce((sum, each) => sum + each, 0);
}

/** Bookings ahead that the schedule has no place for as it stands with today's calendar. */
export async function lostSeats(
  tx: Transaction,
  { now }: Context,
  schedule: OpenedSchedule,
  scheduleId: ScheduleId,
): Promise<bookings.SeatRow[]> {
  const today = schedule.dateOf(now);
  const ahead = (await bookings.seatsFrom(tx, scheduleId, today)).filter(({ startsAt }) => startsAt > now);
  return bookingsToMove(
    ahead.map((seat) => ({ ...seat, bookedAt: seat.since })),
    schedule.days(today),
  );
}

/** The table from a date on; a closed day keeps its bookings and says what closes it. */
function tableOf(
  schedule: OpenedSchedule,
  written: Pick<ScheduleFields, 'schedule'>,
  taken: ReadonlyMap<string, number>,
  { from, days }: { readonly from: string; readonly days: number },
): SlotDay[] {
  const to = addDays(from, days - 1);
  const open = new Map(schedule.days(from, to).map((day) => [day.on, day]));
  return slotDays(written.schedule, from, to).map((planned): SlotDay => {
    const isClosed = schedule.isClosed(dayOf(planned.on)!);
    const sessions = (isClosed ? planned : open.get(planned.on)!).sessions.map((session) => {
      const booked = taken.get(countKey({ on: planned.on, at: session.at })) ?? 0;
      const places = isClosed ? 0 : session.places;
      return { ...session, places, booked, fill: fillOf(places, booked, written.schedule.amberShare) };
    });
    return {
      on: planned.on,
      isClosed,
      closedBy: isClosed ? schedule.closedBy(dayOf(planned.on)!) : null,
      places: isClosed ? 0 : planned.places,
      booked: sessions.reduce((sum, { booked }) => sum + booked, 0),
      sessions,
    };
  });
}

export async function showSlotDays(
  tx: Transaction,
  context: Context,
  { rolloutId, scheduleId }: { readonly rolloutId: RolloutId; readonly scheduleId: ScheduleId },
  query: Static<typeof slotRoutes.showSlotDays.query>,
): Promise<Result<{ days: SlotDay[] }, Refusal>> {
  const desk = await openDesk(tx, context, rolloutId, 'read');
  if (desk === undefined) return noRollout;
  const row = await store.findSchedule(tx, rolloutId, scheduleId);
  if (row === undefined) return noSchedule;
  const taken = await bookings.countTaken(tx, scheduleId, query.from);
  return ok({ days: tableOf(desk.open(row), row, taken, query) });
}

/** Listed in a preview; beyond them the number says how many. */
const listedMax = 100;

/** What a schedule would be, and do to the bookings there are; refuses one that cannot be. */
export async function previewSchedule(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  fields: ScheduleFields,
): Promise<Result<SlotsPreview, Refusal>> {
  const desk = await openDesk(tx, context, rolloutId, 'read');
  if (desk === undefined) return noRollout;
  const bad = checkSchedule(fields.schedule);
  if (bad !== null) return refuse(refusal('schedule_bad', { explanation: bad }));
  const existing = (await store.schedulesOf(tx, rolloutId)).find(
    ({ place }) => place?.kind === fields.place?.kind && place?.name === fields.place?.name,
  );
  const timeZone = existing?.timeZone ?? (await store.timeZoneAt(tx, fields.place));
  const after = desk.open({ ...fields, timeZone });
  const taken =
    existing === undefined
      ? new Map<string, number>()
      : await bookings.countTaken(tx, existing.scheduleId, fields.schedule.validFrom);
  const toMove = existing === undefined ? [] : await lostSeats(tx, context, after, existing.scheduleId);
  return ok({
    days: tableOf(after, fields, taken, { from: fields.schedule.validFrom, days: tableDaysMax }),
    placesBefore: existing === undefined ? 0 : desk.open(existing).places(),
    places: after.places(),
    left: placesLeft(after.days(fields.schedule.validFrom), taken),
    booked: sumOf(taken),
    people: await store.countPeopleOf(tx, rolloutId, fields.place),
    toMove: toMove.slice(0, listedMax).map(({ displayName, on, at }) => ({ displayName, on, at })),
    toMovePeople: toMove.length,
  });
}

export async function listBookings(
  tx: Transaction,
  context: Context,
  { rolloutId, scheduleId }: { readonly rolloutId: RolloutId; readonly scheduleId: ScheduleId },
  { view, on, after = 0, limit = 100 }: Static<typeof slotRoutes.listBookings.query>,
): Promise<Result<Static<typeof slotRoutes.listBookings.response>, Refusal>> {
  const desk = await openDesk(tx, context, rolloutId, 'read');
  if (desk === undefined) return noRollout;
  const row = await store.findSchedule(tx, rolloutId, scheduleId);
  if (row === undefined) return noSchedule;
  const lost = (await lostSeats(tx, context, desk.open(row), scheduleId)).map(({ bookingId }) => bookingId);
  const query = { view, on, after, limit, lost };
  const rows = await bookings.listBookings(tx, scheduleId, query);
  const isLost: ReadonlySet<BookingId> = new Set(lost);
  return ok({
    rows: rows.map((booking) => presentBooking(booking, isLost.has(booking.bookingId))),
    next: rows.length === limit ? (rows.at(-1)?.bookingId ?? null) : null,
    total: await bookings.countBookings(tx, scheduleId, query),
  });
}

/** What one person may choose from. */
export async function showPlacesFor(
  tx: Transaction,
  context: Context,
  who: BookerId,
): Promise<Result<Static<typeof slotRoutes.showPlacesFor.response>, Refusal>> {
  const found = await findGuest(tx, context, who, 'read');
  if (!found.ok) return found;
  const { schedule, days, taken, bounds, barred, booking } = found.value;
  const sessions = barred === null ? openSessions(days, taken, bounds, schedule.startOf) : [];
  return ok({
    timeZone: schedule.timeZone,
    sessions: sessions.map((session) => ({ ...session, startsAt: session.startsAt.toISOString() })),
    lastOn: bounds.lastOn,
    barred,
    booking: booking === undefined ? null : presentBooking(booking, false),
  });
}
