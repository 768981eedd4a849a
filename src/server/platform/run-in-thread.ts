/**
 * Runs a job in a thread of its own, so that the server answers meanwhile. A thread is ended when its job is
 * cancelled; it starts in about a tenth of a second, which is why none is kept.
 */
import { Worker } from 'node:worker_threads';

/** What a thread says: anything while it works, and its result once. */
export type ThreadMessage<Result, Progress> =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: Result };

export type ThreadHooks<Progress> = {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Memory that changes hands; nobody reads it here afterwards. */
  readonly transfer?: ArrayBuffer[];
};

/** The signal was aborted before the job was done. */
export class ThreadStopped extends Error {
  override readonly name = 'ThreadStopped';
}

/** More would only take the processor from each other and from the server. */
const threadsMax = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** The result of a job of the program at `url`; rejects with ThreadStopped once the signal is aborted. */
export async function runInThread<Result, Progress = never>(
  url: URL,
  job: unknown,
  hooks: ThreadHooks<Progress> = {},
): Promise<Result> {
  if (running >= threadsMax) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await work<Result, Progress>(url, job, hooks);
  } finally {
    // The next one takes over the place, so that nobody comes between.
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

async function work<Result, Progress>(
  url: URL,
  job: unknown,
  { signal, onProgress, transfer = [] }: ThreadHooks<Progress>,
): Promise<Result> {
  if (signal?.aborted === true) throw new ThreadStopped();
  const thread = new Worker(url, { workerData: job, transferList: transfer });
  let stop: (() => void) | undefined;
  try {
    return await new Promise((resolve, reject) => {
      stop = () => reject(new ThreadStopped());
      signal?.addEventListener('abort', stop, { once: true });
      thread.on('message', (message: ThreadMessage<Result, Progress>) => {
        if (message.kind === 'progress') onProgress?.(message.progress);
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
