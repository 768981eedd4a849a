/** Whether the helpdesk can carry everybody who is left before a date. */
import { isWeekday, workingDaysAfter, workingDaysBetween } from '../milestones/working-days.ts';
import { forecastWaveTickets } from '../waves/helpdesk-load.ts';

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
  const history = [{ stratum: '', people, tickets, squaredTickets: tickets }];
  const wave = [{ stratum: '', people: remaining }];
  const { p90 } = forecastWaveTickets(history, wave, { assumedTicketsPerPerson: 0 });
  return {
    needed: p90 * minutesPerTicket,
    available: minutesPerDay * Math.max(0, workingDaysBetween(today, targetOn, isWeekday)),
  };
}

/** The first date by which the helpdesk has so many minutes. */
export function dateCarried(needed: number, minutesPerDay: number, today: string): string {
  return workingDaysAfter(today, Math.max(1, Math.ceil(needed / minutesPerDay)), isWeekday);
}
