/** Runs one task from its row to its end: progress, cancellation, outcome. Knows nothing about the queue. */
import type { OrganisationId, TaskId } from '#contracts/ids.ts';
import { taskStatement } from '#contracts/sentences/task-sentences.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation, type Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import type { Services } from '#server/platform/http/services.ts';
import type { Log } from '#server/platform/log.ts';
import { TaskStopped, type TaskDefinition, type TaskRun } from './task.ts';
import * as store from './store.ts';

export const attemptsMax = 3;

export type TaskPlace = { readonly organisationId: OrganisationId; readonly taskId: TaskId };

export type TaskMachinery = {
  readonly services: Services;
  readonly tasks: readonly TaskDefinition[];
  readonly log: Log;
};

export type Runner = {
  readonly key: number | null;
  readonly name: string | null;
  /** Aborted when the process stops. */
  readonly stopping?: AbortSignal;
};

const inThisProcess: Runner = { key: null, name: null };
const cancelPollMilliseconds = 1000;
const reportEveryMilliseconds = 250;

/** Runs a task to its end. Throws when it should be tried again later. */
export async function runTask(
  machinery: TaskMachinery,
  place: TaskPlace,
  runner: Runner = inThisProcess,
): Promise<void> {
  const { services, tasks, log } = machinery;
  const within = async <Value>(work: (tx: Transaction) => Promise<Value>) =>
    inOrganisation(services.database, place.organisationId, work);
  const end = async (outcome: store.TaskEnd) =>
    within(async (tx) => {
      await store.endTask(tx, place.taskId, outcome);
      await notifyChange(tx, place.organisationId, `task:${place.taskId}`);
    });

  const started = await within(async (tx) => store.beginTask(tx, place.taskId, runner));
  if (started === undefined) return;
  const definition = tasks.find((one) => one.kind === started.kind);
  if (definition === undefined) {
    await end({ status: 'failed', problem: taskStatement('task_unknown', { kind: started.kind }) });
    return;
  }
  const watch = watchCancellation(within, place, runner);
  try {
    const outcome = await definition.run(createRun(services, place, started, watch.signal) as TaskRun<never>);
    await end(
      outcome.ok
        ? { status: 'succeeded', result: outcome.value }
        : { status: 'failed', problem: outcome.refusal },
    );
  } catch (error) {
    if (watch.isCancelled()) return await end({ status: 'cancelled' });
    const isLast = started.attempts >= attemptsMax;
    const isStop = error instanceof TaskStopped;
    if (!isStop)
      log.error({ err: error, ...place, attempt: started.attempts }, `task ${started.kind} failed`);
    if (isLast) {
      const problem = taskStatement('task_fault', { task: String(place.taskId) });
      return await end({ status: 'failed', problem });
    }
    await end({ status: 'queued' });
    throw error;
  } finally {
    watch.stop();
  }
}

type Watch = {
  readonly signal: AbortSignal;
  readonly isCancelled: () => boolean;
  readonly stop: () => void;
};

function watchCancellation(
  within: <Value>(work: (tx: Transaction) => Promise<Value>) => Promise<Value>,
  { taskId }: TaskPlace,
  { stopping }: Runner,
): Watch {
  const controller = new AbortController();
  let isCancelled = false;
  const look = async () => {
    isCancelled ||= await within(async (tx) => store.isCancelRequested(tx, taskId));
    if (isCancelled) controller.abort();
  };
  // A missed look is made up for by the next one.
  const timer = setInterval(() => void look().catch(() => undefined), cancelPollMilliseconds);
  timer.unref();
  return {
    signal: stopping === undefined ? controller.signal : AbortSignal.any([controller.signal, stopping]),
    isCancelled: () => isCancelled,
    stop: () => clearInterval(timer),
  };
}

function createRun(
  services: Services,
  place: TaskPlace,
  started: store.StartedTask,
  signal: AbortSignal,
): TaskRun<unknown> {
  const { database, clock } = services;
  let reportedAt = 0;
  let reportedStep = '';
  return {
    ...place,
    input: started.input,
    actor: started.actor,
    services,
    signal,
    report: async (progress, step) => {
      if (signal.aborted) throw new TaskStopped('the task was stopped');
      const now = Date.now();
      if (step.code === reportedStep && now - reportedAt < reportEveryMilliseconds) return;
      reportedAt = now;
      reportedStep = step.code;
      await inOrganisation(database, place.organisationId, async (tx) => {
        await store.updateProgress(tx, place.taskId, Math.min(1, Math.max(0, progress)), step);
        await notifyChange(tx, place.organisationId, `task:${place.taskId}`);
      });
    },
    inTransaction: async (work) =>
      inOrganisation(database, place.organisationId, async (tx) => {
        const { organisationId } = place;
        const { actor, requestId } = started;
        return await work(tx, await createContext(tx, { organisationId, actor, requestId, clock }));
      }),
  };
}
