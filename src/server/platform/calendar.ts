/**
 * Calendar dates in an organisation's time zone: working days and the instants at which they begin. Weekends
 * are not worked; public holidays and freezes are not known here.
 */
import { Temporal } from 'temporal-polyfill';

/** The instant of `hour` o'clock on a date (YYYY-MM-DD) in an IANA time zone. */
export function instantOn(date: string, hour: number, timeZone: string): Date {
  const zoned = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone,
    plainTime: Temporal.PlainTime.from({ hour }),
  });
  return new Date(zoned.epochMilliseconds);
}

/** The instant of a clock time (HH:MM) on a date (YYYY-MM-DD) in an IANA time zone. */
export function instantAt(date: string, time: string, timeZone: string): Date {
  const zoned = Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone,
    plainTime: Temporal.PlainTime.from(time),
  });
  return new Date(zoned.epochMilliseconds);
}

/** The calendar date (YYYY-MM-DD) of an instant in an IANA time zone. */
export function dateAt(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** `count` working days (Monday to Friday) from `startsOn` on, that day included when it is one. */
export function workingDaysFrom(startsOn: string, count: number): string[] {
  const days: string[] = [];
  for (let day = Temporal.PlainDate.from(startsOn); days.length < count; day = day.add({ days: 1 }))
    if (day.dayOfWeek <= 5) days.push(day.toString());
  return days;
}

/** The first Monday on or after a date. */
export function mondayFrom(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.add({ days: (8 - day.dayOfWeek) % 7 }).toString();
}

/** A date moved by whole days; negative counts go back. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** An instant moved by whole days of 24 hours. */
export function daysLater(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * 86_400_000);
}
