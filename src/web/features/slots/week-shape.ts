/** Days of places as a table: weeks down, weekdays across, with sums. */
import type { SlotDay } from '#contracts/slots.ts';
import { daysAfter, mondayOf } from '../waves/weeks.ts';

export type Week = {
  readonly monday: string;
  /** Monday first; null outside the schedule. */
  readonly days: readonly (SlotDay | null)[];
  readonly sum: Sum;
};

/** Places of some days together, and how many of them are left; null as soon as a session takes as many as come. */
export type Sum = { readonly places: number | null; readonly left: number | null; readonly booked: number };

export function sumOf(days: readonly (SlotDay | null)[]): Sum {
  const sessions = days.flatMap((day) => day?.sessions ?? []);
  const booked = sessions.reduce((sum, each) => sum + each.booked, 0);
  if (sessions.some(({ places }) => places === null)) return { places: null, left: null, booked };
  const total = (of: (session: { places: number; booked: number }) => number): number =>
    sessions.reduce((sum, each) => sum + of({ places: each.places ?? 0, booked: each.booked }), 0);
  return {
    places: total(({ places }) => places),
    left: total((each) => Math.max(0, each.places - each.booked)),
    booked,
  };
}

/** The weeks of consecutive days. */
export function weeksOf(days: readonly SlotDay[]): readonly Week[] {
  const byDate = new Map(days.map((day) => [day.on, day]));
  const mondays = [...new Set(days.map(({ on }) => mondayOf(on)))];
  return mondays.map((monday) => {
    const own = Array.from({ length: 7 }, (_, weekday) => byDate.get(daysAfter(monday, weekday)) ?? null);
    return { monday, days: own, sum: sumOf(own) };
  });
}

/** Weekdays (Monday is 0) on which any week has a place or a booking; the working week always. */
export function weekdaysShown(weeks: readonly Week[]): readonly number[] {
  return [0, 1, 2, 3, 4, 5, 6].filter(
    (weekday) =>
      weekday < 5 ||
      weeks.some(({ days }) => {
        const day = days[weekday];
        return day !== null && day !== undefined && (day.sessions.length > 0 || day.isClosed);
      }),
  );
}

export type DayLook = 'closed' | 'none' | 'over' | 'full' | 'amber' | 'free';

/** How full a day is: as its places together are, not as its fullest session is. */
export function lookOf({ isClosed, places, booked, sessions }: SlotDay, amberShare: number): DayLook {
  if (sessions.some(({ fill }) => fill === 'over')) return 'over';
  if (isClosed) return 'closed';
  if (sessions.length === 0) return 'none';
  if (places === null) return 'free';
  const left = places - booked;
  if (left <= 0) return 'full';
  return left <= places * amberShare ? 'amber' : 'free';
}
