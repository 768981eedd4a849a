/** Reading the tasks of a rollout, as its stages' chains, and as the caller sees them. */
import type { ChainTask, RolloutTasks } from '#contracts/chains.ts';
import type { AccountId, ChainTaskId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { readWorkingDays } from '#server/features/calendar/index.ts';
import { findRollout, stagesOf, type RolloutRow, type StageRow } from '#server/features/rollouts/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { countPeople, type TaskPeople } from './count-people.ts';
import { dateTasks, type DatedTask } from './dated-tasks.ts';
import * as store from './task-store.ts';
import { rulesOf } from './template-store.ts';

/** Who asks, as far as tasks are concerned. */
export type TaskCaller = {
  readonly accountId: AccountId | null;
  readonly roles: readonly Role[];
  /** May answer and leave out every task of the rollout. */
  readonly mayRun: boolean;
  /** A program, which answers what it was called for. */
  readonly isProgram: boolean;
};

export type StageTasks = { readonly stage: StageRow; readonly tasks: readonly DatedTask[] };

/** Every stage of a rollout with its tasks; stages without any as well. `known` are its stages when they have been read. */
export async function readChains(
  tx: Transaction,
  rollout: RolloutRow,
  known?: readonly StageRow[],
): Promise<StageTasks[]> {
  const rows = Map.groupBy(await store.tasksOf(tx, rollout.rolloutId), ({ stageId }) => stageId);
  const stages = known ?? (await stagesOf(tx, rollout.rolloutId));
  if (rows.size === 0) return stages.map((stage) => ({ stage, tasks: [] }));
  const isWorked = await readWorkingDays(tx);
  return stages.map((stage) => ({
    stage,
    tasks: dateTasks(rows.get(stage.stageId) ?? [], stage, rollout.timeZone, isWorked),
  }));
}

/** By name, or by role where nobody is named. */
function isMine({ ownerAccountId, ownerRole }: DatedTask, { accountId, roles }: TaskCaller): boolean {
  return ownerAccountId === null ? roles.includes(ownerRole) : ownerAccountId === accountId;
}

export function mayAnswer(task: DatedTask, caller: TaskCaller): boolean {
  return caller.mayRun || isMine(task, caller) || (caller.isProgram && task.action === 'call_webhook');
}

function present(
  { stage, tasks }: StageTasks,
  caller: TaskCaller,
  today: string,
  counted: ReadonlyMap<ChainTaskId, TaskPeople>,
): ChainTask[] {
  return tasks.map(({ calledAt, statusAt, ...task }) => {
    const people = counted.get(task.chainTaskId) ?? null;
    const isUnfinished = task.status === 'open' || task.status === 'failed';
    const isLate = people === null ? task.dueOn !== null && task.dueOn < today : people.late > 0;
    return {
      ...task,
      stageName: stage.name,
      statusAt: statusAt.toISOString(),
      calledAt: calledAt?.toISOString() ?? null,
      people,
      isOverdue: isUnfinished && isLate,
      isMine: isMine({ ...task, calledAt, statusAt }, caller),
      mayAnswer: mayAnswer({ ...task, calledAt, statusAt }, caller),
    };
  });
}

/** The tasks of a rollout, or of one of its stages, as the caller sees them. */
export async function presentTasks(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  caller: TaskCaller,
  chains?: readonly StageTasks[],
): Promise<ChainTask[]> {
  const read = chains ?? (await readChains(tx, rollout));
  const counted = await countPeople(
    tx,
    context,
    rollout,
    read.flatMap(({ tasks }) => tasks),
  );
  const today = dateAt(context.now, rollout.timeZone);
  return read.flatMap((chain) => present(chain, caller, today, counted));
}

/** Refuses `not_found` for a rollout or stage that is not there. */
export async function readTasks(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  caller: TaskCaller,
  stageId?: StageId,
): Promise<Result<RolloutTasks, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const chains = (await readChains(tx, rollout)).filter(
    ({ stage }) => stageId === undefined || stage.stageId === stageId,
  );
  if (chains.length === 0) return refuse(refusal('not_found', { what: 'stage' }));
  return ok({
    tasks: await presentTasks(tx, context, rollout, caller, chains),
    rules: await rulesOf(tx, rolloutId),
  });
}
