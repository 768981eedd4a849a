/**
 * Runs a job of the pilot in a thread of its own, so that the server answers meanwhile. A thread is ended when its
 * job is cancelled; it starts in about a tenth of a second, which is why none is kept.
 */
import { Worker } from 'node:worker_threads';
import type { Job, JobResults, OnProgress } from './selection-jobs.ts';
import type { ThreadMessage } from './selection-thread.ts';

export type ThreadHooks = {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
};

/** The signal was aborted before the job was done. */
export class ThreadStopped extends Error {
  override readonly name = 'ThreadStopped';
}

/** More would only take the processor from each other and from the server. */
const threadsMax = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** The result of the job; rejects with ThreadStopped once the signal is aborted. */
export async function runInThread<Kind extends Job['kind']>(
  job: Extract<Job, { kind: Kind }>,
  hooks: ThreadHooks = {},
): Promise<JobResults[Kind]> {
  if (running >= threadsMax) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return (await work(job, hooks)) as JobResults[Kind];
  } finally {
    // The next one takes over the place, so that nobody comes between.
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

async function work(job: Job, { signal, onProgress }: ThreadHooks): Promise<JobResults[Job['kind']]> {
  if (signal?.aborted === true) throw new ThreadStopped();
  const thread = new Worker(new URL('selection-thread.ts', import.meta.url), {
    workerData: job,
    transferList: buffersOf(job),
  });
  let stop: (() => void) | undefined;
  try {
    return await new Promise((resolve, reject) => {
      stop = () => reject(new ThreadStopped());
      signal?.addEventListener('abort', stop, { once: true });
      thread.on('message', (message: ThreadMessage) => {
        if (message.kind === 'progress') onProgress?.(message.share, message.found);
        else resolve(message.result);
      });
      thread.on('error', reject);
      thread.on('exit', (code) => reject(new Error(`the thread ended with ${code} before its answer`)));
    });
  } finally {
    if (stop !== undefined) signal?.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

/** The large arrays change hands; nobody reads them here afterwards. */
function buffersOf({ population }: Job): ArrayBuffer[] {
  const arrays = [
    population.personIds,
    ...population.columns.map(({ codes }) => codes),
    ...(population.team === null ? [] : [population.team.codes]),
  ];
  return arrays.map((array) => array.buffer as ArrayBuffer);
}
