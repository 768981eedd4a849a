/** The thread's side of run-in-thread.ts. */
import { parentPort } from 'node:worker_threads';
import type { ThreadMessage } from './run-in-thread.ts';

/** Does one job after the other, each with its result as the answer; a job that throws ends the thread. */
export function answerJobs(run: (job: never, onProgress: (progress: unknown) => void) => unknown): void {
  const say = (message: ThreadMessage<unknown, unknown>): void => {
    // A port between threads has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    parentPort?.postMessage(message);
  };
  parentPort?.on('message', (job: unknown) => {
    const result = run(job as never, (progress) => say({ kind: 'progress', progress }));
    say({ kind: 'done', result });
  });
}
