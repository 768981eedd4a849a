/** SQL for tasks. The functions at the end run as the owner, over all organisations, for the worker only. */
import { sql } from 'kysely';
import type { ClientBase } from 'pg';
import type { TaskId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { TaskStatus } from '#contracts/tasks.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type TaskRow = {
  readonly taskId: TaskId;
  readonly kind: string;
  readonly status: TaskStatus;
  readonly progress: number;
  /** Null before the work has begun. */
  readonly step: Statement | null;
  readonly result: unknown;
  readonly problem: Statement | null;
  readonly cancelRequested: boolean;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
};

export type StartedTask = {
  readonly kind: string;
  readonly input: unknown;
  readonly attempts: number;
  readonly actor: Actor;
  readonly requestId: string | null;
};

export async function insertTask(
  tx: Transaction,
  { organisationId, actor, requestId }: Context,
  kind: string,
  input: unknown,
): Promise<TaskId> {
  const { rows } = await sql<{ taskId: TaskId }>`
    insert into task (organisation_id, kind, input, created_by, actor_kind, actor_id, request_id)
    values (${organisationId}, ${kind}, ${JSON.stringify(input ?? {})}::jsonb, ${actor.name}, ${actor.kind},
      ${actor.id}, ${requestId})
    returning task_id as "taskId"`.execute(tx);
  return rows[0]!.taskId;
}

export async function enqueue(tx: Transaction, taskId: TaskId): Promise<void> {
  await sql`select enqueue_task(${taskId})`.execute(tx);
}

const columns = sql`
  task_id as "taskId", kind, status, progress, step, result, problem, cancel_requested as "cancelRequested",
  created_by as "createdBy", created_at as "createdAt", started_at as "startedAt", ended_at as "endedAt"`;

export async function findTask(tx: Transaction, taskId: TaskId): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`
    select ${columns} from task
    where organisation_id = current_organisation_id() and task_id = ${taskId}`.execute(tx);
  return rows[0];
}

/** The last task of a kind whose input holds these fields. */
export async function latestTask(
  tx: Transaction,
  kind: string,
  input: Readonly<Record<string, unknown>>,
): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`
    select ${columns} from task
    where organisation_id = current_organisation_id() and kind = ${kind} and input @> ${JSON.stringify(input)}::jsonb
    order by task_id desc limit 1`.execute(tx);
  return rows[0];
}

export async function requestCancel(tx: Transaction, taskId: TaskId, now: Date): Promise<void> {
  await sql`
    update task set cancel_requested = true
      , status = case status when 'queued' then 'cancelled' else status end
      , ended_at = case status when 'queued' then ${now}::timestamptz else ended_at end
    where organisation_id = current_organisation_id() and task_id = ${taskId}
      and status in ('queued', 'running')`.execute(tx);
}

export async function isCancelRequested(tx: Transaction, taskId: TaskId): Promise<boolean> {
  const { rows } = await sql<{ requested: boolean }>`
    select cancel_requested as requested from task
    where organisation_id = current_organisation_id() and task_id = ${taskId}`.execute(tx);
  return rows[0]?.requested ?? true;
}

/** Marks a task as running in this process; undefined when there is nothing left to do. */
export async function beginTask(
  tx: Transaction,
  taskId: TaskId,
  runner: { readonly key: number | null; readonly name: string | null },
): Promise<StartedTask | undefined> {
  type Row = Omit<StartedTask, 'actor'> & {
    readonly actorKind: Actor['kind'];
    readonly actorId: string;
    readonly createdBy: string;
  };
  const { rows } = await sql<Row>`
    update task set status = 'running', started_at = coalesce(started_at, now()), attempts = attempts + 1
      , runner_key = ${runner.key}, runner_name = ${runner.name}
    where organisation_id = current_organisation_id() and task_id = ${taskId}
      and status in ('queued', 'running')
    returning kind, input, attempts, actor_kind as "actorKind", actor_id as "actorId",
      created_by as "createdBy", request_id as "requestId"`.execute(tx);
  const row = rows[0];
  return row && { ...row, actor: { kind: row.actorKind, id: row.actorId, name: row.createdBy } };
}

export async function updateProgress(
  tx: Transaction,
  taskId: TaskId,
  progress: number,
  step: Statement,
): Promise<void> {
  await sql`
    update task set progress = ${progress}, step = ${JSON.stringify(step)}::jsonb
    where organisation_id = current_organisation_id() and task_id = ${taskId}`.execute(tx);
}

export type TaskEnd = {
  readonly status: Exclude<TaskStatus, 'running'>;
  readonly result?: unknown;
  readonly problem?: Statement;
};

/** Ends a running task; `queued` means that it will be tried again. */
export async function endTask(tx: Transaction, taskId: TaskId, end: TaskEnd): Promise<void> {
  const result = end.result === undefined ? null : JSON.stringify(end.result);
  const problem = end.problem === undefined ? null : JSON.stringify(end.problem);
  await sql`
    update task set status = ${end.status}, result = ${result}::jsonb, problem = ${problem}::jsonb
      , progress = case when ${end.status} = 'succeeded' then 1 else progress end
      , ended_at = case when ${end.status} = 'queued' then null else now() end
      , runner_key = null, runner_name = null
    where organisation_id = current_organisation_id() and task_id = ${taskId}
      and status = 'running'`.execute(tx);
}

/** First key of the advisory locks by which worker processes show that they live. */
const aliveLockClass = 4400;

/** Shows that this process lives, for as long as the connection stands. */
export async function takeAliveLock(owner: ClientBase, runnerKey: number): Promise<boolean> {
  const { rows } = await owner.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
    aliveLockClass,
    runnerKey,
  ]);
  return rows[0]?.taken ?? false;
}

/**
 * Gives tasks of dead processes back to the queue, and ends those that were tried often enough. A process is
 * dead when its lock can be taken: PostgreSQL frees it the moment the process is gone.
 */
export async function releaseOrphans(
  owner: ClientBase,
  orphans: {
    /** The asking process itself, whose lock it could always take again. */
    readonly ownKey: number;
    readonly attemptsMax: number;
    readonly problem: Statement;
  },
): Promise<void> {
  await owner.query(
    `with orphan as materialized (
       select organisation_id, task_id, runner_name, attempts from task
       where status = 'running' and runner_key is not null and runner_key <> $4
         and pg_try_advisory_xact_lock($1, runner_key)
     ), unlocked as (
       select graphile_worker.force_unlock_workers((select array_agg(runner_name) from orphan))
       where exists (select from orphan)
     )
     update task as t
     set status = case when o.attempts >= $2 then 'failed' else 'queued' end,
       problem = case when o.attempts >= $2 then $3::jsonb end,
       ended_at = case when o.attempts >= $2 then now() end,
       runner_key = null, runner_name = null
     from orphan o cross join (select count(*) from unlocked) as done
     where t.organisation_id = o.organisation_id and t.task_id = o.task_id`,
    [aliveLockClass, orphans.attemptsMax, JSON.stringify(orphans.problem), orphans.ownKey],
  );
}

/** Unlocks the jobs of workers that have stopped, and lets those of unfinished tasks run at once. */
export async function releaseJobs(owner: ClientBase, workerNames: readonly string[]): Promise<void> {
  await owner.query('select graphile_worker.force_unlock_workers($1::text[])', [workerNames]);
}
