/** The charter of a hypercare period: how long it lasts, how fast priority 1 is answered, and when it may end. */
import { dateOf, dayOf } from '../waves/working-week.ts';

/** When the period may end. A null threshold is not asked for; priority 1 always is: none may be open. */
export type ExitCriteria = {
  /** The share of the rollout's people who are done has to lie above this, 0 to 1. */
  readonly peopleDoneAbove: number | null;
  /** The mean of satisfaction answers, 1 to 5, has to lie above this. */
  readonly satisfactionAbove: number | null;
  /** Fewer answers than that say nothing about satisfaction. */
  readonly fewestAnswers: number;
  /** On none of the last `windowDays` whole days may more tickets have been opened. */
  readonly ticketsPerDayMost: number | null;
  readonly windowDays: number;
};

export type Charter = {
  /** The period does not end before so many weeks. */
  readonly leastWeeks: number;
  /** After so many weeks somebody decides: end it, or go on with a reason. */
  readonly mostWeeks: number;
  /** Minutes within which a ticket of priority 1 is answered, and what holds outside hypercare. */
  readonly priorityOneMinutes: number;
  readonly usualMinutes: number;
  /** Local time of the daily stand-up, HH:MM. */
  readonly standUpAt: string;
  readonly exit: ExitCriteria;
};

/** What vendors write into such a charter, to be changed before the period begins. */
export const charterTemplate: Charter = {
  leastWeeks: 4,
  mostWeeks: 8,
  priorityOneMinutes: 30,
  usualMinutes: 60,
  standUpAt: '09:00',
  exit: {
    peopleDoneAbove: 0.9,
    satisfactionAbove: 4,
    fewestAnswers: 20,
    ticketsPerDayMost: 5,
    windowDays: 7,
  },
};

/** A period may be prolonged so often, each time by so many weeks at most. */
export const prolongationsMax = 2;
export const prolongationWeeksMax = 4;

export type Period = {
  /** The first day on which it may end, YYYY-MM-DD. */
  readonly earliestEndOn: string;
  /** The day by which somebody decides. */
  readonly dueOn: string;
};

/** The dates of a period that began on `startedOn` and was prolonged by `moreWeeks` in all. */
export function periodOf(
  { leastWeeks, mostWeeks }: Pick<Charter, 'leastWeeks' | 'mostWeeks'>,
  startedOn: string,
  moreWeeks: number,
): Period {
  const first = dayOf(startedOn)!;
  return {
    earliestEndOn: dateOf(first + leastWeeks * 7),
    dueOn: dateOf(first + (mostWeeks + moreWeeks) * 7),
  };
}
