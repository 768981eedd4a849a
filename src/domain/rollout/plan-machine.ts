/** A plan that somebody submitted: it counts once another person has approved it. */
import { defineMachine } from '../machine/machine.ts';

export const planMachine = defineMachine({
  name: 'plan_revision',
  initial: 'proposed',
  statuses: {
    proposed: 'Waits for another person to approve it.',
    approved: 'Approved, and carried out with that.',
    rejected: 'Rejected, with a reason; nothing has changed.',
    withdrawn: 'Taken back before it was decided.',
  },
  terminal: ['approved', 'rejected', 'withdrawn'],
  moves: {
    approve: { from: ['proposed'], to: 'approved' },
    reject: { from: ['proposed'], to: 'rejected' },
    withdraw: { from: ['proposed'], to: 'withdrawn' },
  },
});

export type PlanStatus = keyof typeof planMachine.statuses;
export type PlanEvent = keyof typeof planMachine.moves;
