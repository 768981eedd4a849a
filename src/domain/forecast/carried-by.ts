/** What the helpdesk can carry: starts a day and a week, and everybody who is left before a date. */
import { isWeekday, workingDaysAfter, workingDaysBetween } from '../calendar/working-days.ts';
import {
  forecastWaveTickets,
  startsPerDay,
  usualSpillOver,
  workdaysPerWeek,
} from '../waves/helpdesk-load.ts';

export type LoadAhead = {
  /** Tickets of people whose time for tickets is over. */
  readonly tickets: number;
  readonly people: number;
  /** People who are not done. */
  readonly remaining: number;
  readonly minutesPerTicket: number;
};

/**
 * Minutes the tickets of the remaining people take, nine times out of ten no more, and minutes the helpdesk has on the
 * working days after `today` up to the target.
 */
export function minutesAhead(
  { tickets, people, remaining, minutesPerTicket }: LoadAhead,
  minutesPerDay: number,
  { today, targetOn }: { readonly today: string; readonly targetOn: string },
): { readonly needed: number; readonly available: number } {
  return {
    needed: ticketsAtMost({ tickets, people }, remaining) * minutesPerTicket,
    available: minutesPerDay * Math.max(0, workingDaysBetween(today, targetOn, isWeekday)),
  };
}

/** The first date by which the helpdesk has so many minutes. */
export function dateCarried(needed: number, minutesPerDay: number, today: string): string {
  return workingDaysAfter(today, Math.max(1, Math.ceil(needed / minutesPerDay)), isWeekday);
}

/**
 * How many people may start a day so that the helpdesk's minutes cover their tickets: at the measured rate, and at what
 * a week of them stays below nine times out of ten. Null when nobody has opened a ticket: then the rate sets no pace.
 */
export function paceCarried(
  known: { readonly tickets: number; readonly people: number },
  { minutesPerDay, minutesPerTicket }: HelpdeskDay,
): { readonly starts: number; readonly careful: number } | null {
  if (known.tickets === 0) return null;
  const starts = startsPerDay(minutesPerDay, known.tickets / known.people, minutesPerTicket);
  const week = Math.max(1, starts * workdaysPerWeek);
  return {
    starts,
    careful: startsPerDay(minutesPerDay, ticketsAtMost(known, week) / week, minutesPerTicket),
  };
}

/** People whose tickets must have been counted before their rate paces anybody. */
const pacedFrom = 20;

export type HelpdeskDay = {
  readonly minutesPerDay: number;
  readonly minutesPerTicket: number;
  /** Paces by the upper end of the measured rate instead of the rate itself. */
  readonly usesUpperRate?: boolean;
};

/** The most starts a day, and the rate of tickets per person it follows, measured on so many people. */
export type Pace = { readonly starts: number; readonly ticketsPerPerson: number; readonly people: number };

/**
 * The pace of a rollout by what it has measured: at least one start a day, so that it ends. Null while fewer than 20
 * people are measured, or while nobody has opened a ticket.
 */
export function paceOf(
  known: { readonly tickets: number; readonly people: number },
  helpdesk: HelpdeskDay,
): Pace | null {
  const carried = known.people < pacedFrom ? null : paceCarried(known, helpdesk);
  if (carried === null) return null;
  const isCareful = helpdesk.usesUpperRate === true;
  const week = Math.max(1, carried.starts * workdaysPerWeek);
  return {
    starts: Math.max(1, isCareful ? carried.careful : carried.starts),
    ticketsPerPerson: isCareful ? ticketsAtMost(known, week) / week : known.tickets / known.people,
    people: known.people,
  };
}

export type HelpdeskWeek = {
  readonly minutesPerWeek: number;
  /** Share of a person's tickets that comes in the week of the start and in the following ones; adds up to 1. */
  readonly spillOver: readonly number[];
};

/** Minutes that fall into a week from people who started `ago` weeks before it. */
export function minutesFalling(
  spillOver: readonly number[],
  minutesPerPerson: number,
  startedAgo: (weeks: number) => number,
): number {
  let minutes = 0;
  for (let ago = 1; ago < spillOver.length; ago++)
    minutes += spillOver[ago]! * startedAgo(ago) * minutesPerPerson;
  return minutes;
}

/**
 * How many people a week takes: no more than it could take every week, and no more than leaves its minutes for those who
 * started before; always one, so that it ends. Infinity when a person costs nothing.
 */
export function roomInWeek(
  { minutesPerWeek, spillOver }: HelpdeskWeek,
  minutesPerPerson: number,
  startedAgo: (weeks: number) => number,
): number {
  if (minutesPerPerson <= 0) return Infinity;
  const left = minutesPerWeek - minutesFalling(spillOver, minutesPerPerson, startedAgo);
  const now = left / (minutesPerPerson * spillOver[0]!);
  return Math.max(1, Math.floor(Math.min(minutesPerWeek / minutesPerPerson, now) + 1e-9));
}

export type StartsSoFar = {
  readonly today: number;
  /** Since Monday, without today. */
  readonly thisWeek: number;
  /** People who started so many weeks ago; 1 is last week. */
  readonly ago: (weeks: number) => number;
  /** Working days of this week from today on, today among them; 0 at the weekend. */
  readonly workdaysLeft: number;
};

/** How many more may start today: the day's pace, and an even share of what the week has left. */
export function startsLeftToday(
  pace: Pace,
  { minutesPerDay, minutesPerTicket }: HelpdeskDay,
  { today, thisWeek, ago, workdaysLeft }: StartsSoFar,
): number {
  const week = { minutesPerWeek: minutesPerDay * workdaysPerWeek, spillOver: usualSpillOver };
  const room = roomInWeek(week, pace.ticketsPerPerson * minutesPerTicket, ago);
  const evenly = Math.ceil((room - thisWeek) / Math.max(1, workdaysLeft));
  return Math.max(0, Math.min(pace.starts, evenly) - today);
}

/** Tickets so many people open, nine times out of ten no more. */
function ticketsAtMost(
  { tickets, people }: { readonly tickets: number; readonly people: number },
  starting: number,
) {
  const history = [{ stratum: '', people, tickets, squaredTickets: tickets }];
  return forecastWaveTickets(history, [{ stratum: '', people: starting }], { assumedTicketsPerPerson: 0 })
    .p90;
}
