/** Everybody as the screens count them: one state each, in a fixed order, and those without a place yet. */
import { peopleIn, type Board, type PersonState, type StateCounts } from '#contracts/rollouts.ts';

/** From done to not begun, then what keeps people from being done, then those who are out. */
export const stateOrder: readonly PersonState[] = [
  'succeeded',
  'started',
  'trained',
  'notified',
  'scheduled',
  'eligible',
  'deferred',
  'failed',
  'unreachable',
  'excluded',
  'cancelled',
  'rolled_back',
];

/** States that the list names even when nobody is in them. */
const alwaysShown: ReadonlySet<PersonState> = new Set([
  'succeeded',
  'started',
  'notified',
  'scheduled',
  'deferred',
  'failed',
  'unreachable',
  'excluded',
]);

export type StateCount = { readonly state: PersonState; readonly count: number };

/** The states to list, in order: the usual ones, and the rare ones when somebody is in them. */
export function listStates(counts: StateCounts): readonly StateCount[] {
  return stateOrder
    .map((state) => ({ state, count: counts[state] ?? 0 }))
    .filter(({ state, count }) => count > 0 || alwaysShown.has(state));
}

/** How many people the counts hold in all. */
export function sumOf(counts: StateCounts): number {
  return stateOrder.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

/** People of the directory whom the rollout has given no place in a stage yet. */
export function withoutPlace(board: Pick<Board, 'population' | 'counts'>): number {
  const { counts } = board;
  const placed = sumOf(counts) - (counts.cancelled ?? 0) - (counts.rolled_back ?? 0);
  return Math.max(0, board.population - placed);
}

/** People who have an outcome, good or bad. */
export function finishedOf(counts: StateCounts): number {
  return (
    (counts.succeeded ?? 0) + (counts.failed ?? 0) + (counts.unreachable ?? 0) + (counts.rolled_back ?? 0)
  );
}

/** People who have not started and would, were it not for a hold; who put their date off is one of them. */
export function waitingOf(counts: StateCounts): number {
  return peopleIn('not_begun', counts) + (counts.deferred ?? 0);
}
