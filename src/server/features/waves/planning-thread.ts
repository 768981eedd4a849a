/** The thread's side: solves the one job it was started with and answers. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from '#server/platform/run-in-thread.ts';
import { solve, type PlanningJob } from './planning-jobs.ts';

const message: ThreadMessage<ReturnType<typeof solve>, never> = {
  kind: 'done',
  result: solve(workerData as PlanningJob),
};
// A port between threads has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(message);
