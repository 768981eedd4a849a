/** SQL for the tasks of stages. */
import { sql } from 'kysely';
import type { TemplateTask } from '#contracts/chains.ts';
import type { AccountId, ChainTaskId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { Track } from '#domain/evidence/tracks.ts';
import type { ChainTaskStatus } from '#domain/chains/chain-task-machine.ts';
import type { DueOrigin, FailureRule, TaskAction } from '#domain/chains/task-chain.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type TaskRow = {
  readonly chainTaskId: ChainTaskId;
  readonly stageId: StageId;
  readonly place: number;
  readonly title: string;
  readonly instructions: string;
  readonly ownerRole: Role;
  readonly ownerAccountId: AccountId | null;
  readonly ownerName: string | null;
  readonly track: Track | null;
  readonly action: TaskAction;
  readonly leastPercent: number | null;
  readonly daysGiven: number | null;
  readonly onFailure: FailureRule;
  readonly after: number | null;
  readonly dueFrom: DueOrigin;
  readonly days: number;
  readonly status: ChainTaskStatus;
  readonly statusAt: Date;
  readonly statusBy: string;
  readonly reason: Statement | null;
  readonly calledAt: Date | null;
};

/** The tasks of a rollout by stage, in the order of their chains. */
export async function tasksOf(tx: Transaction, rolloutId: RolloutId): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select t.chain_task_id as "chainTaskId", t.stage_id as "stageId", t.place, t.title, t.instructions,
      t.owner_role as "ownerRole", t.owner_account_id as "ownerAccountId", a.display_name as "ownerName", t.track, t.action,
      t.least_percent as "leastPercent", t.days_given as "daysGiven",
      t.on_failure as "onFailure", t.after_place as after, t.due_from as "dueFrom", t.days, t.status,
      t.status_at as "statusAt", t.status_by as "statusBy", t.reason, t.called_at as "calledAt"
    from chain_task t left join account a on a.account_id = t.owner_account_id
    where t.organisation_id = current_organisation_id() and t.rollout_id = ${rolloutId}
    order by t.stage_id, t.place`.execute(tx);
  return rows;
}

/** The last place of a stage's chain; 0 without tasks. */
export async function lastPlace(tx: Transaction, stageId: StageId): Promise<number> {
  const { rows } = await sql<{ place: number }>`
    select coalesce(max(place), 0)::integer as place from chain_task
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
  return rows[0]!.place;
}

/** How many tasks of a stage that are done belong to each track. */
export async function doneByTrack(tx: Transaction, stageId: StageId): Promise<ReadonlyMap<Track, number>> {
  const { rows } = await sql<{ track: Track; tasks: number }>`
    select track, count(*)::integer as tasks from chain_task
    where organisation_id = current_organisation_id() and stage_id = ${stageId} and status = 'done'
      and track is not null
    group by track`.execute(tx);
  return new Map(rows.map(({ track, tasks }) => [track, tasks]));
}

/** Rollouts with a task that is open or failed, the newest first. */
export async function rolloutsWithOpenTasks(tx: Transaction): Promise<RolloutId[]> {
  const { rows } = await sql<{ rolloutId: RolloutId }>`
    select distinct rollout_id as "rolloutId" from chain_task
    where organisation_id = current_organisation_id() and status in ('open', 'failed')
    order by 1 desc`.execute(tx);
  return rows.map(({ rolloutId }) => rolloutId);
}

/** Notes that a stage has its chain; false when it had one already. */
export async function insertStageChain(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  stageId: StageId,
  templateName: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into stage_chain (organisation_id, stage_id, template_name, given_by, given_at)
    values (${organisationId}, ${stageId}, ${templateName}, ${actor.name}, ${now})
    on conflict (organisation_id, stage_id) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n) > 0;
}

/** The stages of a rollout that have had their chain. */
export async function chainedStages(tx: Transaction, rolloutId: RolloutId): Promise<Set<StageId>> {
  const { rows } = await sql<{ stageId: StageId }>`
    select c.stage_id as "stageId" from stage_chain c join stage s using (organisation_id, stage_id)
    where c.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId}`.execute(tx);
  return new Set(rows.map(({ stageId }) => stageId));
}

/** Adds tasks behind those the stage has; places they wait for count from the first of them when `isChain`. */
export async function insertTasks(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  { rolloutId, stageId }: { readonly rolloutId: RolloutId; readonly stageId: StageId },
  tasks: readonly TemplateTask[],
  behind: { readonly places: number; readonly isChain: boolean },
): Promise<void> {
  const offset = behind.isChain ? behind.places : 0;
  const rows = tasks.map((task, index) => ({
    place: behind.places + index + 1,
    title: task.title,
    instructions: task.instructions,
    owner_role: task.ownerRole,
    owner_account_id: task.ownerAccountId ?? null,
    track: task.track ?? null,
    action: task.action,
    least_percent: task.leastPercent ?? null,
    days_given: task.daysGiven ?? null,
    on_failure: task.onFailure,
    after_place: task.after === null ? null : task.after + offset,
    due_from: task.dueFrom,
    days: task.days,
  }));
  await sql`
    insert into chain_task (organisation_id, rollout_id, stage_id, place, title, instructions, owner_role,
      owner_account_id, track, action, least_percent, days_given, on_failure, after_place, due_from, days, status_at, status_by)
    select ${organisationId}, ${rolloutId}, ${stageId}, t.place, t.title, t.instructions, t.owner_role,
      m.account_id, t.track, t.action, t.least_percent, t.days_given, t.on_failure, t.after_place, t.due_from, t.days, ${now}, ${actor.name}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(place integer, title text, instructions text,
      owner_role text, owner_account_id integer, track text, action text,
      least_percent smallint, days_given smallint, on_failure text, after_place integer, due_from text,
      days integer)
    left join membership m on m.organisation_id = current_organisation_id() and m.account_id = t.owner_account_id
      and m.disabled_at is null`.execute(tx);
}

export async function updateStatus(
  tx: Transaction,
  { actor, now }: Context,
  chainTaskId: ChainTaskId,
  status: ChainTaskStatus,
  reason: Statement | null,
): Promise<void> {
  await sql`
    update chain_task set status = ${status}, status_at = ${now}, status_by = ${actor.name},
      reason = ${reason === null ? null : JSON.stringify(reason)}::jsonb
    where organisation_id = current_organisation_id() and chain_task_id = ${chainTaskId}`.execute(tx);
}

/** What a check that still fails finds now. */
export async function updateReason(
  tx: Transaction,
  chainTaskId: ChainTaskId,
  reason: Statement,
): Promise<void> {
  await sql`
    update chain_task set reason = ${JSON.stringify(reason)}::jsonb
    where organisation_id = current_organisation_id() and chain_task_id = ${chainTaskId}`.execute(tx);
}

/** Notes that another program was asked; false when it had been. */
export async function noteCall(
  tx: Transaction,
  { now }: Context,
  chainTaskId: ChainTaskId,
  reason: Statement,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update chain_task set called_at = ${now}, reason = ${JSON.stringify(reason)}::jsonb
    where organisation_id = current_organisation_id() and chain_task_id = ${chainTaskId}
      and called_at is null`.execute(tx);
  return Number(numAffectedRows ?? 0n) > 0;
}
