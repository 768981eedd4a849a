/**
 * Reads people or devices through a connection as a task: list, keep as an import, preview. By hand that is all; a daily
 * reading applies a small difference itself. Each step may be repeated after a crash.
 */
import type { ReadSubject } from '#contracts/connections.ts';
import type { ConnectionId, ImportId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { taskStatement } from '#contracts/sentences/task-sentences.ts';
import { judgeDailyReading } from '#domain/directory/judge-daily-reading.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { discardImport, keepReading, runApply, runPreview } from '#server/features/people/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { defineTask, type ReportProgress, type TaskRun } from '#server/platform/tasks/index.ts';
import { readKind, type ReadInput } from './manage-connections.ts';
import { openConnection } from './open-connection.ts';
import * as store from './store.ts';
import { withTable, type Table } from './write-table.ts';

type Run = TaskRun<ReadInput>;

export const readTask = defineTask(readKind, async (run: Run) => {
  const { subjects } = run.input;
  let refused: Result<never, Refusal> | undefined;
  for (const [at, subject] of subjects.entries()) {
    const report = partOf(run.report, at / subjects.length, (at + 1) / subjects.length);
    const read = await readSubject({ ...run, report }, subject);
    // Devices are worth reading although people could not be read.
    if (!read.ok) refused ??= read;
  }
  return refused ?? ok({});
});

function partOf(report: ReportProgress, from: number, to: number): ReportProgress {
  return async (progress, step) => await report(from + (to - from) * progress, step);
}

async function readSubject(run: Run, subject: ReadSubject): Promise<Result<unknown, Refusal>> {
  const { taskId } = run;
  const begun = await run.inTransaction(async (tx) => await store.findReading(tx, taskId, subject));
  // The server stopped after the work and before it was written down that the task had ended.
  if (begun?.status !== 'running') return ok({});
  const outcome = await readAndSettle(run, subject);
  await run.inTransaction(async (tx, context) => {
    const change = outcome.ok ? outcome.value : ({ status: 'failed', problem: outcome.refusal } as const);
    await store.updateReading(tx, { taskId, subject }, change, context.now);
    if (run.input.isDaily) await tellWhoCares(tx, context, run.input.connectionId, { subject, ...change });
  });
  return outcome;
}

/** Nobody looks at what happens by itself, so what needs somebody is an event that other programs can be told of. */
async function tellWhoCares(
  tx: Transaction,
  context: Context,
  connectionId: ConnectionId,
  { subject, status, problem }: store.ReadingChange & { readonly subject: ReadSubject },
): Promise<void> {
  if (status !== 'waiting' && status !== 'failed') return;
  await recordAudit(tx, context, {
    action: status === 'waiting' ? 'connection.reading_waits' : 'connection.reading_failed',
    subject: { kind: 'connection', id: connectionId },
    after: { subject, ...(problem && { problem: problem.code }) },
  });
}

async function readAndSettle(run: Run, subject: ReadSubject): Promise<Result<store.ReadingChange, Refusal>> {
  const { connectionId } = run.input;
  const row = await run.inTransaction(async (tx) => await store.findConnection(tx, connectionId));
  if (row === undefined) return refuse(refusal('not_found', { what: 'connection' }));
  const client = openConnection(run.services.config, row, { signal: run.signal });
  if (!client.ok) return client;
  const onPage = async (count: number) =>
    await run.report(0.5 * (count / (count + 5000)), taskStatement('step_listing', { count }));
  const order = { client: client.value, subject, choices: row, onPage };
  return await withTable(order, async (table) => {
    const kept = await keepTable(run, row, subject, table);
    return kept.ok ? await previewAndSettle(run, row, kept.value) : kept;
  });
}

async function keepTable(
  run: Run,
  { connectionId, name }: store.ConnectionRow,
  subject: ReadSubject,
  { path, columns, asOf, facts }: Table,
): Promise<Result<ImportId, Refusal>> {
  const { taskId } = run;
  return await run.inTransaction(async (tx, context) => {
    const kept = await keepReading(tx, context, { subject, name, path, columns, taskId, connectionId, asOf });
    if (!kept.ok) return kept;
    const change = { status: 'running', asOf, facts, importId: kept.value } as const;
    await store.updateReading(tx, { taskId, subject }, change, context.now);
    return kept;
  });
}

async function previewAndSettle(
  run: Run,
  { applyUpTo }: store.ConnectionRow,
  importId: ImportId,
): Promise<Result<store.ReadingChange, Refusal>> {
  const previewed = await runPreview({ ...run, report: partOf(run.report, 0.5, 0.8) }, importId);
  if (!previewed.ok) return previewed;
  const verdict = judgeDailyReading(previewed.value.difference, applyUpTo);
  if (!run.input.isDaily) return ok({ status: verdict === 'unchanged' ? 'unchanged' : 'waiting' });
  if (verdict === 'large') return ok({ status: 'waiting' });
  if (verdict === 'unchanged') {
    await run.inTransaction(async (tx, context) => await discardImport(tx, context, importId));
    return ok({ status: 'unchanged' });
  }
  // Who a bad row is about stays as they are, which is no reason to keep everybody else waiting.
  const consent = { leaveOutBadRows: true, confirmShrink: false };
  const applied = await runApply({ ...run, report: partOf(run.report, 0.8, 1) }, importId, consent);
  return applied.ok ? ok({ status: 'applied' }) : applied;
}
