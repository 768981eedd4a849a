/** What the helpdesk can carry: starts a day, and everybody who is left before a date. */
import { isWeekday, workingDaysAfter, workingDaysBetween } from '../calendar/working-days.ts';
import { forecastWaveTickets, startsPerDay, workdaysPerWeek } from '../waves/helpdesk-load.ts';

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
  { minutesPerDay, minutesPerTicket }: { readonly minutesPerDay: number; readonly minutesPerTicket: number },
): { readonly starts: number; readonly careful: number } | null {
  if (known.tickets === 0) return null;
  const starts = startsPerDay(minutesPerDay, known.tickets / known.people, minutesPerTicket);
  const week = Math.max(1, starts * workdaysPerWeek);
  return {
    starts,
    careful: startsPerDay(minutesPerDay, ticketsAtMost(known, week) / week, minutesPerTicket),
  };
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
