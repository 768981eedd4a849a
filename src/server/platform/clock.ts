/** The clocks: real time for sessions, limits and logs; an organisation's own time for everything it does. */

export type Clock = () => Date;

export const realClock: Clock = () => new Date();

/** An organisation's now: its virtual instant when it has one (samples, rehearsals), else real time. */
export function organisationNow(virtualNow: Date | null, clock: Clock): Date {
  return virtualNow ?? clock();
}
