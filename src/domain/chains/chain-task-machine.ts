/** The life of one task of a stage. Whether it waits for the task before it is derived, never stored. */
import { defineMachine } from '../machine/machine.ts';

export const chainTaskMachine = defineMachine({
  name: 'chain_task',
  initial: 'open',
  statuses: {
    open: 'Is still to be done.',
    done: 'Was done, or its check passed.',
    failed: 'Could not be done, or its check does not pass.',
    skipped: 'Left out, with a reason.',
    cancelled: 'Its stage ended before.',
  },
  terminal: ['done', 'skipped', 'cancelled'],
  moves: {
    complete: { from: ['open', 'failed'], to: 'done' },
    fail: { from: ['open'], to: 'failed' },
    skip: { from: ['open', 'failed'], to: 'skipped' },
    reopen: { from: ['done', 'failed', 'skipped'], to: 'open' },
    cancel: { from: ['open', 'failed'], to: 'cancelled' },
  },
});

export type ChainTaskStatus = keyof typeof chainTaskMachine.statuses;
export type ChainTaskEvent = keyof typeof chainTaskMachine.moves;
