/** What cohorts of several sizes would cover: starting the trials, keeping their points as they come, showing them. */
import type { CohortRules, DraftRequest } from '#contracts/cohort-rules.ts';
import type { TaskId } from '#contracts/ids.ts';
import type { SizeAdvice } from '#contracts/pilot.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { ok, type Result } from '#domain/result.ts';
import { sharesToCover, sizesToTry } from '#domain/pilot/sizes-to-try.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findTask, startTask } from '#server/platform/tasks/index.ts';
import * as adviceStore from './advice-store.ts';
import { toRules } from './cohort-options.ts';
import { expectChoosing, type DraftPlace } from './draft-cohort.ts';
import { readInfeasibility } from './infeasibility.ts';
import { checkRules, type Selection } from './prepare-selection.ts';
import type { SizesJob } from './selection-jobs.ts';

export const sizesKind = 'pilot.sizes';

export type SizesInput = DraftPlace & { readonly rules: CohortRules };

/** Starts the trials for these rules; the advice there was is replaced. */
export async function requestSizes(
  tx: Transaction,
  context: Context,
  place: DraftPlace,
  request: Omit<DraftRequest, 'size' | 'extend' | 'volunteers'>,
): Promise<Result<{ taskId: TaskId }, Refusal>> {
  const rules = toRules(request);
  const open = await expectChoosing(tx, place);
  if (!open.ok) return open;
  const checked = await checkRules(tx, rules);
  if (!checked.ok) return checked;
  const taskId = await startTask(tx, context, sizesKind, { ...place, rules } satisfies SizesInput);
  await adviceStore.beginAdvice(tx, context, place.stageId, taskId, rules);
  return ok({ taskId });
}

export function sizesJob({ population, rules, excluded }: Selection): SizesJob {
  const people = population.personIds.length;
  return {
    kind: 'sizes',
    population,
    rules,
    sizes: sizesToTry(people, people - excluded),
    sharedBy: sharesToCover(people),
  };
}

/** The advice of a stage with how far its task is. */
export async function getAdvice(
  tx: Transaction,
  { stageId }: Pick<DraftPlace, 'stageId'>,
): Promise<SizeAdvice | null> {
  const row = await adviceStore.findAdvice(tx, stageId);
  if (row === undefined) return null;
  const task = await findTask(tx, row.taskId);
  return {
    ...row,
    status: task?.status ?? 'succeeded',
    progress: task?.progress ?? 1,
    infeasible: readInfeasibility(task?.result),
  };
}
