/** The thread's side of run-in-thread.ts. */
import { parentPort } from 'node:worker_threads';
import type { ThreadMessage } from './run-in-thread.ts';

/** Does one job after the other, each with its result as the answer; a job that throws ends the thread. */
export function answerJobs<Job, Result, Progress = never>(
  run: (job: Job, onProgress: (progress: Progress) => void) => Result,
): void {
  const say = (message: ThreadMessage<Result, Progress>): void => {
    // A port between threads has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    parentPort?.postMessage(message);
  };
  parentPort?.on('message', (job: Job) => {
    const result = run(job, (progress) => say({ kind: 'progress', progress }));
    say({ kind: 'done', result });
  });
}
