/** When a connection is read by itself next. */
import { addDays, dateAt, instantOn } from '#server/platform/calendar.ts';

/** The next time it is `hour` o'clock in a time zone, after `now`; null without an hour. */
export function nextReadingAt(hour: number | null, timeZone: string, now: Date): Date | null {
  if (hour === null) return null;
  const today = dateAt(now, timeZone);
  const at = instantOn(today, hour, timeZone);
  return at > now ? at : instantOn(addDays(today, 1), hour, timeZone);
}
