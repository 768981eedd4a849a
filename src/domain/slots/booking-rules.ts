/** What is allowed with a place: booking, moving, and who has to move when places go away. Nothing is stored here. */
import type { SlotDay } from './slot-schedule.ts';
import { fillOf, sumPlaces } from './slot-schedule.ts';
import { slotStatement, type SlotStatement } from './slot-sentences.ts';

export type BookingLimits = {
  /** How often a person may move their place. */
  readonly movesMax: number;
  /** No change less than so many hours before the session begins. */
  readonly quietHours: number;
};

/** Engagement defaults: two moves, none within a day. */
export const usualLimits: BookingLimits = { movesMax: 2, quietHours: 24 };

const hourMilliseconds = 3_600_000;

/** A booked place. */
export type Booked = {
  readonly bookingId: number;
  readonly on: string;
  readonly at: string;
  /** When it was booked: whoever booked first keeps the place when there are fewer. */
  readonly bookedAt: Date;
};

/** The key of a session in counts of bookings: "YYYY-MM-DD HH:MM". */
export const countKey = ({ on, at }: { readonly on: string; readonly at: string }): string => `${on} ${at}`;

/** People per session, by "YYYY-MM-DD HH:MM". */
export function countBooked(bookings: readonly Pick<Booked, 'on' | 'at'>[]): ReadonlyMap<string, number> {
  const booked = new Map<string, number>();
  for (const booking of bookings) booked.set(countKey(booking), (booked.get(countKey(booking)) ?? 0) + 1);
  return booked;
}

/** Places left over all days; null while a session takes as many as come. */
export function placesLeft(days: readonly SlotDay[], booked: ReadonlyMap<string, number>): number | null {
  return sumPlaces(
    days.flatMap(({ on, sessions }) =>
      sessions.map(({ at, places }) => ({
        places: places === null ? null : Math.max(0, places - (booked.get(countKey({ on, at })) ?? 0)),
      })),
    ),
  );
}

export type WishedPlace = {
  readonly on: string;
  readonly at: string;
  /** The instant the session begins. */
  readonly startsAt: Date;
  /** The last day the person may choose (YYYY-MM-DD); null when there is none. */
  readonly lastOn: string | null;
};

/** Why this place cannot be booked, or null when it can. With no place anywhere, the waiting list is what is left. */
export function whyNotBook(
  days: readonly SlotDay[],
  booked: ReadonlyMap<string, number>,
  { on, at, startsAt, lastOn }: WishedPlace,
  now: Date,
): SlotStatement | null {
  if (lastOn !== null && on > lastOn) return slotStatement('after_deadline', { on, last: lastOn });
  if (startsAt <= now) return slotStatement('slot_over', { on, at });
  const session = days.find((day) => day.on === on)?.sessions.find((each) => each.at === at);
  const left = placesLeft(days, booked);
  if (left === 0) return slotStatement('slots_full', {});
  if (session === undefined) return slotStatement('slot_unknown', { on, at });
  const fill = fillOf(session.places, booked.get(countKey({ on, at })) ?? 0, 0);
  // Whether others take as many as come makes no difference to this one.
  return fill === 'full' || fill === 'over' ? slotStatement('slot_full', { on, at, left: left ?? 1 }) : null;
}

/** Why a place cannot be moved or given back by its person, or null when it can. Whoever is displaced may always move. */
export function whyNotChange(
  change: 'move' | 'cancel',
  {
    moves,
    startsAt,
    isDisplaced,
  }: { readonly moves: number; readonly startsAt: Date; readonly isDisplaced: boolean },
  now: Date,
  { movesMax, quietHours }: BookingLimits = usualLimits,
): SlotStatement | null {
  if (isDisplaced) return null;
  if (startsAt.getTime() - now.getTime() < quietHours * hourMilliseconds)
    return slotStatement('too_late', { hours: quietHours });
  return change === 'move' && moves >= movesMax ? slotStatement('moves_used', { moves }) : null;
}

/** The bookings that have no place any more, last booked first to go where a session has fewer; by date and time. */
export function bookingsToMove<Booking extends Booked>(
  bookings: readonly Booking[],
  days: readonly SlotDay[],
): Booking[] {
  const places = new Map(
    days.flatMap(({ on, sessions }) =>
      sessions.map((session): [string, number] => [
        countKey({ on, at: session.at }),
        session.places ?? Infinity,
      ]),
    ),
  );
  const bySession = Map.groupBy(bookings, countKey);
  return [...bySession]
    .toSorted(([left], [right]) => left.localeCompare(right))
    .flatMap(([key, group]) =>
      group
        .toSorted(
          (left, right) =>
            left.bookedAt.getTime() - right.bookedAt.getTime() || left.bookingId - right.bookingId,
        )
        .slice(places.get(key) ?? 0),
    );
}
