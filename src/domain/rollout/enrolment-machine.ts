/** The place of one person in one stage. Every targeted person has exactly one open enrolment per rollout. */
import { defineMachine } from '../machine/machine.ts';

export const enrolmentMachine = defineMachine({
  name: 'enrolment',
  initial: 'eligible',
  statuses: {
    eligible: 'Chosen, no date yet.',
    scheduled: 'Has a date; not told yet.',
    notified: 'Has been told the date.',
    started: 'The change has begun for this person.',
    succeeded: 'Done.',
    failed: 'The change did not work; somebody looks into it.',
    unreachable: 'No message or no device reached; somebody calls.',
    deferred: 'The person asked for a later date, or waits until an app is mended.',
    excluded: 'Left out by an exception with a reason.',
    cancelled: 'No longer part of the rollout, for instance after leaving.',
    rolled_back: 'Brought back to how it was.',
  },
  terminal: ['succeeded', 'excluded', 'cancelled', 'rolled_back'],
  moves: {
    schedule: {
      from: ['eligible', 'scheduled', 'notified', 'deferred', 'failed', 'unreachable'],
      to: 'scheduled',
    },
    notify: { from: ['scheduled'], to: 'notified' },
    start: { from: ['notified'], to: 'started' },
    succeed: {
      from: ['eligible', 'scheduled', 'notified', 'started', 'failed', 'unreachable', 'deferred'],
      to: 'succeeded',
    },
    fail: { from: ['started'], to: 'failed' },
    lose: { from: ['scheduled', 'notified', 'started'], to: 'unreachable' },
    defer: { from: ['eligible', 'scheduled', 'notified'], to: 'deferred' },
    exclude: {
      from: ['eligible', 'scheduled', 'notified', 'failed', 'unreachable', 'deferred'],
      to: 'excluded',
    },
    /** The exception has ended before the person's stage began. */
    readmit: { from: ['excluded'], to: 'eligible' },
    cancel: {
      from: ['eligible', 'scheduled', 'notified', 'started', 'failed', 'unreachable', 'deferred'],
      to: 'cancelled',
    },
    roll_back: { from: ['started', 'succeeded', 'failed', 'unreachable'], to: 'rolled_back' },
  },
});

export type EnrolmentStatus = keyof typeof enrolmentMachine.statuses;
export type EnrolmentEvent = keyof typeof enrolmentMachine.moves;

/** Statuses in which the change has begun for a person, whatever became of it: what a rollback brings back. */
export const begunStatuses = enrolmentMachine.moves.roll_back.from;

/** Statuses after which a stage no longer waits for the person. Failed and unreachable people are residue, not success. */
export const settledStatuses = [
  'succeeded',
  'failed',
  'unreachable',
  'deferred',
  'excluded',
  'cancelled',
  'rolled_back',
] as const satisfies readonly EnrolmentStatus[];

/** Statuses that keep a person from being done: the straggler desk lists them. */
export const residueStatuses = [
  'failed',
  'unreachable',
  'deferred',
] as const satisfies readonly EnrolmentStatus[];
