/**
 * One copy of a message to one person. `unknown` is a real outcome: the line broke after the relay may have
 * taken the copy, and guessing would send twice or not at all. *Due* is derived, never stored.
 */
import { defineMachine } from '../machine/machine.ts';

export const deliveryMachine = defineMachine({
  name: 'delivery',
  initial: 'planned',
  statuses: {
    planned: 'Waits for its time.',
    claimed: 'A sender has taken it.',
    sending: 'Handed to the relay; the answer is not in yet.',
    accepted: 'The relay, or the outbox on screen, owns it.',
    unknown: 'The line broke after hand-over; it may or may not have arrived.',
    failed: 'The relay refused it for good.',
    bounced: 'It came back.',
    suppressed: 'Not sent, with a reason.',
    cancelled: 'The message was called off.',
  },
  terminal: ['accepted', 'failed', 'bounced', 'suppressed', 'cancelled'],
  moves: {
    claim: { from: ['planned'], to: 'claimed' },
    release: { from: ['claimed'], to: 'planned' },
    hand_over: { from: ['claimed'], to: 'sending' },
    accept: { from: ['sending', 'unknown'], to: 'accepted' },
    retry: { from: ['sending'], to: 'planned' },
    refuse: { from: ['sending', 'claimed'], to: 'failed' },
    lose_track: { from: ['sending'], to: 'unknown' },
    send_again: { from: ['unknown'], to: 'planned' },
    bounce: { from: ['accepted', 'unknown'], to: 'bounced' },
    suppress: { from: ['planned', 'claimed'], to: 'suppressed' },
    cancel: { from: ['planned', 'claimed'], to: 'cancelled' },
  },
});

export type DeliveryStatus = keyof typeof deliveryMachine.statuses;
export type DeliveryEvent = keyof typeof deliveryMachine.moves;
