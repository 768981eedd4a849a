/** To which share of those who wait a day is closed, by the calendar and by a freeze that is tried. */
import type { WhatIf } from '#contracts/forecast.ts';
import type { PlaceCalendar } from '#domain/calendar/closures.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import type { WaitingPlace } from './places-store.ts';

/**
 * `waiting` are the people by the places that closures name. The share stays as it is now: who waits where in later
 * weeks is not known.
 */
export function closedPartOf(
  calendar: PlaceCalendar,
  waiting: readonly WaitingPlace[],
  freeze: NonNullable<WhatIf['freeze']> | null,
): (day: number) => number {
  const all = waiting.reduce((sum, { people }) => sum + people, 0);
  const [first, last] = freeze === null ? [Infinity, -Infinity] : [dayOf(freeze.from)!, dayOf(freeze.to)!];
  const place = freeze?.place ?? null;
  const isFrozen = (of: WaitingPlace, day: number): boolean =>
    day >= first && day <= last && (place === null || of[place.kind] === place.name);
  return (day) => {
    const isForAll = calendar.closedOn(day).everybody || (place === null && day >= first && day <= last);
    if (isForAll) return 1;
    if (all === 0) return 0;
    const closed = waiting.filter((of) => calendar.isClosed(of, day) || isFrozen(of, day));
    return closed.reduce((sum, { people }) => sum + people, 0) / all;
  };
}
