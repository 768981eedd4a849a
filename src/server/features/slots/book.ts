/**
 * What people do with places: choose one, move to another, wait for one, give it back, and note who was there. A person
 * is bound by the limits of moving; whoever books for them at the desk is not.
 */
import { sql } from 'kysely';
import type { BookingId, PersonId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Booking } from '#contracts/slots.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { whyNotChange } from '#domain/slots/booking-rules.ts';
import { openSessions, whyNotTake } from '#domain/slots/open-sessions.ts';
import { slotStatement } from '#domain/slots/slot-sentences.ts';
import { chooseWish, type Wish } from '#domain/slots/wishes.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { moveEnrolments } from '#server/features/rollouts/index.ts';
import * as bookings from './booking-store.ts';
import { giveAndTell, plannedDates } from './dates-of-places.ts';
import { findOpened, openDesk, type SlotDesk } from './desk.ts';
import { giveFreePlaces } from './give-places.ts';
import { presentBooking } from './present-booking.ts';

type Answer = Promise<Result<Booking, Refusal>>;
export type BookerId = { readonly rolloutId: RolloutId; readonly personId: PersonId };
/** Who books: the person on their own page, or somebody at the desk for them. */
export type By = 'person' | 'desk';

const noRollout = refuse(refusal('not_found', { what: 'rollout' }));

/** Everything about one person's choice, with the rollout locked or read. */
export async function findGuest(
  tx: Transaction,
  context: Context,
  { rolloutId, personId }: BookerId,
  lock: 'lock' | 'read',
) {
  const desk = await openDesk(tx, context, rolloutId, lock);
  if (desk === undefined) return noRollout;
  const booker = await bookings.findBooker(tx, rolloutId, personId);
  if (booker === undefined) return refuse(refusal('not_found', { what: 'person' }));
  if (booker.scheduleId === null) return refuse(refusal('no_schedule', { name: booker.displayName }));
  const opened = (await findOpened(tx, desk, booker.scheduleId, context.now))!;
  const guest = { ...booker, enrolmentStatus: booker.status };
  const bounds = desk.boundsOf(guest, opened.schedule, 'chosen');
  const booking = await bookings.openBookingOf(tx, rolloutId, personId);
  const barred = desk.whyBarred(guest);
  return ok({ ...opened, desk, booker, booking, bounds, barred, scheduleId: booker.scheduleId });
}

/** Books a place, or moves the person to it. The place they had becomes free in the same transaction. */
export async function takePlace(
  tx: Transaction,
  context: Context,
  who: BookerId,
  { on, at }: { readonly on: string; readonly at: string },
  by: By,
): Answer {
  const found = await findGuest(tx, context, who, 'lock');
  if (!found.ok) return found;
  const { desk, booker, booking, bounds, barred, days, taken, schedule, scheduleId } = found.value;
  if (barred !== null) return refuse(refusal('booking_barred', { explanation: barred }));
  const isSeated = booking?.status === 'confirmed' || booking?.status === 'held';
  if (isSeated && booking.on === on && booking.at === at) return await confirm(tx, context, desk, booking);
  const unmoved = booking?.status === 'confirmed' && by === 'person' ? whyNotMove(booking, context) : null;
  if (unmoved !== null) return refuse(refusal('place_refused', { explanation: unmoved }));
  const why = whyNotTake(days, taken, { on, at }, bounds, schedule.startOf);
  if (why !== null)
    return refuse(
      refusal(why.code === 'slots_full' ? 'no_places_left' : 'place_refused', { explanation: why }),
    );
  const { minutes } = days.find((day) => day.on === on)!.sessions.find((session) => session.at === at)!;
  const seat = { on, at, minutes, startsAt: schedule.startOf(on, at) };
  const date = { enrolmentId: booker.enrolmentId, stageId: booker.stageId, at: seat.startsAt };
  await giveAndTell(tx, context, desk, [date], slotStatement('date_booked', {}));
  const counts = booking?.status === 'confirmed' && by === 'person';
  const bookingId = booking?.bookingId ?? (await insert(tx, context, who, booker, { scheduleId, seat }));
  if (booking !== undefined)
    await bookings.seatBooking(tx, context, bookingId, { event: 'book', seat, counts });
  await recordAudit(tx, context, {
    action: 'booking.taken',
    subject: { kind: 'booking', id: bookingId },
    before: booking === undefined ? null : { status: booking.status, on: booking.on, at: booking.at },
    after: { rolloutId: who.rolloutId, personId: who.personId, on, at },
  });
  if (isSeated) await giveFreePlaces(tx, context, desk);
  return await done(tx, context, desk, bookingId);
}

type Existing = bookings.BookingRow;

const insert = async (
  tx: Transaction,
  context: Context,
  { rolloutId, personId }: BookerId,
  { enrolmentId }: bookings.Booker,
  booking: Pick<bookings.NewBooking, 'scheduleId' | 'seat' | 'wishes'>,
): Promise<BookingId> =>
  await bookings.insertBooking(tx, context, {
    rolloutId,
    personId,
    enrolmentId,
    ...booking,
    since: context.now,
  });

function whyNotMove({ moves, startsAt }: Existing, { now }: Context) {
  return whyNotChange('move', { moves, startsAt: startsAt!, isDisplaced: false }, now);
}

/** The person says yes to a place they were given; one they chose themselves stays as it is. */
async function confirm(tx: Transaction, context: Context, desk: SlotDesk, booking: Existing): Answer {
  if (booking.status === 'held') {
    const seat = { on: booking.on!, at: booking.at!, minutes: booking.minutes!, startsAt: booking.startsAt! };
    await bookings.seatBooking(tx, context, booking.bookingId, { event: 'book', seat, counts: false });
    await recordAudit(tx, context, {
      action: 'booking.taken',
      subject: { kind: 'booking', id: booking.bookingId },
      before: { status: booking.status },
      after: {
        rolloutId: desk.rollout.rolloutId,
        personId: booking.personId,
        on: booking.on,
        at: booking.at,
      },
    });
  }
  return await done(tx, context, desk, booking.bookingId);
}

/** Stands in line; only while there is no place the person could choose. */
export async function waitForPlace(tx: Transaction, context: Context, who: BookerId): Answer {
  const found = await findGuest(tx, context, who, 'lock');
  if (!found.ok) return found;
  const { desk, booker, booking, bounds, barred, days, taken, schedule, scheduleId } = found.value;
  if (barred !== null) return refuse(refusal('booking_barred', { explanation: barred }));
  if (booking !== undefined) return refuse(refusal('booking_exists', { name: booker.displayName }));
  const left = openSessions(days, taken, bounds, schedule.startOf).reduce(
    (sum, session) => sum + (session.left ?? 1),
    0,
  );
  if (left > 0) return refuse(refusal('places_left', { left }));
  const bookingId = await insert(tx, context, who, booker, { scheduleId, seat: null });
  await recordAudit(tx, context, {
    action: 'booking.waits',
    subject: { kind: 'booking', id: bookingId },
    after: { rolloutId: who.rolloutId, personId: who.personId },
  });
  return await done(tx, context, desk, bookingId);
}

/**
 * Takes the first of the wishes that is free. Where none is, a person without a place waits in line for those that are
 * full, and one in line keeps their turn; whoever has a place keeps it, and is told why.
 */
export async function wishForPlaces(
  tx: Transaction,
  context: Context,
  who: BookerId,
  wishes: readonly Wish[],
  by: By,
): Answer {
  const found = await findGuest(tx, context, who, 'lock');
  if (!found.ok) return found;
  const { desk, booker, booking, bounds, barred, days, taken, schedule, scheduleId } = found.value;
  if (barred !== null) return refuse(refusal('booking_barred', { explanation: barred }));
  const whyNot = (wish: Wish) => whyNotTake(days, taken, wish, bounds, schedule.startOf);
  const chosen = chooseWish(wishes, whyNot);
  if (chosen.is === 'taken') return await takePlace(tx, context, who, chosen.wish, by);
  if (chosen.is === 'refused') return refuse(refusal('place_refused', { explanation: chosen.why }));
  if (booking !== undefined && isSeat(booking))
    return refuse(refusal('place_refused', { explanation: whyNot(chosen.wishes[0]!)! }));
  const wanted = { seat: null, wishes: chosen.wishes };
  const bookingId = booking?.bookingId ?? (await insert(tx, context, who, booker, { scheduleId, ...wanted }));
  if (booking !== undefined) await bookings.updateWishes(tx, bookingId, chosen.wishes);
  await recordAudit(tx, context, {
    action: 'booking.waits',
    subject: { kind: 'booking', id: bookingId },
    after: { rolloutId: who.rolloutId, personId: who.personId, wishes: chosen.wishes },
  });
  return await done(tx, context, desk, bookingId);
}

/** Gives the place back, or leaves the line. Whoever had a place gets the date the plan gives, and is told it. */
export async function cancelBooking(
  tx: Transaction,
  context: Context,
  { rolloutId, bookingId }: { readonly rolloutId: RolloutId; readonly bookingId: BookingId },
  reason: string | null,
  by: By,
): Answer {
  const desk = await openDesk(tx, context, rolloutId, 'lock');
  if (desk === undefined) return noRollout;
  const booking = await bookings.findBooking(tx, rolloutId, bookingId);
  if (booking === undefined) return refuse(refusal('not_found', { what: 'booking' }));
  const seat = isSeat(booking) ? booking : null;
  if (seat !== null && by === 'person') {
    const { moves, startsAt } = seat;
    const why = whyNotChange('cancel', { moves, startsAt, isDisplaced: false }, context.now);
    if (why !== null) return refuse(refusal('place_refused', { explanation: why }));
  }
  const cancelled = await bookings.moveBookings(
    tx,
    context,
    'cancel',
    sql`b.booking_id = ${bookingId} and (b.starts_at is null or b.starts_at > ${context.now} or b.status = 'displaced')`,
  );
  if (cancelled.length === 0) return refuse(refusal('booking_state', { state: booking.status }));
  await recordAudit(tx, context, {
    action: 'booking.cancelled',
    subject: { kind: 'booking', id: bookingId },
    reason,
    before: { status: booking.status, on: booking.on, at: booking.at },
    after: { rolloutId, personId: booking.personId },
  });
  if (seat !== null && hasDate.has(seat.enrolmentStatus))
    await giveAndTell(
      tx,
      context,
      desk,
      await plannedDates(tx, desk, [seat]),
      slotStatement('date_place_back', {}),
    );
  if (seat !== null) await giveFreePlaces(tx, context, desk);
  return await done(tx, context, desk, bookingId);
}

const hasDate: ReadonlySet<string> = new Set(['scheduled', 'notified']);

function isSeat(booking: Existing): booking is bookings.SeatRow {
  return booking.status === 'held' || booking.status === 'confirmed';
}

/**
 * Notes whether the person was there. Whoever was not is not reached so far, and stands in line by the time they booked:
 * the soonest free place is theirs, and they are told it.
 */
export async function noteAttendance(
  tx: Transaction,
  context: Context,
  { rolloutId, bookingId }: { readonly rolloutId: RolloutId; readonly bookingId: BookingId },
  wasThere: boolean,
): Answer {
  const desk = await openDesk(tx, context, rolloutId, 'lock');
  if (desk === undefined) return noRollout;
  const booking = await bookings.findBooking(tx, rolloutId, bookingId);
  if (booking === undefined) return refuse(refusal('not_found', { what: 'booking' }));
  if (!isSeat(booking)) return refuse(refusal('booking_state', { state: booking.status }));
  if (booking.startsAt > context.now)
    return refuse(refusal('booking_ahead', { on: booking.on, at: booking.at }));
  await bookings.moveBookings(tx, context, wasThere ? 'attend' : 'miss', sql`b.booking_id = ${bookingId}`);
  await recordAudit(tx, context, {
    action: 'booking.attended',
    subject: { kind: 'booking', id: bookingId },
    after: { rolloutId, personId: booking.personId, on: booking.on, at: booking.at, wasThere },
  });
  if (!wasThere) await followUp(tx, context, desk, booking);
  return await done(tx, context, desk, bookingId);
}

async function followUp(
  tx: Transaction,
  context: Context,
  desk: SlotDesk,
  { scheduleId, personId, enrolmentId, since }: bookings.SeatRow,
): Promise<void> {
  const { rolloutId } = desk.rollout;
  const missed = await moveEnrolments(tx, context, {
    rolloutId,
    event: 'lose',
    where: sql`e.enrolment_id = ${enrolmentId}`,
    reason: slotStatement('missed_place', {}),
  });
  if (missed === 0) return;
  await bookings.insertBooking(tx, context, {
    rolloutId,
    scheduleId,
    personId,
    enrolmentId,
    seat: null,
    since,
  });
  await giveFreePlaces(tx, context, desk);
}

async function done(tx: Transaction, context: Context, desk: SlotDesk, bookingId: BookingId): Answer {
  const { rolloutId } = desk.rollout;
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(presentBooking((await bookings.findBooking(tx, rolloutId, bookingId))!, false));
}
