/** How a stage starts its people day by day: so many a day, or spread evenly over some working days. */
import { addDays, dateOf, dayOf, workingDayFrom } from '../waves/working-week.ts';
import { freeDays, type DailyNumber } from './free-days.ts';

/** The longest spread, in working days. */
export const spreadDaysMax = 30;

export type StartPace = {
  readonly startsPerDay: number;
  /** Spreads all people evenly over so many working days instead; null keeps to `startsPerDay`. */
  readonly spreadDays: number | null;
};

/** The most people one day starts. */
export function mostADay({ startsPerDay, spreadDays }: StartPace, people: number): number {
  return spreadDays === null ? startsPerDay : Math.max(1, Math.ceil(people / spreadDays));
}

/**
 * How many of so many people start on each working day. Spread, the first k of n days take ceil(k · people / n) of
 * them, so that no day differs from another by more than one person. Whoever is left after the last day follows at the
 * same pace.
 */
export function startsByDay(pace: StartPace, people: number): DailyNumber {
  const { spreadDays } = pace;
  const most = mostADay(pace, people);
  if (spreadDays === null) return most;
  const upTo = (days: number): number => Math.ceil((days * people) / spreadDays);
  return (workingDay) => (workingDay < spreadDays ? upTo(workingDay + 1) - upTo(workingDay) : most);
}

export type StartPlan = {
  readonly people: number;
  readonly mostADay: number;
  /** Days with starts. */
  readonly days: number;
  readonly lastOn: string;
  /** The day by which everybody is to be done. */
  readonly finishOn: string;
};

/** What a pace means for people who start from a day (YYYY-MM-DD) on and have so many days to be done; null for nobody. */
export function planStarts(
  pace: StartPace,
  people: number,
  from: string,
  daysToFinish: number,
  isClosed: (day: number) => boolean,
): StartPlan | null {
  if (people === 0) return null;
  const starts = freeDays(people, from, startsByDay(pace, people), new Map(), isClosed);
  const lastOn = starts.at(-1)!;
  return {
    people,
    mostADay: mostADay(pace, people),
    days: new Set(starts).size,
    lastOn,
    finishOn: addDays(lastOn, daysToFinish),
  };
}

/**
 * The first start of a stage that follows the one before so many days after it has passed: a working day, and never
 * before its people can be told in time.
 */
export function followsOn(passedOn: string, afterDays: number, today: string, noticeDays: number): string {
  const wanted = addDays(passedOn, afterDays);
  const told = addDays(today, noticeDays);
  return dateOf(workingDayFrom(dayOf(wanted > told ? wanted : told)!));
}
