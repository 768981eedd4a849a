/**
 * The dates a pilot would have: first and last start, end of the last window, gate. A preview of what the server
 * schedules: so many people per working day, in invitation order.
 */

const dayMs = 86_400_000;
/** A start sooner than this leaves no time to read the message. */
const leastDaysAhead = 3;

export type Pacing = {
  readonly startsOn: string;
  readonly startsPerDay: number;
  readonly noticeDays: number;
  readonly windowDays: number;
  readonly soakDays: number;
};

export type StartPlan = {
  readonly toldOn: string;
  readonly firstOn: string;
  readonly lastOn: string;
  readonly workingDays: number;
  /** When the last window has ended at the latest. */
  readonly reportedOn: string;
  /** When the gate opens at the latest. */
  readonly gateOn: string;
};

const midnight = (on: string): number => Date.parse(`${on}T00:00:00Z`);
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The date so many days later. */
export function daysLater(on: string, days: number): string {
  return dateOf(midnight(on) + days * dayMs);
}

function isWeekend(on: string): boolean {
  return [0, 6].includes(new Date(midnight(on)).getUTCDay());
}

/** The first Monday at least three days after `today`. */
export function nextMonday(today: string): string {
  let on = daysLater(today, leastDaysAhead);
  while (new Date(midnight(on)).getUTCDay() !== 1) on = daysLater(on, 1);
  return on;
}

/** The dates for so many people; `startsPerDay` at least 1, `startsOn` a date. */
export function planStart(pacing: Pacing, people: number, today: string): StartPlan {
  const workingDays = Math.max(1, Math.ceil(people / pacing.startsPerDay));
  let lastOn = pacing.startsOn;
  while (isWeekend(lastOn)) lastOn = daysLater(lastOn, 1);
  const firstOn = lastOn;
  for (let day = 1; day < workingDays; day++) {
    lastOn = daysLater(lastOn, 1);
    while (isWeekend(lastOn)) lastOn = daysLater(lastOn, 1);
  }
  const noticeOn = daysLater(firstOn, -pacing.noticeDays);
  const reportedOn = daysLater(lastOn, pacing.windowDays);
  return {
    toldOn: noticeOn < today ? today : noticeOn,
    firstOn,
    lastOn,
    workingDays,
    reportedOn,
    gateOn: daysLater(reportedOn, pacing.soakDays),
  };
}
