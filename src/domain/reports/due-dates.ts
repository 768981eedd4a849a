/**
 * On which working days a report is due. A date of the cadence that is not worked gives way to the next working day;
 * two dates that come to fall on one day are one report.
 */
import type { IsWorked } from '../calendar/working-days.ts';
import { dateOf, dayOf } from '../waves/working-week.ts';

export const cadences = ['working_day', 'week', 'two_weeks', 'month'] as const;
export type Cadence = (typeof cadences)[number];

export type Rhythm = {
  /** The date (YYYY-MM-DD) the cadence counts from; itself the first one. */
  readonly firstOn: string;
  readonly every: Cadence;
};

const stepDays: Readonly<Record<Exclude<Cadence, 'month'>, number>> = {
  working_day: 1,
  week: 7,
  two_weeks: 14,
};

/** How far a date looks for a working day before it gives up: two years without one is no calendar. */
const daysMax = 731;

function workedFrom(day: number, isWorked: IsWorked): number {
  for (let at = day; at < day + daysMax; at++) if (isWorked(at)) return at;
  throw new Error(`No working day within ${daysMax} days of ${dateOf(day)}`);
}

/** The same day of a later month, or its last day where the month is shorter. */
function monthsAfter(date: string, months: number): number {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const at = Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth));
  return dayOf(new Date(at).toISOString().slice(0, 10))!;
}

/** The first due date (YYYY-MM-DD) after a date. `isWorked` takes days since 1970-01-01. */
export function nextDueOn({ firstOn, every }: Rhythm, after: string, isWorked: IsWorked): string {
  const first = dayOf(firstOn)!;
  const last = dayOf(after)!;
  for (let count = 0; ; count++) {
    const nominal = every === 'month' ? monthsAfter(firstOn, count) : first + count * stepDays[every];
    // What lies long before cannot be put off until then.
    if (nominal <= last - daysMax) continue;
    const due = workedFrom(nominal, isWorked);
    if (due > last) return dateOf(due);
  }
}
