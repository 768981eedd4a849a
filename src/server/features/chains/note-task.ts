/** A task somebody agreed to elsewhere, such as at a stand-up: by one person, until a day. It holds nothing up. */
import type { AccountId, ChainTaskId } from '#contracts/ids.ts';
import { workingDaysBetween } from '#domain/calendar/working-days.ts';
import { readWorkingDays } from '#server/features/calendar/index.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './task-store.ts';

export type NotedTask = {
  readonly title: string;
  readonly ownerAccountId: AccountId;
  /** The day by which it is done; on a closed day it is due on the working day before. */
  readonly dueOn: string;
};

/** Adds the task behind those of the stage, which may have ended. Days are counted from the first day of the stage. */
export async function noteTask(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId, startsOn }: StageRow,
  { title, ownerAccountId, dueOn }: NotedTask,
): Promise<ChainTaskId> {
  const isWorked = await readWorkingDays(tx);
  const places = await store.lastPlace(tx, stageId);
  const task = {
    title,
    instructions: '',
    ownerRole: 'rollout_lead',
    ownerAccountId,
    action: 'by_hand',
    onFailure: 'go_on',
    after: null,
    dueFrom: 't_day',
    days: workingDaysBetween(startsOn ?? dueOn, dueOn, isWorked),
  } as const;
  await store.insertTasks(tx, context, { rolloutId, stageId }, [task], { places, isChain: false });
  await recordAudit(tx, context, {
    action: 'chain_task.added',
    subject: { kind: 'stage', id: stageId },
    after: task,
  });
  const tasks = await store.tasksOf(tx, rolloutId);
  return tasks.find((one) => one.stageId === stageId && one.place === places + 1)!.chainTaskId;
}
