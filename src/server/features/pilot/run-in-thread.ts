/** Runs a job of the pilot in a thread. */
import { runInThread as run } from '#server/platform/run-in-thread.ts';
import type { Job, JobResults, OnProgress } from './selection-jobs.ts';
import type { SelectionProgress } from './selection-thread.ts';

export { ThreadStopped } from '#server/platform/run-in-thread.ts';

export type ThreadHooks = {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
};

/** The result of the job; rejects with ThreadStopped once the signal is aborted. */
export async function runInThread<Kind extends Job['kind']>(
  job: Extract<Job, { kind: Kind }>,
  { signal, onProgress }: ThreadHooks = {},
): Promise<JobResults[Kind]> {
  return await run<JobResults[Kind], SelectionProgress>(
    new URL('selection-thread.ts', import.meta.url),
    job,
    {
      signal,
      onProgress: ({ share, found }) => onProgress?.(share, found),
      transfer: buffersOf(job),
    },
  );
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
