/** How many people have a task that each person does, who has done it, and who is late. */
import type { ChainTask } from '#contracts/chains.ts';
import type { ChainTaskId, RolloutId } from '#contracts/ids.ts';
import type { IsWorked } from '#domain/calendar/working-days.ts';
import { dueForPerson } from '#domain/chains/task-chain.ts';
import { readWorkingDays } from '#server/features/calendar/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { DatedTask } from './dated-tasks.ts';
import { countPeopleByDay, type PeopleByDay } from './person-task-store.ts';

export type TaskPeople = NonNullable<ChainTask['people']>;

/** By task; a task nobody has is not in it. Asks nothing where no task is done by each person. */
export async function countPeople(
  tx: Transaction,
  { now }: Context,
  { rolloutId, timeZone }: { readonly rolloutId: RolloutId; readonly timeZone: string },
  tasks: readonly DatedTask[],
): Promise<ReadonlyMap<ChainTaskId, TaskPeople>> {
  const own = tasks.filter(({ action }) => action === 'each_person');
  if (own.length === 0) return new Map();
  const isWorked = await readWorkingDays(tx);
  const days = Map.groupBy(await countPeopleByDay(tx, rolloutId), ({ chainTaskId }) => chainTaskId);
  const today = dateAt(now, timeZone);
  return new Map(
    own.map((task) => [task.chainTaskId, sumUp(task, days.get(task.chainTaskId) ?? [], today, isWorked)]),
  );
}

function sumUp(task: DatedTask, days: readonly PeopleByDay[], today: string, isWorked: IsWorked): TaskPeople {
  const sum: { -readonly [Key in keyof TaskPeople]: number } = { all: 0, done: 0, late: 0 };
  for (const { anchorOn, people, done } of days) {
    const dueOn = dueForPerson(task, { anchorOn, taskDueOn: task.dueOn }, isWorked);
    sum.all += people;
    sum.done += done;
    if (dueOn !== null && dueOn < today) sum.late += people - done;
  }
  return sum;
}
