/** Somebody whose first day went badly: they are called, and stay in the queue until somebody says what came of it. */
import { defineMachine } from '../machine/machine.ts';

export const outreachMachine = defineMachine({
  name: 'outreach',
  initial: 'waiting',
  statuses: {
    waiting: 'Nobody has spoken to them yet.',
    contacted: 'Somebody has spoken to them; the outcome is open.',
    settled: 'What came of it is written down.',
  },
  terminal: ['settled'],
  moves: {
    contact: { from: ['waiting', 'contacted'], to: 'contacted' },
    settle: { from: ['waiting', 'contacted'], to: 'settled' },
  },
});

export type OutreachStatus = keyof typeof outreachMachine.statuses;

/** What came of it; each is said with a sentence, so that nobody leaves the queue in silence. */
export const outreachOutcomes = ['helped', 'passed_on', 'not_reached', 'not_wanted'] as const;
export type OutreachOutcome = (typeof outreachOutcomes)[number];
