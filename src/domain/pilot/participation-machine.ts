/**
 * What one person of a cohort has said about taking part. Whether the person holds a place is a second thing: who
 * declines keeps it until somebody else has it, and who waits has said yes without one.
 */
import { defineMachine } from '../machine/machine.ts';

export const participationMachine = defineMachine({
  name: 'participation',
  initial: 'candidate',
  statuses: {
    candidate: 'Chosen, not asked yet.',
    invited: 'Asked, no answer yet.',
    accepted: 'Has said yes.',
    declined: 'Has said no; somebody else is proposed.',
    waitlisted: 'Has said yes, and waits for a place.',
  },
  terminal: [],
  moves: {
    invite: { from: ['candidate'], to: 'invited' },
    accept: { from: ['candidate', 'invited', 'declined', 'waitlisted'], to: 'accepted' },
    decline: { from: ['candidate', 'invited', 'accepted', 'waitlisted'], to: 'declined' },
    /** A yes while the place has been given to somebody else, or the team has its share already. */
    wait: { from: ['candidate', 'invited', 'declined'], to: 'waitlisted' },
  },
});

export type ParticipationStatus = keyof typeof participationMachine.statuses;
export type ParticipationEvent = keyof typeof participationMachine.moves;

export type Answer = 'yes' | 'no';

/**
 * What an answer does. A yes needs a place: one's own, or one that is given over; without it the person waits.
 * Undefined when the answer changes nothing.
 */
export function eventFor(
  answer: Answer,
  member: { readonly status: ParticipationStatus; readonly getsPlace: boolean },
): ParticipationEvent | undefined {
  const event: ParticipationEvent = answer === 'no' ? 'decline' : member.getsPlace ? 'accept' : 'wait';
  return participationMachine.moves[event].from.includes(member.status) ? event : undefined;
}
