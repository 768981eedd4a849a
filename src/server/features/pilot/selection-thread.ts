/** The thread's side: does what it is given, and says how far it is. */
import { answerJobs } from '#server/platform/answer-jobs.ts';
import { runJob, type Job, type Sizes } from './selection-jobs.ts';

export type SelectionProgress = { readonly share: number; readonly found?: Partial<Sizes> };

answerJobs((job: Job, onProgress: (progress: SelectionProgress) => void) =>
  runJob(job, (share, found) => onProgress({ share, ...(found === undefined ? {} : { found }) })),
);
