/** Commands on an uploaded import short of changing the directory: mapping, starting its tasks, discarding it. */
import type { ColumnTarget, ImportDetail, ImportSubject } from '#contracts/imports.ts';
import type { ImportId, TaskId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { DateOrder } from '#domain/directory/column-mapping.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Database, Transaction } from '#server/platform/db/database.ts';
import { startTask } from '#server/platform/tasks/index.ts';
import type { Consent } from './apply-file.ts';
import { withTargets, type FileMapping } from './file-mapping.ts';
import * as store from './import-store.ts';
import { inspectFile } from './inspect-file.ts';
import { presentImport } from './present-import.ts';
import { compileFile } from './read-file.ts';
import { uploadedFile } from './stored-file.ts';

export const previewKind = 'import.preview';
export const applyKind = 'import.apply';

const open: readonly store.ImportRow['status'][] = ['uploaded', 'previewed', 'failed'];

/** What somebody wants to do with an import. */
export type ImportAction = 'map' | 'preview' | 'apply' | 'undo' | 'discard';

/** The import, locked; refuses `not_found`, and `import_state` when it is in none of the states. */
export async function findInState(
  tx: Transaction,
  importId: ImportId,
  states: readonly store.ImportRow['status'][],
  action: ImportAction,
): Promise<Result<store.ImportRow, Refusal>> {
  await store.lockImport(tx, importId);
  const row = await store.findImport(tx, importId);
  if (row === undefined) return refuse(refusal('not_found', { what: 'import' }));
  if (states.includes(row.status)) return ok(row);
  return refuse(refusal('import_state', { state: row.status, action }));
}

export type MappingChange = {
  readonly dateOrder?: DateOrder | null;
  readonly columns: readonly { readonly column: string; readonly target: ColumnTarget }[];
};

/** Changes the targets of the named columns. */
export async function changeMapping(
  tx: Transaction,
  context: Context,
  importId: ImportId,
  change: MappingChange,
): Promise<Result<ImportDetail, Refusal>> {
  const found = await findInState(tx, importId, open, 'map');
  if (!found.ok) return found;
  const { subject, mapping: before } = found.value;
  const dateOrder = change.dateOrder === undefined ? before.dateOrder : change.dateOrder;
  const mapping: FileMapping = { ...withTargets(before, change.columns), dateOrder };
  const compiled = compileFile(subject, mapping);
  if (!compiled.ok) return compiled;
  await store.updateMapping(tx, importId, mapping);
  await recordAudit(tx, context, {
    action: 'import.mapping_changed',
    subject: { kind: 'import', id: importId },
    before: targetsOf(before),
    after: targetsOf(mapping),
  });
  return ok(presentImport((await store.findImport(tx, importId))!));
}

function targetsOf({ dateOrder, columns }: FileMapping) {
  return { dateOrder, columns: Object.fromEntries(columns.map(({ column, target }) => [column, target])) };
}

export type TableChoice = {
  readonly sheet: string;
  readonly headerRow?: number | undefined;
  readonly subject?: ImportSubject | undefined;
};

/** Takes another table of the workbook and suggests a mapping anew; what was mapped by hand is gone. */
export async function chooseSheet(
  tx: Transaction,
  context: Context,
  { importId, database }: { readonly importId: ImportId; readonly database: Database },
  choice: TableChoice,
): Promise<Result<ImportDetail, Refusal>> {
  const found = await findInState(tx, importId, open, 'map');
  if (!found.ok) return found;
  const { fileName, mapping: before } = found.value;
  const content = uploadedFile(database, context.organisationId, found.value);
  const inspected = await inspectFile(content, { fileName, ...choice });
  if (!inspected.ok) return inspected;
  const { subject, mapping } = inspected.value;
  await store.updateTable(tx, importId, subject, mapping);
  await recordAudit(tx, context, {
    action: 'import.mapping_changed',
    subject: { kind: 'import', id: importId },
    before: { ...tableOf(before), ...targetsOf(before) },
    after: { ...tableOf(mapping), ...targetsOf(mapping) },
  });
  return ok(presentImport((await store.findImport(tx, importId))!));
}

function tableOf({ workbook }: FileMapping) {
  return { sheet: workbook?.sheet ?? null, headerRow: workbook?.headerRow ?? null };
}

/** Starts the dry run. */
export async function startPreview(
  tx: Transaction,
  context: Context,
  importId: ImportId,
): Promise<Result<{ taskId: TaskId }, Refusal>> {
  const found = await findInState(tx, importId, open, 'preview');
  if (!found.ok) return found;
  const { subject, mapping } = found.value;
  const compiled = compileFile(subject, mapping);
  if (!compiled.ok) return compiled;
  const taskId = await startTask(tx, context, previewKind, { importId });
  await store.updateTask(tx, importId, taskId, found.value.status);
  return ok({ taskId });
}

/** Starts applying; everything the preview knows is asked before the work begins, and again when it is done. */
export async function startApply(
  tx: Transaction,
  context: Context,
  importId: ImportId,
  consent: Consent,
): Promise<Result<{ taskId: TaskId }, Refusal>> {
  const found = await findInState(tx, importId, ['previewed', 'failed'], 'apply');
  if (!found.ok) return found;
  const { subject, report, difference } = found.value;
  if (report === null || difference === null) {
    return refuse(refusal('import_state', { state: 'uploaded', action: 'apply' }));
  }
  if (difference.revision !== (await store.directoryRevision(tx, subject)))
    return refuse(refusal('import_superseded'));
  if (report.refused > 0 && !consent.leaveOutBadRows)
    return refuse(refusal('import_has_errors', { count: report.refused }));
  const { needsConfirmation, left, before } = difference.shown;
  if (needsConfirmation && !consent.confirmShrink)
    return refuse(refusal('import_needs_confirmation', { count: left, total: before, things: subject }));
  const taskId = await startTask(tx, context, applyKind, { importId, consent });
  await store.updateTask(tx, importId, taskId, 'applying');
  return ok({ taskId });
}

/** Throws the file away. */
export async function discardImport(
  tx: Transaction,
  context: Context,
  importId: ImportId,
): Promise<Result<ImportDetail, Refusal>> {
  const found = await findInState(tx, importId, open, 'discard');
  if (!found.ok) return found;
  await store.deleteChunks(tx, importId);
  await store.updateStatus(tx, importId, 'discarded');
  await recordAudit(tx, context, {
    action: 'import.discarded',
    subject: { kind: 'import', id: importId },
    before: { fileName: found.value.fileName, status: found.value.status },
  });
  return ok(presentImport((await store.findImport(tx, importId))!));
}
