/** The thread's side: does what it is given, and says how far it is. */
import { answerJobs } from '#server/platform/answer-jobs.ts';
import { runJob, type Job, type JobResults, type Sizes } from './selection-jobs.ts';

export type SelectionProgress = { readonly share: number; readonly found?: Partial<Sizes> };

answerJobs<Job, JobResults[Job['kind']], SelectionProgress>((job, onProgress) =>
  runJob(job, (share, found) => onProgress({ share, ...(found === undefined ? {} : { found }) })),
);
