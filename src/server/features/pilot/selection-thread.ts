/** The thread's side: does the one job it was started with, says how far it is, and answers. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from '#server/platform/run-in-thread.ts';
import { runJob, type Job, type JobResults, type Sizes } from './selection-jobs.ts';

export type SelectionProgress = { readonly share: number; readonly found?: Partial<Sizes> };

type Message = ThreadMessage<JobResults[Job['kind']], SelectionProgress>;

// A port between threads has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const say = (message: Message): void => parentPort?.postMessage(message);

const result = runJob(workerData as Job, (share, found) =>
  say({ kind: 'progress', progress: { share, ...(found === undefined ? {} : { found }) } }),
);
say({ kind: 'done', result });
