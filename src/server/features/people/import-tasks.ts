/** The tasks of imports: preview and apply, each in one transaction of its own. */
import type { ImportId } from '#contracts/ids.ts';
import { refusal } from '#contracts/refusals.ts';
import { ok, refuse } from '#domain/result.ts';
import { defineTask, type TaskRun } from '#server/platform/tasks/index.ts';
import { applyFile, previewFile, type Consent, type FileToImport } from './apply-file.ts';
import * as store from './import-store.ts';
import { applyKind, previewKind } from './manage-imports.ts';
import { uploadedFile } from './stored-file.ts';

type ImportInput = { readonly importId: ImportId };

const previewTask = defineTask(previewKind, async (run: TaskRun<ImportInput>) => {
  const { importId } = run.input;
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
    return ok({ importId });
  });
});

const applyTask = defineTask(applyKind, async (run: TaskRun<ImportInput & { readonly consent: Consent }>) => {
  const { importId, consent } = run.input;
  const row = await run.inTransaction(async (tx) => await store.findImport(tx, importId));
  if (row === undefined) return refuse(refusal('not_found', { what: 'import' }));
  // The server stopped after the work and before it was written down that the task had ended.
  if (row.status === 'applied') return ok({ importId });
  return await run.inTransaction(async (tx, context) => {
    const applied = await applyFile(tx, context, importId, {
      ...fileOf(run, row),
      ...consent,
      basis: row.difference?.revision ?? null,
    });
    return applied.ok ? ok({ importId }) : refuse(applied.refusal);
  });
});

function fileOf(run: TaskRun<ImportInput>, row: store.ImportRow): FileToImport {
  const { subject, fileName, mapping } = row;
  const content = uploadedFile(run.services.database, run.organisationId, row);
  return { subject, fileName, mapping, content, report: run.report };
}

export const peopleTasks = [previewTask, applyTask];
