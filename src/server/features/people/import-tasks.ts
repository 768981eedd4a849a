/** The tasks of imports: preview and apply, each in one transaction of its own. */
import type { ImportId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { defineTask, type TaskRun } from '#server/platform/tasks/index.ts';
import { applyFile, previewFile, type Consent, type FileToImport, type Preview } from './apply-file.ts';
import * as store from './import-store.ts';
import { applyKind, previewKind } from './manage-imports.ts';
import { uploadedFile } from './stored-file.ts';

type ImportInput = { readonly importId: ImportId };

/** What the work on an import needs of the task it is part of. */
export type ImportRun = Pick<
  TaskRun<unknown>,
  'taskId' | 'organisationId' | 'services' | 'report' | 'inTransaction'
>;

/** The dry run of an import whose latest task this is; writes what it found down with the import. */
export async function runPreview(run: ImportRun, importId: ImportId): Promise<Result<Preview, Refusal>> {
  const row = await run.inTransaction(async (tx) => await store.findImport(tx, importId));
  if (row === undefined) return refuse(refusal('not_found', { what: 'import' }));
  return await run.inTransaction(async (tx) => {
    const revision = await store.directoryRevision(tx, row.subject);
    const previewed = await previewFile(tx, fileOf(run, row));
    if (!previewed.ok) return previewed;
    const { report, difference, problems } = previewed.value;
    // The mapping may have changed meanwhile, or somebody may have discarded the file.
    const now = await store.findImport(tx, importId);
    const isSame = now?.taskId === run.taskId && JSON.stringify(now.mapping) === JSON.stringify(row.mapping);
    if (!isSame || now.status === 'discarded') {
      return refuse(refusal('import_superseded'));
    }
    await store.writeFindings(tx, importId, 'previewed', {
      rowCount: report.rows,
      report: { quality: report, refused: report.refused, problems },
      difference: { shown: difference, revision, joined: null },
    });
    return previewed;
  });
}

/** Applies a previewed import; done already, when the server stopped after the work and before its end was written down. */
export async function runApply(
  run: ImportRun,
  importId: ImportId,
  consent: Consent,
): Promise<Result<ImportInput, Refusal>> {
  const row = await run.inTransaction(async (tx) => await store.findImport(tx, importId));
  if (row === undefined) return refuse(refusal('not_found', { what: 'import' }));
  if (row.status === 'applied') return ok({ importId });
  return await run.inTransaction(async (tx, context) => {
    const applied = await applyFile(tx, context, importId, {
      ...fileOf(run, row),
      ...consent,
      basis: row.difference?.revision ?? null,
    });
    return applied.ok ? ok({ importId }) : refuse(applied.refusal);
  });
}

function fileOf(run: ImportRun, row: store.ImportRow): FileToImport {
  const { subject, fileName, mapping } = row;
  const content = uploadedFile(run.services.database, run.organisationId, row);
  return { subject, fileName, mapping, content, report: run.report };
}

const previewTask = defineTask(previewKind, async (run: TaskRun<ImportInput>) => {
  const { importId } = run.input;
  const previewed = await runPreview(run, importId);
  return previewed.ok ? ok({ importId }) : previewed;
});

const applyTask = defineTask(applyKind, async (run: TaskRun<ImportInput & { readonly consent: Consent }>) => {
  const { importId, consent } = run.input;
  return await runApply(run, importId, consent);
});

export const peopleTasks = [previewTask, applyTask];
