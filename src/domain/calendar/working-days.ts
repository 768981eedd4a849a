/** Counting in working days. Which days are worked is the caller's to say: Monday to Friday, less what is closed. */
import { dateOf, dayOf, weekdayOf } from '../waves/working-week.ts';

/** Whether people work on a day number (days since 1970-01-01). */
export type IsWorked = (day: number) => boolean;

/** Monday to Friday. */
export const isWeekday: IsWorked = (day) => weekdayOf(day) < 5;

/** How far a count looks before it gives up: two years without a working day is no calendar. */
const daysMax = 731;

function step(from: string, count: number, isWorked: IsWorked, direction: 1 | -1): string {
  let day = dayOf(from)!;
  let idle = 0;
  for (let left = count; left > 0;) {
    day += direction;
    idle++;
    if (isWorked(day)) {
      left--;
      idle = 0;
    }
    if (idle > daysMax) throw new Error(`No working day within ${daysMax} days of ${dateOf(day)}`);
  }
  return dateOf(day);
}

/** The date (YYYY-MM-DD) that lies so many working days after another; no days is the date itself, worked or not. */
export function workingDaysAfter(from: string, count: number, isWorked: IsWorked): string {
  return step(from, count, isWorked, 1);
}

/** The date that lies so many working days before another. */
export function workingDaysBefore(from: string, count: number, isWorked: IsWorked): string {
  return step(from, count, isWorked, -1);
}

/** How many working days lie after `from` up to `to`, that day included; below 0 when `to` is the earlier one. */
export function workingDaysBetween(from: string, to: string, isWorked: IsWorked): number {
  if (to < from) return -workingDaysBetween(to, from, isWorked);
  let count = 0;
  const last = dayOf(to)!;
  for (let day = dayOf(from)! + 1; day <= last; day++) if (isWorked(day)) count++;
  return count;
}
