/** Which plans a stage still lacks before it may start: for what is asked, a task that has to be done before the first day. */
import type { Track } from '../evidence/tracks.ts';
import type { ChainTaskStatus } from './chain-task-machine.ts';
import type { FailureRule } from './task-chain.ts';

/** What a stage may be asked to have a plan for. */
export const planTracks = ['communication', 'training', 'support'] as const satisfies readonly Track[];
export type PlanTrack = (typeof planTracks)[number];

export type PlannedTask = {
  readonly track: Track | null;
  readonly onFailure: FailureRule;
  readonly status: ChainTaskStatus;
  /** YYYY-MM-DD; null while it has no day. */
  readonly dueOn: string | null;
};

const outOfPlan: ReadonlySet<ChainTaskStatus> = new Set(['skipped', 'cancelled']);

/**
 * What is asked and has no task on its track that holds the stage and is due before its first day. Such a task is the
 * approval of its plan: the stage waits until somebody says that it is done.
 */
export function lackingPlans(
  asked: readonly PlanTrack[],
  tasks: readonly PlannedTask[],
  firstDay: string | null,
): PlanTrack[] {
  const binding = tasks.filter(
    ({ onFailure, status, dueOn }) =>
      onFailure === 'hold' &&
      !outOfPlan.has(status) &&
      dueOn !== null &&
      (firstDay === null || dueOn < firstDay),
  );
  return asked.filter((track) => !binding.some((task) => task.track === track));
}
