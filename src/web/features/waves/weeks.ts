/** Calendar weeks: the Monday of a date, its ISO week number, and the weeks between two dates. */

const dayMs = 86_400_000;

function utc(on: string): number {
  return Date.parse(`${on}T00:00:00Z`);
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The date `days` after another. */
export function daysAfter(on: string, days: number): string {
  return dateOf(utc(on) + days * dayMs);
}

/** Whether a text is a date that exists, YYYY-MM-DD. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text)) && dateOf(utc(text)) === text;
}

/** The Monday of the week a date lies in. */
export function mondayOf(on: string): string {
  const weekday = (new Date(utc(on)).getUTCDay() + 6) % 7;
  return daysAfter(on, -weekday);
}

/** The ISO 8601 week number: week 1 holds the first Thursday of the year. */
export function weekNumber(on: string): number {
  const thursday = daysAfter(mondayOf(on), 3);
  const yearStart = utc(`${thursday.slice(0, 4)}-01-01`);
  return Math.floor((utc(thursday) - yearStart) / (7 * dayMs)) + 1;
}

/** The Mondays of all weeks from one date to another, both included; at most `weeksMax`. */
export function weeksBetween(fromOn: string, toOn: string, weeksMax = 60): readonly string[] {
  const mondays: string[] = [];
  const last = mondayOf(toOn);
  for (let on = mondayOf(fromOn); on <= last && mondays.length < weeksMax; on = daysAfter(on, 7))
    mondays.push(on);
  return mondays;
}

/** The first Monday that lies at least `days` after a date. */
export function mondayAfter(on: string, days: number): string {
  const earliest = daysAfter(on, days);
  const monday = mondayOf(earliest);
  return monday < earliest ? daysAfter(monday, 7) : monday;
}
