/** SQL for the size advice of a stage. */
import { sql } from 'kysely';
import type { CohortRules } from '#contracts/cohort-rules.ts';
import type { StageId, TaskId } from '#contracts/ids.ts';
import type { SizeAdvice } from '#contracts/pilot.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { Sizes } from './selection-jobs.ts';

export type AdviceRow = Pick<SizeAdvice, 'taskId' | 'rules' | 'eligible' | 'points' | 'cover'>;

/** Replaces the advice by an empty one, which its task fills. */
export async function beginAdvice(
  tx: Transaction,
  { organisationId }: Context,
  stageId: StageId,
  taskId: TaskId,
  rules: CohortRules,
): Promise<void> {
  await sql`
    insert into size_advice (organisation_id, stage_id, task_id, rules, eligible, points, cover)
    values (${organisationId}, ${stageId}, ${taskId}, ${JSON.stringify(rules)}, 0, '[]', '[]')
    on conflict (organisation_id, stage_id) do update set task_id = excluded.task_id, rules = excluded.rules,
      eligible = 0, points = '[]', cover = '[]'`.execute(tx);
}

/** Writes what has been found so far; nothing when another task has taken over. */
export async function updateAdvice(
  tx: Transaction,
  stageId: StageId,
  taskId: TaskId,
  found: Sizes,
): Promise<void> {
  await sql`
    update size_advice set eligible = ${found.eligible}, points = ${JSON.stringify(found.points)},
      cover = ${JSON.stringify(found.cover)}
    where organisation_id = current_organisation_id() and stage_id = ${stageId} and task_id = ${taskId}`.execute(
    tx,
  );
}

export async function findAdvice(tx: Transaction, stageId: StageId): Promise<AdviceRow | undefined> {
  const { rows } = await sql<AdviceRow>`
    select task_id as "taskId", rules, eligible, points, cover from size_advice
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
  return rows[0];
}
