/**
 * Tasks: work that takes longer than a request should. A task is started inside the transaction that asks for
 * it, shows its progress, can be cancelled, and runs again after a crash; so its steps must bear repetition.
 */
import type { OrganisationId, TaskId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { TaskStatement } from '#contracts/sentences/task-sentences.ts';
import type { Result } from '#domain/result.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import type { Services } from '#server/platform/http/services.ts';
import * as store from './store.ts';

/** Hears how far work is, from 0 to 1, and what is being done. */
export type ReportProgress = (progress: number, step: TaskStatement) => Promise<void>;

/** What the work of a task may use. */
export type TaskRun<Input> = {
  readonly taskId: TaskId;
  readonly organisationId: OrganisationId;
  readonly input: Input;
  /** Who asked for the task. */
  readonly actor: Actor;
  readonly services: Services;
  /** Aborted when somebody cancels the task or the server stops. */
  readonly signal: AbortSignal;
  /**
   * Says how far the work is, from 0 to 1, and what is being done. Cheap to call often. Throws
   * TaskStopped once the signal is aborted, which ends the work at a point where it may be left.
   */
  readonly report: ReportProgress;
  /** Runs a transaction in the task's organisation, with the context of whoever asked for the task. */
  readonly inTransaction: <Value>(
    work: (tx: Transaction, context: Context) => Promise<Value>,
  ) => Promise<Value>;
};

export type TaskDefinition = {
  readonly kind: string;
  readonly run: (task: TaskRun<never>) => Promise<Result<unknown, Refusal>>;
};

/** Thrown by `report` to end cancelled work. */
export class TaskStopped extends Error {
  override readonly name = 'TaskStopped';
}

/** Names a kind of task and its work. A refusal becomes the task's problem. */
export function defineTask<Input, Output>(
  kind: string,
  run: (task: TaskRun<Input>) => Promise<Result<Output, Refusal>>,
): TaskDefinition {
  return { kind, run };
}

/** Starts a task when the transaction commits, and not otherwise. `input` is kept as JSON. */
export async function startTask(
  tx: Transaction,
  context: Context,
  kind: string,
  input: unknown,
): Promise<TaskId> {
  const taskId = await store.insertTask(tx, context, kind, input);
  await store.enqueue(tx, taskId);
  return taskId;
}

export type TaskRow = store.TaskRow;

/** A task of the organisation; undefined when there is none with this id. */
export async function findTask(tx: Transaction, taskId: TaskId): Promise<TaskRow | undefined> {
  return await store.findTask(tx, taskId);
}

/** The last task of a kind about something, such as `{ stageId }`; undefined when there was none. */
export async function latestTask(
  tx: Transaction,
  kind: string,
  input: Readonly<Record<string, unknown>>,
): Promise<TaskRow | undefined> {
  return await store.latestTask(tx, kind, input);
}

/** Asks a task to stop. One that has not begun ends at once; one that has ended stays as it is. */
export async function cancelTask(
  tx: Transaction,
  context: Context,
  taskId: TaskId,
): Promise<TaskRow | undefined> {
  await store.requestCancel(tx, taskId, context.now);
  await notifyChange(tx, context.organisationId, `task:${taskId}`);
  return await store.findTask(tx, taskId);
}
