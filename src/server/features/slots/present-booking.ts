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
    ...booking
  }: BookingRow,
  isLost: boolean,
): Booking {
  return { ...booking, startsAt: startsAt?.toISOString() ?? null, since: since.toISOString(), isLost };
}
