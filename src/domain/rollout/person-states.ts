/**
 * What the boards count people as: the status of their place, except that who has been told and is trained stands apart
 * from who has only been told. Everybody is in one state, so the states add up to all.
 */
import { statusesOf } from '../machine/machine.ts';
import { enrolmentMachine, type EnrolmentStatus } from './enrolment-machine.ts';

export type PersonState = EnrolmentStatus | 'trained';

export const personStates: readonly PersonState[] = statusesOf(enrolmentMachine).flatMap((status) =>
  status === 'notified' ? [status, 'trained' as const] : [status],
);

/** How somebody became trained: their own tasks on the track training, or a signal. */
export const trainedBy = ['tasks', 'signal'] as const;
export type TrainedBy = (typeof trainedBy)[number];

/** Being trained shows while the person has been told and has not begun; afterwards what became of them says more. */
export function personState(status: EnrolmentStatus, isTrained: boolean): PersonState {
  return status === 'notified' && isTrained ? 'trained' : status;
}

/** The status behind a state. */
export function statusOf(state: PersonState): EnrolmentStatus {
  return state === 'trained' ? 'notified' : state;
}

/** People per state; states without people are left out. */
export type StateCounts = Partial<Record<PersonState, number>>;

/** Adds up people by status, of whom so many are trained. */
export function countStates(
  rows: readonly { readonly status: EnrolmentStatus; readonly people: number; readonly trained: number }[],
): StateCounts {
  const counts: StateCounts = {};
  const add = (state: PersonState, people: number): void => {
    if (people > 0) counts[state] = (counts[state] ?? 0) + people;
  };
  for (const { status, people, trained } of rows) {
    add(personState(status, true), trained);
    add(personState(status, false), people - trained);
  }
  return counts;
}

/** Statuses in which the change lies ahead of a person who has not put it off. */
export const notBegunStatuses = [
  'eligible',
  'scheduled',
  'notified',
] as const satisfies readonly EnrolmentStatus[];

/** Sums of states that the screens show as one number, so that it opens exactly its people. */
export const stateSums = {
  not_told: ['eligible', 'scheduled'],
  not_begun: [...notBegunStatuses, 'trained'],
  left_over: ['failed', 'unreachable', 'deferred'],
  out: ['excluded', 'cancelled', 'rolled_back'],
} as const satisfies Readonly<Record<string, readonly PersonState[]>>;
export type StateSum = keyof typeof stateSums;

/** People in one of the states that are counted together. */
export function peopleIn(sum: StateSum, counts: Readonly<StateCounts>): number {
  return stateSums[sum].reduce((people, state) => people + (counts[state] ?? 0), 0);
}
