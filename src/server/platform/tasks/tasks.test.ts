import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { taskStatement } from '#contracts/sentences/task-sentences.ts';
import type { TaskId } from '#contracts/ids.ts';
import { refusal } from '#contracts/refusals.ts';
import { ok, refuse } from '#domain/result.ts';
import { createWorld, type Place } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { cancelTask, defineTask, findTask, startTask } from './task.ts';
import { enqueue } from './store.ts';
import { startTaskWorker, type TaskWorker } from './worker.ts';

const shared = await createTestDatabase();
const world = await createWorld({ ...shared, routes: [], config: { logLevel: 'silent' } });
const owner = new Client({ connectionString: shared.ownerUrl });
await owner.connect();
afterAll(async () => {
  await owner.end();
  await world.close();
});

let failuresLeft = 0;
let runs = 0;
const tasks = [
  defineTask<{ size: number }, { doubled: number }>('double', async ({ input, report, inTransaction }) => {
    await report(0.5, taskStatement('step_comparing'));
    const actor = await inTransaction(async (_, context) => context.actor.kind);
    return ok({ doubled: input.size * 2, actor });
  }),
  defineTask('refuse', async () => refuse(refusal('no_people'))),
  defineTask('endless', async ({ report, signal }) => {
    while (!signal.aborted) {
      await report(0.1, taskStatement('step_inventing'));
      await wait(20);
    }
    await report(0.2, taskStatement('step_done'));
    return ok(null);
  }),
  defineTask('shaky', async () => {
    runs += 1;
    if (failuresLeft > 0) {
      failuresLeft -= 1;
      throw new Error('shaken');
    }
    return ok(null);
  }),
];

const workers: TaskWorker[] = [];
async function work(): Promise<TaskWorker> {
  const { services, app } = world;
  const worker = await startTaskWorker({
    services,
    tasks,
    log: app.log,
    ownerConnectionString: shared.ownerUrl,
  });
  workers.push(worker);
  return worker;
}
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

const start = async (place: Place, kind: string, input: unknown = {}) =>
  await place.within(async (tx, context) => startTask(tx, context, kind, input));
const read = async (place: Place, taskId: TaskId) => await place.within(async (tx) => findTask(tx, taskId));
const until = async (
  place: Place,
  taskId: TaskId,
  status: string,
  meanwhile = async (): Promise<unknown> => await Promise.resolve(),
) =>
  await vi.waitFor(
    async () => {
      await meanwhile();
      const task = await read(place, taskId);
      expect(task?.status).toBe(status);
      return task!;
    },
    { timeout: 20_000, interval: 50 },
  );

/** The pauses before a job is tried again are not waited for: it is due now, and the worker is told of a job. */
const endPauses = async (): Promise<void> => {
  const { rowCount } = await owner.query(`
    select graphile_worker.reschedule_jobs(array[id], run_at := now()) from graphile_worker.jobs
    where attempts > 0 and locked_at is null and run_at > now()`);
  if ((rowCount ?? 0) > 0) await owner.query(`select pg_notify('jobs:insert', '{"count":1}')`);
};

describe('a task', () => {
  test('runs when its transaction commits, and keeps its result', async () => {
    await work();
    const place = await world.createPlace();
    const task = await until(place, await start(place, 'double', { size: 21 }), 'succeeded');
    expect(task).toMatchObject({
      result: { doubled: 42, actor: 'account' },
      progress: 1,
      step: taskStatement('step_comparing'),
    });
    expect(task.endedAt).toBeInstanceOf(Date);
  });

  test('is never there when its transaction is rolled back', async () => {
    const place = await world.createPlace();
    const before = await owner.query('select count(*)::integer as jobs from graphile_worker.jobs');
    const failing = place.within(async (tx, context) => {
      await startTask(tx, context, 'double', { size: 1 });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    const after = await owner.query('select count(*)::integer as jobs from graphile_worker.jobs');
    expect(after.rows).toEqual(before.rows);
  });

  test('keeps a refusal as its problem', async () => {
    await work();
    const place = await world.createPlace();
    const task = await until(place, await start(place, 'refuse'), 'failed');
    expect(task.problem).toEqual({ code: 'no_people', data: {} });
  });

  test('stops at its next report when it is cancelled', async () => {
    await work();
    const place = await world.createPlace();
    const taskId = await start(place, 'endless');
    await until(place, taskId, 'running');
    await place.within(async (tx, context) => cancelTask(tx, context, taskId));
    expect(await until(place, taskId, 'cancelled')).toMatchObject({
      cancelRequested: true,
      step: taskStatement('step_inventing'),
    });
  });

  test('that was cancelled before it began never begins', async () => {
    const place = await world.createPlace();
    const taskId = await start(place, 'shaky');
    const runsBefore = runs;
    const cancelled = await place.within(async (tx, context) => cancelTask(tx, context, taskId));
    expect(cancelled?.status).toBe('cancelled');
    await work();
    const next = await start(place, 'double', { size: 1 });
    await until(place, next, 'succeeded');
    expect(runs).toBe(runsBefore);
  });

  test('is tried again after an unexpected error, and tells nobody its cause', async () => {
    await work();
    const place = await world.createPlace();
    failuresLeft = 1;
    const recovered = await start(place, 'shaky');
    expect(await until(place, recovered, 'succeeded', endPauses)).toMatchObject({ problem: null });
  });

  test('that fails three times ends with a problem that hides the fault', async () => {
    await work();
    const place = await world.createPlace();
    failuresLeft = 3;
    const task = await until(place, await start(place, 'shaky'), 'failed', endPauses);
    expect(task.problem).toEqual({ code: 'task_fault', data: { task: String(task.taskId) } });
    expect(failuresLeft).toBe(0);
  });

  test('of a process that died is taken over by the next', async () => {
    const place = await world.createPlace();
    const taskId = await start(place, 'double', { size: 4 });
    // What a killed process leaves behind: its job locked, its task running, its advisory lock gone.
    await owner.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead', attempts = 1 where key = $1",
      [`task:${place.organisationId}:${taskId}`],
    );
    await owner.query(
      "update task set status = 'running', attempts = 1, runner_key = 77, runner_name = 'dead' where task_id = $1",
      [taskId],
    );
    await work();
    expect(await until(place, taskId, 'succeeded')).toMatchObject({ result: { doubled: 8 } });
  });

  test('that killed its process three times is given up', async () => {
    const place = await world.createPlace();
    const taskId = await start(place, 'double', { size: 4 });
    await owner.query(
      "update task set status = 'running', attempts = 3, runner_key = 78, runner_name = 'dead' where task_id = $1",
      [taskId],
    );
    await work();
    expect((await until(place, taskId, 'failed')).problem).toEqual({
      code: 'task_stopped_too_often',
      data: { times: 3 },
    });
  });

  test('of a process that lives is left alone', async () => {
    await work();
    const place = await world.createPlace();
    const taskId = await start(place, 'endless');
    await until(place, taskId, 'running');
    await work();
    await wait(300);
    expect((await read(place, taskId))?.status).toBe('running');
    await place.within(async (tx, context) => cancelTask(tx, context, taskId));
    await until(place, taskId, 'cancelled');
  });

  test('is neither seen nor queued from another organisation', async () => {
    const [home, other] = [await world.createPlace(), await world.createPlace()];
    const taskId = await start(home, 'double', { size: 1 });
    expect(await read(other, taskId)).toBeUndefined();
    await expect(other.within(async (tx) => enqueue(tx, taskId))).rejects.toThrow('not in this organisation');
  });
});
