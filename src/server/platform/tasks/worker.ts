/**
 * The worker: takes jobs from the queue (graphile-worker) and runs their tasks. Each worker process holds an
 * advisory lock while it lives, so that the others notice a crash at once and take its tasks over.
 */
import { run } from 'graphile-worker';
import { randomInt } from 'node:crypto';
import { Client } from 'pg';
import type { OrganisationId, TaskId } from '#contracts/ids.ts';
import { taskStatement } from '#contracts/sentences/task-sentences.ts';
import type { Log } from '#server/platform/log.ts';
import { queueLogger } from './prepare-queue.ts';
import { attemptsMax, runTask, type TaskMachinery, type TaskPlace } from './run-task.ts';
import * as store from './store.ts';

export type TaskWorker = {
  /** Lets running tasks stop at their next report, then closes the connections. */
  readonly stop: () => Promise<void>;
};

export type TaskWorkerParts = TaskMachinery & {
  /** Signs in as the owner of the database. */
  readonly ownerConnectionString: string;
  readonly concurrency?: number;
};

const orphanEveryMilliseconds = 15_000;
const crashed = taskStatement('task_stopped_too_often', { times: attemptsMax });

/** Starts taking jobs. */
export async function startTaskWorker(parts: TaskWorkerParts): Promise<TaskWorker> {
  const { ownerConnectionString, log } = parts;
  const runnerKey = randomInt(1, 2 ** 31 - 1);
  const stopping = new AbortController();
  const names = new Set<string>();
  const watch = await startAliveWatch(ownerConnectionString, runnerKey, log);
  const queue = await run({
    connectionString: ownerConnectionString,
    maxPoolSize: (parts.concurrency ?? 2) + 2,
    concurrency: parts.concurrency ?? 2,
    noHandleSignals: true,
    pollInterval: 2000,
    crontab: '',
    logger: queueLogger(log),
    taskList: {
      bellwether_task: async (payload, helpers) => {
        const place = payload as TaskPlace & { organisationId: OrganisationId; taskId: TaskId };
        const name = helpers.job.locked_by ?? null;
        if (name !== null) names.add(name);
        const signal = AbortSignal.any([stopping.signal, helpers.abortSignal]);
        await runTask(parts, place, { key: runnerKey, name, stopping: signal });
      },
    },
  });
  return {
    stop: async () => {
      stopping.abort();
      await queue.stop();
      await watch.stop([...names]);
    },
  };
}

type AliveWatch = {
  /** Gives back the jobs that the named workers of this process had taken, so that the next start goes on with them. */
  readonly stop: (workerNames: readonly string[]) => Promise<void>;
};

/** Holds the lock that says this process lives, and looks after tasks whose process does not. */
async function startAliveWatch(connectionString: string, runnerKey: number, log: Log): Promise<AliveWatch> {
  let client: Client | null = null;
  const look = async () => {
    try {
      client ??= await connect(connectionString, runnerKey, () => (client = null));
      await store.releaseOrphans(client, { ownKey: runnerKey, attemptsMax, problem: crashed });
    } catch (error) {
      log.warn({ err: error }, 'could not look after orphaned tasks');
    }
  };
  await look();
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, orphanEveryMilliseconds);
  timer.unref();
  return {
    stop: async (workerNames) => {
      clearInterval(timer);
      await looking;
      if (client !== null && workerNames.length > 0) await store.releaseJobs(client, workerNames);
      await client?.end();
    },
  };
}

async function connect(connectionString: string, runnerKey: number, onLost: () => void): Promise<Client> {
  const client = new Client({ connectionString, application_name: 'bellwether tasks', keepAlive: true });
  client.on('error', onLost);
  client.on('end', onLost);
  await client.connect();
  if (!(await store.takeAliveLock(client, runnerKey))) {
    await client.end();
    throw new Error('another process holds the lock of this worker');
  }
  return client;
}
