/** Days for people who get a date beside others who keep theirs. */
import { dateOf, dayOf, workingDayFrom } from '../waves/working-week.ts';

/** Closed working days in a row before the calendar counts as a mistake: four years. */
const idleDaysMax = 1044;

/** How many start on a day: the same every day, or by the number of the working day from the first on, which is 0. */
export type DailyNumber = number | ((workingDay: number) => number);

/**
 * One day per person in their order, from a first day (YYYY-MM-DD) on: so many a working day, less those who start
 * on it already, and less the days that are closed to them. Throws when years go by without an open day.
 */
export function freeDays(
  people: number,
  from: string,
  perDay: DailyNumber,
  taken: ReadonlyMap<string, number>,
  isClosed: (day: number) => boolean = () => false,
): string[] {
  const numberOn = typeof perDay === 'number' ? () => perDay : perDay;
  const days: string[] = [];
  let idle = 0;
  let workingDay = 0;
  for (let day = workingDayFrom(dayOf(from)!); days.length < people; day = workingDayFrom(day + 1)) {
    if (isClosed(day)) {
      if (++idle > idleDaysMax)
        throw new Error(`No open day within ${idleDaysMax} working days of ${dateOf(day)}`);
      continue;
    }
    idle = 0;
    const on = dateOf(day);
    for (let free = numberOn(workingDay++) - (taken.get(on) ?? 0); free > 0 && days.length < people; free--)
      days.push(on);
  }
  return days;
}
