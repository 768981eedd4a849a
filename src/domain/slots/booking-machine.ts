/** The place of one person in the sessions of a schedule, or in the line for one. At most one is open per person and rollout. */
import { defineMachine } from '../machine/machine.ts';

export const bookingMachine = defineMachine({
  name: 'booking',
  initial: 'waitlisted',
  statuses: {
    waitlisted: 'Waits in line for a place.',
    held: 'Was given a place from the line; it stays theirs while they have not answered.',
    confirmed: 'Has chosen or confirmed the place.',
    displaced: 'Lost the place to a change of the schedule or a closed day; first in line for another.',
    attended: 'Was there.',
    no_show: 'Was not there.',
    cancelled: 'Given back, or no longer needed.',
  },
  terminal: ['attended', 'no_show', 'cancelled'],
  moves: {
    /** The next free place goes to whoever is first in line. */
    hold: { from: ['waitlisted', 'displaced'], to: 'held' },
    /** Chooses a place; one in the line may choose any that is free. */
    book: { from: ['waitlisted', 'held', 'confirmed', 'displaced'], to: 'confirmed' },
    displace: { from: ['held', 'confirmed'], to: 'displaced' },
    attend: { from: ['held', 'confirmed'], to: 'attended' },
    miss: { from: ['held', 'confirmed'], to: 'no_show' },
    cancel: { from: ['waitlisted', 'held', 'confirmed', 'displaced'], to: 'cancelled' },
  },
});

export type BookingStatus = keyof typeof bookingMachine.statuses;

/** Statuses in which a place of a session is taken. */
export const seatedStatuses = ['held', 'confirmed'] as const satisfies readonly BookingStatus[];

/** Statuses in which a person stands in line. */
export const waitingStatuses = ['displaced', 'waitlisted'] as const satisfies readonly BookingStatus[];
