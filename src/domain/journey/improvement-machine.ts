/** Something people stumble over, what was changed about it, and whether that helped. A change counts once it is retested. */
import { defineMachine } from '../machine/machine.ts';

export const improvementMachine = defineMachine({
  name: 'improvement',
  initial: 'found',
  statuses: {
    found: 'People stumble here; nothing has been changed yet.',
    changed: 'Something was changed; whether it helps has not been checked.',
    retested: 'The change was checked, and it helps.',
    reopened: 'The change was checked, and it does not help.',
    accepted: 'Left as it is, with a reason.',
  },
  terminal: ['retested', 'accepted'],
  moves: {
    change: { from: ['found', 'reopened'], to: 'changed' },
    pass: { from: ['changed'], to: 'retested' },
    fail: { from: ['changed'], to: 'reopened' },
    accept: { from: ['found', 'reopened'], to: 'accepted' },
  },
});

export type ImprovementStatus = keyof typeof improvementMachine.statuses;
export type ImprovementEvent = keyof typeof improvementMachine.moves;

/** Statuses with a change that nobody has shown to help: a finding at the gate. */
export const unprovenStatuses = ['changed', 'reopened'] as const satisfies readonly ImprovementStatus[];
