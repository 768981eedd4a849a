import { expect, test } from 'vitest';
import { runInThread, ThreadStopped } from './run-in-thread.ts';

const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', (job) => {
    if (job === 'fail') throw new Error('it cannot be done');
    if (job !== 'hang') parentPort.postMessage({ kind: 'done', result: threadId });
  });
`)}`,
);

test('the next job of a program finds the thread of the last; two at once have one each', async () => {
  const first = await runInThread<number>(program, 'a');
  expect(await runInThread<number>(program, 'b')).toBe(first);
  const both = await Promise.all([runInThread<number>(program, 'c'), runInThread<number>(program, 'd')]);
  expect(new Set(both).size).toBe(2);
  expect(both).toContain(first);
});

test('a thread that is cancelled or fails takes no further job, and blocks none', async () => {
  const before = await Promise.all([runInThread<number>(program, 'a'), runInThread<number>(program, 'b')]);
  const stop = new AbortController();
  const hanging = runInThread<number>(program, 'hang', { signal: stop.signal });
  const failing = runInThread<number>(program, 'fail');
  const third = runInThread<number>(program, 'c');
  await expect(failing).rejects.toThrow('it cannot be done');
  stop.abort();
  await expect(hanging).rejects.toBeInstanceOf(ThreadStopped);
  expect(before).not.toContain(await third);
});
