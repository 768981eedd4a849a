/** Dates of a forecast, YYYY-MM-DD. */
import { dateOf, dayOf } from '../waves/working-week.ts';

/** The date so many days after another. */
export function addDays(on: string, days: number): string {
  return dateOf(dayOf(on)! + days);
}
