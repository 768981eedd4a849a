/** The calendar of measuring: every week on Monday, for the window that ends on the Sunday before. Dates are YYYY-MM-DD. */
import { addDays, dateOf, dayOf, weekdayOf } from '../waves/working-week.ts';

/** The Sunday on a date or the first one after it. */
export function sundayFrom(on: string): string {
  return addDays(on, 6 - weekdayOf(dayOf(on)!));
}

/** The longest run of working days without any report of a source from one date to another, both included. */
export function longestSilence(
  { from, to }: { readonly from: string; readonly to: string },
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
