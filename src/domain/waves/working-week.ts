/**
 * Dates of waves as whole days: reading and writing YYYY-MM-DD, and which weeks a freeze closes. A week runs
 * seven days from its first day; its working days are Monday to Friday. Public holidays are freezes.
 */

const dayMilliseconds = 86_400_000;
const daysPerWeek = 7;

/** A period in which nobody of the site or department may start; without either, nobody at all. */
export type Freeze = {
  readonly site?: string;
  readonly department?: string;
  /** What it is called, for people who look at the calendar. */
  readonly name?: string;
  /** First and last day, YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
};

/** The day number (days since 1970-01-01) of a YYYY-MM-DD date, or null when there is no such date. */
export function dayOf(date: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) return null;
  const day = time / dayMilliseconds;
  return dateOf(day) === date ? day : null;
}

/** The YYYY-MM-DD date of a day number. */
export function dateOf(day: number): string {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10);
}

/** The date so many days after another; negative counts go back. */
export function addDays(date: string, days: number): string {
  return dateOf(dayOf(date)! + days);
}

/** Monday = 0 … Sunday = 6. */
export function weekdayOf(day: number): number {
  return (((day + 3) % daysPerWeek) + daysPerWeek) % daysPerWeek;
}

/** The first working day on or after a day number. */
export function workingDayFrom(day: number): number {
  const weekday = weekdayOf(day);
  return weekday < 5 ? day : day + daysPerWeek - weekday;
}

/** The first day of week `week` (0 = the first) of a plan whose first week begins on `firstDay`. */
export function weekStart(firstDay: number, week: number): number {
  return firstDay + week * daysPerWeek;
}

/** The first day of week `week` (0 = the first) of a plan, as a date; usually a Monday. */
export function mondayOfWeek(startsOn: string, week: number): string {
  return dateOf(weekStart(dayOf(startsOn)!, week));
}

/** Whether [from, to] covers any working day of the week that begins on `start`; all are day numbers. */
export function touchesWorkingDay(start: number, from: number, to: number): boolean {
  const first = Math.max(start, from);
  const last = Math.min(start + daysPerWeek - 1, to);
  for (let day = first; day <= last; day++) if (weekdayOf(day) < 5) return true;
  return false;
}
