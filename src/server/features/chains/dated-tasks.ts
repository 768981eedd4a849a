/** The tasks of stages with what follows from the rules: when each is due, whether it waits, and what it holds up. */
import type { IsWorked } from '#domain/calendar/working-days.ts';
import { dueDays, waitingPlaces, type ChainTask } from '#domain/chains/task-chain.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';
import type { TaskRow } from './task-store.ts';

export type DatedTask = TaskRow & { readonly dueOn: string | null; readonly isWaiting: boolean };

/** As the rules see them; days are those of the rollout's time zone. */
export function asRules(tasks: readonly TaskRow[], timeZone: string): ChainTask[] {
  return tasks.map((task) => ({
    ...task,
    settledOn: task.status === 'open' ? null : dateAt(task.statusAt, timeZone),
  }));
}

/** The tasks of one stage, in order. */
export function dateTasks(
  tasks: readonly TaskRow[],
  { startsOn }: Pick<StageRow, 'startsOn'>,
  timeZone: string,
  isWorked: IsWorked,
): DatedTask[] {
  const rules = asRules(tasks, timeZone);
  const due = dueDays(rules, startsOn, isWorked);
  const waiting = waitingPlaces(rules);
  return tasks.map((task) => ({
    ...task,
    dueOn: due.get(task.place) ?? null,
    isWaiting: task.status === 'open' && waiting.has(task.place),
  }));
}
