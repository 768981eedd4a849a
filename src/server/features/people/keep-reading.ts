/** Takes a table that was read through a connection as an import, in place of earlier readings nobody applied. */
import type { ImportId, TaskId } from '#contracts/ids.ts';
import type { ImportSubject } from '#contracts/imports.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { withTargets, type ChosenTarget, type FileColumn } from './file-mapping.ts';
import * as store from './import-store.ts';
import { inspectFile } from './inspect-file.ts';
import { discardImport } from './manage-imports.ts';
import { cutEvenly } from './pieces.ts';
import { fileAt } from './stored-file.ts';
import { keepFile } from './upload-import.ts';

export type ReadTable = store.ReadingOrigin & {
  readonly subject: ImportSubject;
  /** The connection's, as the import's in lists. */
  readonly name: string;
  /** A CSV file on this machine. */
  readonly path: string;
  /** What its columns become unless somebody has chosen otherwise. */
  readonly columns: readonly Pick<FileColumn, 'column' | 'target'>[];
  /** The task that goes on with it. */
  readonly taskId: TaskId;
};

/** Columns keep what they became when a reading of the connection was last applied. Refuses `file_empty`. */
export async function keepReading(
  tx: Transaction,
  context: Context,
  { subject, name, path, columns, taskId, connectionId, asOf }: ReadTable,
): Promise<Result<ImportId, Refusal>> {
  const file = await fileAt(path);
  const inspected = await inspectFile(file, { fileName: name, subject });
  if (!inspected.ok) return inspected;
  for (const { importId } of await store.listOpenReadings(tx, connectionId, subject))
    await discardImport(tx, context, importId);
  const chosen = await chooseTargets(tx, { connectionId, subject, columns });
  const mapping = { ...withTargets(inspected.value.mapping, chosen), source: sourceOfReading(subject) };
  const kept = { subject, fileName: name, mapping, reading: { connectionId, asOf } };
  const importId = await keepFile(tx, context, kept, cutEvenly(file.stream()));
  await store.updateTask(tx, importId, taskId, 'uploaded');
  return ok(importId);
}

/** What the columns of a reading become: as proposed, but for what somebody chose for the one applied last. */
export async function chooseTargets(
  tx: Transaction,
  { connectionId, subject, columns }: Pick<ReadTable, 'connectionId' | 'subject' | 'columns'>,
): Promise<readonly ChosenTarget[]> {
  const applied = await store.findAppliedMapping(tx, connectionId, subject);
  const byHand = applied?.columns.filter(({ confidence }) => confidence === null) ?? [];
  return [...columns.map((one) => ({ ...one, isOfConnection: true })), ...byHand];
}

/** Where a reading comes from, in words. */
export function sourceOfReading(subject: ImportSubject): string {
  return subject === 'people' ? 'Microsoft Entra ID' : 'Microsoft Intune';
}
