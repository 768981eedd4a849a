/**
 * When everybody is done: the remaining plan played week by week in many seeded runs. Each run draws how often people
 * do not show up, fail and postpone from what has been measured, starts as many as fit, and lets those who were not
 * done come back. A plan and a what-if that differ in one number meet the same chance.
 */
import { createRandom, type Random } from '../random/random.ts';
import { workdaysPerWeek } from '../waves/helpdesk-load.ts';
import { addDays, dayOf } from '../waves/working-week.ts';
import { minutesFalling, roomInWeek, type HelpdeskWeek } from './carried-by.ts';
import { binomialOf, gammaOf, normalOf } from './variates.ts';

/** So many events of so many people who could have had one. */
export type Events = { readonly events: number; readonly of: number };

export type ForecastRates = {
  readonly noShow: Events;
  readonly failure: Events;
  readonly deferral: Events;
  /** Tickets of people whose time for tickets is over; null while none are measured. */
  readonly tickets: { readonly tickets: number; readonly people: number } | null;
};

export type Helpdesk = HelpdeskWeek & { readonly minutesPerTicket: number };

export type RemainingPlan = {
  /** Monday of the current week, YYYY-MM-DD. */
  readonly startsOn: string;
  readonly done: number;
  /** Started, with no outcome yet. */
  readonly underWay: number;
  /** People who start again: postponed, failed, not reached. */
  readonly behind: number;
  /** First starts planned in the current week and the following ones. */
  readonly starts: readonly number[];
  /** The most who can start in a week; null keeps to the busiest week of the plan. */
  readonly peoplePerWeek: number | null;
  readonly helpdesk: Helpdesk | null;
  /** Share of the working days of each week, the current one first, on which nobody starts; open where it ends. */
  readonly closedShares?: readonly number[];
};

/** What is different in a what-if; factors multiply what has been measured. */
export type WhatIf = {
  readonly noShowFactor?: number;
  readonly failureFactor?: number;
  readonly ticketFactor?: number;
  /** All first starts come so many weeks later. */
  readonly weeksLater?: number;
};

export type ForecastWeek = {
  /** Monday and Sunday. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** People done by the end of the week, over the runs. */
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
  /** People who start, first and further attempts, on average. */
  readonly starts: number;
  /** Minutes of helpdesk work: on average, and what nine runs in ten stay below; null while nothing is measured. */
  readonly minutes: { readonly mean: number; readonly p90: number } | null;
};

/** The last day of the week in which the last person is done. Null: not within the weeks that are played. */
export type FinishDates = {
  readonly p10: string | null;
  readonly p50: string | null;
  readonly p90: string | null;
};

export type FinishForecast = {
  readonly runs: number;
  readonly weeks: readonly ForecastWeek[];
  readonly finish: FinishDates;
  /** People who are not done after three attempts and need hands: the straggler desk takes over. */
  readonly residue: { readonly p10: number; readonly p50: number; readonly p90: number };
  /** Share of the runs in which everybody else is done by a date. */
  chanceBy(on: string): number;
};

export const runsUsual = 1000;
export const attemptsMax = 3;
/** Weeks played after the last planned start. */
const weeksAfter = 104;
/** Relative deviation of a week's tickets from their expectation; methods C.5. */
const ticketShock = 0.15;

type RunRates = {
  readonly noShow: number;
  readonly failure: number;
  readonly deferral: number;
  readonly tickets: number;
};

/**
 * Forecasts the finish. Rates are Beta(½ + events, ½ + others), tickets per person Gamma(½ + tickets) per person, and
 * each week's tickets deviate together (methods C.5 and C.6). The same arguments give the same forecast.
 */
export function forecastFinish(
  plan: RemainingPlan,
  rates: ForecastRates,
  options: { readonly seed: number; readonly runs?: number; readonly whatIf?: WhatIf },
): FinishForecast {
  const { seed, runs = runsUsual, whatIf = {} } = options;
  const starts = [...Array.from({ length: whatIf.weeksLater ?? 0 }, () => 0), ...plan.starts];
  const horizon = starts.length + weeksAfter;
  const played = Array.from({ length: runs }, (_, run) => {
    const random = createRandom(Math.imul(run + 1, 0x9e3779b1) ^ seed);
    return playRun({ ...plan, starts }, drawRates(random, rates, whatIf), random, horizon);
  });
  return summarise(plan, rates, played);
}

function drawRates(random: Random, rates: ForecastRates, whatIf: WhatIf): RunRates {
  const share = ({ events, of }: Events, factor = 1): number => {
    const met = gammaOf(random, 0.5 + events);
    const others = gammaOf(random, 0.5 + Math.max(0, of - events));
    return Math.min(0.99, (factor * met) / (met + others));
  };
  const noShow = share(rates.noShow, whatIf.noShowFactor);
  const failure = share(rates.failure, whatIf.failureFactor);
  const deferral = share(rates.deferral);
  const known = rates.tickets;
  const tickets =
    known === null || known.people === 0
      ? 0
      : ((whatIf.ticketFactor ?? 1) * gammaOf(random, 0.5 + known.tickets)) / known.people;
  return { noShow, failure, deferral, tickets };
}

type Run = {
  /** Per week until the last person is done. */
  readonly done: number[];
  readonly starts: number[];
  readonly minutes: number[];
  readonly residue: number;
  readonly isFinished: boolean;
};

/** One run: retries first, then first starts, as many as the week takes; whoever is left waits for the next. */
function playRun(plan: RemainingPlan, rates: RunRates, random: Random, horizon: number): Run {
  const { helpdesk } = plan;
  const most = plan.peoplePerWeek ?? Math.max(1, ...plan.starts);
  const minutesPerPerson = helpdesk === null ? 0 : rates.tickets * helpdesk.minutesPerTicket;
  const spill = helpdesk?.spillOver ?? [1];
  const run = { done: [] as number[], starts: [] as number[], minutes: [] as number[], residue: 0 };
  /** People who wait for attempt 1, 2, 3. */
  const waiting = [0, plan.behind, 0];
  let done = plan.done;
  for (let week = 0; week < horizon; week++) {
    waiting[0]! += plan.starts[week] ?? 0;
    const startedAgo = (weeks: number): number => run.starts[week - weeks] ?? 0;
    const carried = helpdesk === null ? Infinity : roomInWeek(helpdesk, minutesPerPerson, startedAgo);
    const openShare = 1 - (plan.closedShares?.[week] ?? 0);
    // One at least, so that a small pace ends when a day of every week is closed.
    const open = openShare <= 0 ? 0 : Math.max(1, Math.floor(most * openShare + 1e-9));
    const room = Math.min(open, carried);
    const outcome = playWeek(waiting, room, week === 0 ? plan.underWay : 0, rates, random);
    done += outcome.done;
    run.residue += outcome.residue;
    run.done.push(done);
    run.starts.push(outcome.started);
    const shock = Math.exp(ticketShock * normalOf(random) - ticketShock ** 2 / 2);
    const falling = minutesFalling(spill, minutesPerPerson, startedAgo);
    run.minutes.push((falling + outcome.started * minutesPerPerson * spill[0]!) * shock);
    const isOver = week >= plan.starts.length - 1 && waiting.every((people) => people === 0);
    if (isOver) return { ...run, isFinished: true };
  }
  return { ...run, isFinished: false };
}

/** Lets people start and moves `waiting` on; everybody is done, comes back, or stays as residue. */
function playWeek(
  waiting: number[],
  room: number,
  underWay: number,
  rates: RunRates,
  random: Random,
): { done: number; started: number; residue: number } {
  const sum = { done: 0, started: 0, residue: 0 };
  const next = [0, 0, 0];
  let left = room;
  for (let attempt = attemptsMax; attempt >= 1; attempt--) {
    const draws = [random.next(), random.next(), random.next()] as const;
    const due = waiting[attempt - 1]!;
    const started = Math.min(due, left);
    left -= started;
    next[attempt - 1]! += due - started;
    const postponed = attempt === 1 ? binomialOf(draws[0], started, rates.deferral) : 0;
    next[0]! += postponed;
    const going = started - postponed + (attempt === 1 ? underWay : 0);
    const missing = binomialOf(draws[1], going, rates.noShow);
    const failed = binomialOf(draws[2], going - missing, rates.failure);
    sum.started += started - postponed;
    sum.done += going - missing - failed;
    if (attempt === attemptsMax) sum.residue += missing + failed;
    else next[attempt]! += missing + failed;
  }
  waiting.splice(0, attemptsMax, ...next);
  return sum;
}

function summarise(plan: RemainingPlan, rates: ForecastRates, runs: readonly Run[]): FinishForecast {
  const length = Math.max(plan.starts.length, ...runs.map((run) => run.done.length));
  const hasLoad = plan.helpdesk !== null && rates.tickets !== null;
  const weeks = Array.from({ length }, (_, week): ForecastWeek => {
    const at = quantiles(runs.map(({ done }) => done[Math.min(week, done.length - 1)]!));
    const minutes = runs.map((run) => run.minutes[week] ?? 0);
    return {
      startsOn: addDays(plan.startsOn, 7 * week),
      endsOn: addDays(plan.startsOn, 7 * week + 6),
      p10: at(0.1),
      p25: at(0.25),
      p50: at(0.5),
      p75: at(0.75),
      p90: at(0.9),
      starts: mean(runs.map((run) => run.starts[week] ?? 0)),
      minutes: hasLoad ? { mean: mean(minutes), p90: quantiles(minutes)(0.9) } : null,
    };
  });
  const lengths = runs.map(({ isFinished, done }) => (isFinished ? done.length : Infinity));
  const finishAt = quantiles(lengths);
  const dateOf = (share: number): string | null => {
    const week = finishAt(share);
    return week === Infinity ? null : addDays(plan.startsOn, 7 * week - 1);
  };
  const residueAt = quantiles(runs.map(({ residue }) => residue));
  return {
    runs: runs.length,
    weeks,
    finish: { p10: dateOf(0.1), p50: dateOf(0.5), p90: dateOf(0.9) },
    residue: { p10: residueAt(0.1), p50: residueAt(0.5), p90: residueAt(0.9) },
    chanceBy: (on) =>
      lengths.filter((week) => week !== Infinity && addDays(plan.startsOn, 7 * week - 1) <= on).length /
      runs.length,
  };
}

/**
 * The share of Monday to Friday that is closed, for so many weeks from a Monday (YYYY-MM-DD) on. `closedPart` is the
 * share of people, 0 to 1, to whom a day is closed.
 */
export function closedShares(startsOn: string, weeks: number, closedPart: (day: number) => number): number[] {
  const first = dayOf(startsOn)!;
  return Array.from({ length: weeks }, (_, week) => {
    const workdays = Array.from({ length: workdaysPerWeek }, (_, weekday) => first + 7 * week + weekday);
    return workdays.reduce((sum, day) => sum + closedPart(day), 0) / workdaysPerWeek;
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** The value that a share of all stays at or below. */
function quantiles(values: readonly number[]): (share: number) => number {
  const sorted = Float64Array.from(values).sort();
  return (share) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
}
