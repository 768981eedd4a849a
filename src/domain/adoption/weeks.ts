/** The calendar of measuring: every week on Monday, for the window that ends on the Sunday before. Dates are YYYY-MM-DD. */
import { isWeekday } from '../calendar/working-days.ts';
import { addDays, dateOf, dayOf, weekdayOf } from '../waves/working-week.ts';
import { closedShareMost, useKeptDays } from './measure.ts';

/** The Sunday on a date or the first one after it. */
export function sundayFrom(on: string): string {
  return addDays(on, 6 - weekdayOf(dayOf(on)!));
}

type Span = { readonly from: string; readonly to: string };

/** The longest run of working days without any report of a source from one date to another, both included. */
export function longestSilence(
  { from, to }: Span,
  reportedOn: ReadonlySet<string>,
  isWorked: (day: number) => boolean,
): number {
  let longest = 0;
  let run = 0;
  for (let day = dayOf(from)!; day <= dayOf(to)!; day++) {
    if (reportedOn.has(dateOf(day))) run = 0;
    else if (isWorked(day)) longest = Math.max(longest, ++run);
  }
  return longest;
}

/** Whether a span of whole weeks has the working days of any other: not much of it is closed to everybody. */
export function isOrdinary({ from, to }: Span, isWorked: (day: number) => boolean): boolean {
  let weekdays = 0;
  let closed = 0;
  for (let day = dayOf(from)!; day <= dayOf(to)!; day++) {
    if (!isWeekday(day)) continue;
    weekdays++;
    if (!isWorked(day)) closed++;
  }
  return closed <= closedShareMost * weekdays;
}

/** The first day of the last ordinary window that was over before a day; of the oldest use that is kept, if there is none. */
export function ordinaryBefore(on: string, windowDays: number, isWorked: (day: number) => boolean): string {
  const oldest = addDays(on, -useKeptDays);
  for (let from = addDays(on, -windowDays); from > oldest; from = addDays(from, -7))
    if (isOrdinary({ from, to: addDays(from, windowDays - 1) }, isWorked)) return from;
  return oldest;
}
