/**
 * The long work of the pilot: drafting a cohort and trying sizes. Reading and writing are transactions of their own,
 * with the thread's work between them; run again after a crash, they come to the same people.
 */
import type { CohortId } from '#contracts/ids.ts';
import { taskStatement, type TaskStatement } from '#contracts/sentences/task-sentences.ts';
import type { CohortRefusal } from '#domain/cohort/describe-refusal.ts';
import { ok } from '#domain/result.ts';
import { defineTask, type TaskRun } from '#server/platform/tasks/index.ts';
import * as adviceStore from './advice-store.ts';
import { draftJob, draftKind, keepDraft, type DraftInput } from './draft-cohort.ts';
import { infeasibleResult, nameRefused, type InfeasibleResult } from './infeasibility.ts';
import { prepareSelection } from './prepare-selection.ts';
import { runInThread, ThreadStopped } from './run-in-thread.ts';
import type { Job, JobResults, OnProgress, Sizes } from './selection-jobs.ts';
import { sizesJob, sizesKind, type SizesInput } from './size-advice.ts';

const reading = taskStatement('step_reading_people');
const choosing = taskStatement('step_choosing_people');
const writing = taskStatement('step_writing_draft');
const tryingSizes = taskStatement('step_trying_sizes');

/** Shares of the bar: reading, computing, writing. */
const readShare = 0.2;
const workShare = 0.7;

const draftTask = defineTask<DraftInput, { cohortId: CohortId } | InfeasibleResult>(
  draftKind,
  async (run) => {
    const { input, report } = run;
    await report(0, reading);
    const began = performance.now();
    const selection = await readSelection(run);
    if (!selection.ok) return selection;
    const { excluded, population } = selection.value;
    const people = population.personIds.length;
    const drafted = await inThread(run, draftJob(input.rules, selection.value), choosing);
    if (!drafted.ok) return ok(await sayInfeasible(run, drafted.refusal));
    await report(readShare + workShare, writing);
    const seconds = (performance.now() - began) / 1000;
    const kept = await run.inTransaction(
      async (tx, context) =>
        await keepDraft(tx, context, input, { draft: drafted.value, people, excluded, seconds }),
    );
    return kept.ok ? ok({ cohortId: kept.value.cohortId }) : kept;
  },
);

const sizesTask = defineTask<SizesInput, { sizes: number } | InfeasibleResult>(sizesKind, async (run) => {
  const { input, report, taskId } = run;
  await report(0, reading);
  const selection = await readSelection(run);
  if (!selection.ok) return selection;
  const keep = async (found: Sizes): Promise<void> => {
    await run.inTransaction(async (tx) => await adviceStore.updateAdvice(tx, input.stageId, taskId, found));
  };
  let keeping = Promise.resolve();
  const tried = await inThread(run, sizesJob(selection.value), tryingSizes, (_, found) => {
    if (found?.points !== undefined)
      keeping = keeping.then(() => keep(found as Sizes)).catch(() => undefined);
  });
  await keeping;
  if (!tried.ok) return ok(await sayInfeasible(run, tried.refusal));
  await keep(tried.value);
  return ok({ sizes: tried.value.points.length });
});

async function readSelection(run: TaskRun<DraftInput>) {
  const { rolloutId, rules } = run.input;
  return await run.inTransaction(
    async (tx, context) =>
      await prepareSelection(tx, context, rolloutId, rules, async (people) => {
        await run.report(readShare * (1 - 1 / (1 + people / 20_000)), reading);
      }),
  );
}

async function sayInfeasible(run: TaskRun<unknown>, refusal: CohortRefusal): Promise<InfeasibleResult> {
  return infeasibleResult(await run.inTransaction(async (tx) => await nameRefused(tx, refusal)));
}

/** Runs the job while the task's progress is told; a cancelled task ends its thread at once. */
async function inThread<Kind extends Job['kind']>(
  run: TaskRun<unknown>,
  job: Extract<Job, { kind: Kind }>,
  step: TaskStatement,
  onFound?: OnProgress,
): Promise<JobResults[Kind]> {
  try {
    return await runInThread<Kind>(job, {
      signal: run.signal,
      onProgress: (share, found) => {
        // A stop is noticed by the signal; here it would have nobody to tell.
        void run.report(readShare + workShare * share, step).catch(() => undefined);
        onFound?.(share, found);
      },
    });
  } catch (error) {
    // Throws what ends a stopped task.
    if (error instanceof ThreadStopped) await run.report(readShare, step);
    throw error;
  }
}

export const pilotTasks = [draftTask, sizesTask];
