/** Days for people who get a date beside others who keep theirs. */
import { dateOf, dayOf, workingDayFrom } from '../waves/working-week.ts';

/**
 * One day per person in their order, from a first day (YYYY-MM-DD) on: so many a working day, less those who start
 * on it already.
 */
export function freeDays(
  people: number,
  from: string,
  perDay: number,
  taken: ReadonlyMap<string, number>,
): string[] {
  const days: string[] = [];
  for (let day = workingDayFrom(dayOf(from)!); days.length < people; day = workingDayFrom(day + 1)) {
    const on = dateOf(day);
    for (let free = perDay - (taken.get(on) ?? 0); free > 0 && days.length < people; free--) days.push(on);
  }
  return days;
}
