/**
 * Runs jobs in threads, so that the server answers meanwhile. A thread that has done its job waits a little for the
 * next one of its program, which then need not wait for a thread to start; it is ended when its job is cancelled.
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
const idleMs = 20_000;
let running = 0;
const waiting: (() => void)[] = [];
/** Threads without a job, by the program they run; they keep no process alive. */
const idle = new Map<string, IdleThread[]>();

type IdleThread = { readonly thread: Worker; readonly end: NodeJS.Timeout };

/**
 * The result of a job of the program at `url`, which answers with `answerJobs`; rejects with ThreadStopped once the
 * signal is aborted.
 */
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
  const thread = takeThread(url);
  let stop: (() => void) | undefined;
  try {
    const result = await new Promise<Result>((resolve, reject) => {
      stop = () => reject(new ThreadStopped());
      signal?.addEventListener('abort', stop, { once: true });
      thread.on('message', (message: ThreadMessage<Result, Progress>) => {
        if (message.kind === 'progress') onProgress?.(message.progress);
        else resolve(message.result);
      });
      thread.on('error', reject);
      thread.on('exit', (code) => reject(new Error(`the thread ended with ${code} before its answer`)));
      thread.postMessage(job, transfer);
    });
    keepThread(url, thread);
    return result;
  } catch (error) {
    await thread.terminate();
    throw error;
  } finally {
    if (stop !== undefined) signal?.removeEventListener('abort', stop);
  }
}

function takeThread(url: URL): Worker {
  const kept = idle.get(url.href)?.pop();
  if (kept === undefined) return new Worker(url);
  clearTimeout(kept.end);
  stopListening(kept.thread);
  kept.thread.ref();
  return kept.thread;
}

function keepThread(url: URL, thread: Worker): void {
  const threads = idle.get(url.href) ?? [];
  idle.set(url.href, threads);
  const forget = (): void => void threads.splice(threads.indexOf(kept), 1);
  const kept: IdleThread = {
    thread,
    end: setTimeout(() => {
      forget();
      void thread.terminate();
    }, idleMs).unref(),
  };
  stopListening(thread);
  // One that ends while nobody waits for it is not offered again.
  thread.once('error', () => undefined).once('exit', forget);
  thread.unref();
  threads.push(kept);
}

/** Only ours: Node listens to the thread as well. */
function stopListening(thread: Worker): void {
  for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
}
