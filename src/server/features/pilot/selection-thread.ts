/** The thread's side: does the one job it was started with, says how far it is, and answers. */
import { parentPort, workerData } from 'node:worker_threads';
import { runJob, type Job, type JobResults, type Sizes } from './selection-jobs.ts';

export type ThreadMessage =
  | { readonly kind: 'progress'; readonly share: number; readonly found?: Partial<Sizes> }
  | { readonly kind: 'done'; readonly result: JobResults[Job['kind']] };

// A port between threads has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const say = (message: ThreadMessage): void => parentPort?.postMessage(message);

const result = runJob(workerData as Job, (share, found) =>
  say({ kind: 'progress', share, ...(found === undefined ? {} : { found }) }),
);
say({ kind: 'done', result });
