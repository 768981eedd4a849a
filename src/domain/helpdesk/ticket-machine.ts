/** A question or problem a person brought to the helpdesk. */
import { defineMachine } from '../machine/machine.ts';

export const ticketMachine = defineMachine({
  name: 'ticket',
  initial: 'new',
  statuses: {
    new: 'Nobody has looked at it yet.',
    open: 'An agent works on it.',
    waiting_user: 'The person has been asked something.',
    resolved: 'Answered.',
    closed: 'Answered, and no longer open for replies.',
  },
  terminal: ['closed'],
  moves: {
    take: { from: ['new'], to: 'open' },
    ask: { from: ['new', 'open'], to: 'waiting_user' },
    reply: { from: ['waiting_user', 'resolved'], to: 'open' },
    resolve: { from: ['new', 'open', 'waiting_user'], to: 'resolved' },
    close: { from: ['resolved'], to: 'closed' },
  },
});

export type TicketStatus = keyof typeof ticketMachine.statuses;
