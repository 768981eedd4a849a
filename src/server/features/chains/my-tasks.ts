/** The tasks of whoever is signed in, over all rollouts. */
import type { MyTask } from '#contracts/person-tasks.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { presentTasks, type TaskCaller } from './read-tasks.ts';
import { rolloutsWithOpenTasks } from './task-store.ts';

/** Those that are late first, those that wait for another last; within each by the day they are due. */
export async function listMyTasks(
  tx: Transaction,
  context: Context,
  caller: TaskCaller,
): Promise<{ tasks: MyTask[] }> {
  const tasks: MyTask[] = [];
  for (const rolloutId of await rolloutsWithOpenTasks(tx)) {
    const rollout = (await findRollout(tx, rolloutId))!;
    for (const task of await presentTasks(tx, context, rollout, caller))
      if (task.isMine && (task.status === 'open' || task.status === 'failed'))
        tasks.push({ ...task, rolloutId, rolloutName: rollout.name });
  }
  return { tasks: tasks.toSorted(byUrgency) };
}

const rank = ({ isOverdue, status, isWaiting }: MyTask): number =>
  isOverdue || status === 'failed' ? 0 : isWaiting ? 2 : 1;

function byUrgency(left: MyTask, right: MyTask): number {
  return rank(left) - rank(right) || (left.dueOn ?? '9').localeCompare(right.dueOn ?? '9');
}
