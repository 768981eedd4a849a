/** What the organisation's settings, audit log and tasks show. Changes nothing. */
import type { AuditEvent } from '#contracts/audit.ts';
import type { TaskId } from '#contracts/ids.ts';
import type { Organisation } from '#contracts/organisations.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Task } from '#contracts/tasks.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { countEvents, listEvents, type AuditFilter } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { cancelTask as askToStop, findTask, type TaskRow } from '#server/platform/tasks/index.ts';
import { presentOrganisation } from './present-organisation.ts';
import { readOrganisation } from './store.ts';

export async function getOrganisation(tx: Transaction, context: Context): Promise<Organisation> {
  return presentOrganisation(await readOrganisation(tx), () => context.now);
}

export type AuditQuery = AuditFilter & { readonly after?: number; readonly limit?: number };
export type AuditPage = { rows: AuditEvent[]; next: number | null; total: number };

/** Newest first; the cursor is the sequence of the last event shown. */
export async function listAuditEvents(tx: Transaction, query: AuditQuery): Promise<AuditPage> {
  const limit = query.limit ?? 100;
  const events = await listEvents(tx, query, query.after, limit + 1);
  const rows = events.slice(0, limit).map((event) => ({
    sequence: event.sequence,
    at: event.at.toISOString(),
    actorKind: event.actorKind,
    actorId: event.actorId,
    actorName: event.actorName,
    action: event.action,
    subjectKind: event.subjectKind,
    subjectId: event.subjectId,
    reason: event.reason,
    ...splitBecause(event.after),
    before: event.before,
    requestId: event.requestId,
  }));
  const next = events.length > limit ? (rows.at(-1)?.sequence ?? null) : null;
  return { rows, next, total: await countEvents(tx, query) };
}

/** The reason the product gave stands among the values after the change; a reader gets it by itself. */
function splitBecause(after: unknown): Pick<AuditEvent, 'because' | 'after'> {
  if (typeof after !== 'object' || after === null || !('because' in after)) return { because: null, after };
  const { because, ...rest } = after;
  return { because: because as AuditEvent['because'], after: rest };
}

export async function getTask(tx: Transaction, taskId: TaskId): Promise<Result<Task, Refusal>> {
  return presentTask(await findTask(tx, taskId));
}

export async function cancelTask(
  tx: Transaction,
  context: Context,
  taskId: TaskId,
): Promise<Result<Task, Refusal>> {
  return presentTask(await askToStop(tx, context, taskId));
}

function presentTask(row: TaskRow | undefined): Result<Task, Refusal> {
  if (row === undefined) return refuse(refusal('not_found', { what: 'task' }));
  return ok({
    ...row,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  });
}
