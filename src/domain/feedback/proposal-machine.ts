/** A proposed change of the plan: decided by somebody else, and open until it is carried out or dropped. */
import { defineMachine } from '../machine/machine.ts';

export const proposalMachine = defineMachine({
  name: 'proposal',
  initial: 'waiting',
  statuses: {
    waiting: 'Waits for a decision.',
    accepted: 'Accepted; its owner carries it out.',
    rejected: 'Rejected, with a reason.',
    withdrawn: 'Taken back before it was decided.',
    carried_out: 'Carried out; the plan has changed.',
    dropped: 'Accepted, but given up since, with a reason.',
  },
  terminal: ['rejected', 'withdrawn', 'carried_out', 'dropped'],
  moves: {
    accept: { from: ['waiting'], to: 'accepted' },
    reject: { from: ['waiting'], to: 'rejected' },
    withdraw: { from: ['waiting'], to: 'withdrawn' },
    carry_out: { from: ['accepted'], to: 'carried_out' },
    drop: { from: ['accepted'], to: 'dropped' },
  },
});

export type ProposalStatus = keyof typeof proposalMachine.statuses;
export type ProposalEvent = keyof typeof proposalMachine.moves;
