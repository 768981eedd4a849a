/** Tasks that each person of a stage does: who has done theirs, and ticking one, by the person or for them. */
import type { Static } from 'typebox';
import type { ChainTaskId, PersonId, RolloutId } from '#contracts/ids.ts';
import type { PersonTask, personTaskRoutes } from '#contracts/person-tasks.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { IsWorked } from '#domain/calendar/working-days.ts';
import { dueForPerson } from '#domain/chains/task-chain.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { readWorkingDays } from '#server/features/calendar/index.ts';
import {
  findRollout,
  keepTrainedPerson,
  wakeRollout,
  type RolloutRow,
} from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { countPeople } from './count-people.ts';
import type { DatedTask } from './dated-tasks.ts';
import * as store from './person-task-store.ts';
import { mayAnswer, readChains, type TaskCaller } from './read-tasks.ts';
import { nameOwner } from './watch-chain.ts';

type At = { readonly rolloutId: RolloutId; readonly chainTaskId: ChainTaskId };
const noTask = refuse(refusal('not_found', { what: 'chain_task' }));

type Found = { readonly rollout: RolloutRow; readonly task: DatedTask; readonly tasks: readonly DatedTask[] };

async function findTask(tx: Transaction, { rolloutId, chainTaskId }: At): Promise<Result<Found, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const chain = (await readChains(tx, rollout)).find(({ tasks }) =>
    tasks.some((task) => task.chainTaskId === chainTaskId),
  );
  const task = chain?.tasks.find((one) => one.chainTaskId === chainTaskId);
  return task === undefined || task.action !== 'each_person'
    ? noTask
    : ok({ rollout, task, tasks: chain!.tasks });
}

function present(
  { anchorOn, doneAt, ...row }: store.PersonTaskRow,
  task: DatedTask,
  today: string,
  isWorked: IsWorked,
): PersonTask {
  const dueOn = dueForPerson(task, { anchorOn, taskDueOn: task.dueOn }, isWorked);
  return {
    ...row,
    dueOn,
    isOverdue: doneAt === null && dueOn !== null && dueOn < today,
    doneAt: doneAt?.toISOString() ?? null,
  };
}

/** Refuses `not_found` for a task that is not done by each person. */
export async function listPeopleOfTask(
  tx: Transaction,
  context: Context,
  at: At,
  { view, after: offset = 0, limit = 100 }: Static<typeof personTaskRoutes.listPeopleOfTask.query>,
): Promise<Result<Static<typeof personTaskRoutes.listPeopleOfTask.response>, Refusal>> {
  const found = await findTask(tx, at);
  if (!found.ok) return found;
  const { rollout, task } = found.value;
  const { timeZone } = rollout;
  const rows = await store.listPeopleOfTask(tx, at.chainTaskId, { view, offset, limit });
  const counts = (await countPeople(tx, context, rollout, [task])).get(at.chainTaskId)!;
  const isWorked = await readWorkingDays(tx);
  const today = dateAt(context.now, timeZone);
  return ok({
    rows: rows.map((row) => present(row, task, today, isWorked)),
    next: rows.length === limit ? offset + limit : null,
    total: view === 'done' ? counts.done : counts.all - counts.done,
  });
}

/** Whoever answers for the task ticks it for a person of the stage. */
export async function tickForPerson(
  tx: Transaction,
  context: Context,
  at: At & { readonly personId: PersonId },
  isDone: boolean,
  caller: TaskCaller,
): Promise<Result<PersonTask, Refusal>> {
  const found = await findTask(tx, at);
  if (!found.ok) return found;
  const { rollout, task, tasks } = found.value;
  if (!mayAnswer(task, caller)) return refuse(refusal('task_not_yours', { owner: nameOwner(task) }));
  const refused = whyNot(task, tasks);
  if (refused !== undefined) return refuse(refused);
  const mine = await store.tasksOfPerson(tx, at.rolloutId, at.personId);
  if (!mine.some(({ chainTaskId }) => chainTaskId === at.chainTaskId)) return noTask;
  await tick(tx, context, at, task, isDone);
  const rows = await store.tasksOfPerson(tx, at.rolloutId, at.personId);
  const { chainTaskId: _, ...row } = rows.find(({ chainTaskId }) => chainTaskId === at.chainTaskId)!;
  return ok(present(row, task, dateAt(context.now, rollout.timeZone), await readWorkingDays(tx)));
}

/** Everybody has done it, or somebody has not: both are still the people's to say. */
function whyNot(task: DatedTask, tasks: readonly DatedTask[]): Refusal | undefined {
  if (task.status !== 'open' && task.status !== 'done') return refusal('task_state', { state: task.status });
  if (task.isWaiting)
    return refusal('task_waits', { task: tasks.find(({ place }) => place === task.after)!.title });
  return undefined;
}

async function tick(
  tx: Transaction,
  context: Context,
  { rolloutId, chainTaskId, personId }: At & { readonly personId: PersonId },
  { track }: Pick<DatedTask, 'track'>,
  isDone: boolean,
): Promise<boolean> {
  if (!(await store.writeTick(tx, context, { chainTaskId, personId }, isDone))) return false;
  await recordAudit(tx, context, {
    action: 'person_task.ticked',
    subject: { kind: 'chain_task', id: chainTaskId },
    after: { rolloutId, personId, isDone },
  });
  // The engine says when everybody has done it, or not any more.
  await wakeRollout(tx, context, rolloutId);
  if (track === 'training') await keepTrainedPerson(tx, rolloutId, personId);
  return true;
}

export type OwnTask = PersonTask & Pick<DatedTask, 'chainTaskId' | 'title' | 'instructions' | 'track'>;

/** What one person is to do themselves in a rollout, by the day it is due; nothing that waits for another task. */
export async function ownTasks(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<OwnTask[]> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return [];
  const { timeZone } = rollout;
  const rows = await store.tasksOfPerson(tx, rolloutId, personId);
  if (rows.length === 0) return [];
  const tasks = new Map(
    (await readChains(tx, rollout)).flatMap((chain) => chain.tasks.map((task) => [task.chainTaskId, task])),
  );
  const isWorked = await readWorkingDays(tx);
  const today = dateAt(context.now, timeZone);
  return rows
    .flatMap(({ chainTaskId, ...row }) => {
      const task = tasks.get(chainTaskId)!;
      if (whyNot(task, []) !== undefined) return [];
      const { title, instructions, track } = task;
      return [{ ...present(row, task, today, isWorked), chainTaskId, title, instructions, track }];
    })
    .toSorted((left, right) => (left.dueOn ?? '9').localeCompare(right.dueOn ?? '9'));
}

/** The person says whether they have done it; false for what is not theirs to say, and where nothing changes. */
export async function tickOwnTask(
  tx: Transaction,
  context: Context,
  who: { readonly rolloutId: RolloutId; readonly personId: PersonId },
  chainTaskId: ChainTaskId,
  isDone: boolean,
): Promise<boolean> {
  const own = await ownTasks(tx, context, who.rolloutId, who.personId);
  const task = own.find((one) => one.chainTaskId === chainTaskId);
  return task !== undefined && (await tick(tx, context, { ...who, chainTaskId }, task, isDone));
}
