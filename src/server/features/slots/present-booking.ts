/** A booking as the API shows it. */
import type { Booking } from '#contracts/slots.ts';
import type { BookingRow } from './booking-store.ts';

export function presentBooking(
  {
    startsAt,
    since,
    scheduleId: _,
    country: __,
    enrolmentStatus: ___,
    deadlineFrom: ____,
    wishes,
    ...booking
  }: BookingRow,
  isLost: boolean,
): Booking {
  return {
    ...booking,
    wishes: wishes === null ? null : [...wishes],
    startsAt: startsAt?.toISOString() ?? null,
    since: since.toISOString(),
    isLost,
  };
}
