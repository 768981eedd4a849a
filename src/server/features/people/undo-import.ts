/** Puts the directory back as it was before the last import of its kind. */
import type { ImportDetail, ImportSubject } from '#contracts/imports.ts';
import type { ImportId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './import-store.ts';
import { findInState } from './manage-imports.ts';
import * as merge from './merge-store.ts';
import { presentImport } from './present-import.ts';
import { lockImports } from './staging-store.ts';
import { directoryTables } from './subject-store.ts';

/** Refuses when a later import stands, or when somebody who joined with this one takes part in a rollout. */
export async function undoImport(
  tx: Transaction,
  context: Context,
  importId: ImportId,
): Promise<Result<ImportDetail, Refusal>> {
  const found = await findInState(tx, importId, ['applied'], 'undo');
  if (!found.ok) return found;
  const { subject, difference, fileName } = found.value;
  await lockImports(tx, subject);
  const last = await store.findLastApplied(tx, subject);
  if (last?.importId !== importId) return refuse(refusal('import_not_last', { last: last?.importId ?? 0 }));
  const joined = difference?.joined;
  if (joined === null || joined === undefined) throw new Error(`import ${importId} does not say who joined`);
  const bound = subject === 'people' ? await merge.countInRollouts(tx, joined) : 0;
  if (bound > 0) return refuse(refusal('import_in_use', { count: bound }));
  const directory = directoryTables[subject];
  await merge.revertImport(tx, directory, importId, joined);
  await merge.updateCount(tx, directory);
  await store.markUndone(tx, importId, context.now);
  const { joined: added, changed, left, returned } = difference!.shown;
  await recordAudit(tx, context, {
    action: 'import.undone',
    subject: { kind: 'import', id: importId },
    before: { fileName, subject, joined: added, changed, left, returned },
  });
  return ok(presentImport((await store.findImport(tx, importId))!));
}

/** Undoes the last applied import of a subject; refuses `not_found` when there is none. */
export async function undoLastImport(
  tx: Transaction,
  context: Context,
  subject: ImportSubject,
): Promise<Result<ImportDetail, Refusal>> {
  const last = await store.findLastApplied(tx, subject);
  if (last === undefined) return refuse(refusal('not_found', { what: 'applied_import' }));
  return await undoImport(tx, context, last.importId);
}
