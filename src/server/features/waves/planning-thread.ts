/** The thread's side: solves what it is given. */
import { answerJobs } from '#server/platform/answer-jobs.ts';
import { solve } from './planning-jobs.ts';

answerJobs(solve);
