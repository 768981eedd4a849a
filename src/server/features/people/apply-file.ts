/**
 * Brings a file into the directory, or shows what that would do: one transaction, everything or nothing. Where
 * the file comes from and who waits for it is the caller's business.
 */
import type { ImportDifference, ImportReport, ImportSubject, RowProblem } from '#contracts/imports.ts';
import type { ImportId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { taskStatement } from '#contracts/sentences/task-sentences.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { UnreadableWorkbook } from '#server/platform/spreadsheet/index.ts';
import type { ReportProgress } from '#server/platform/tasks/index.ts';
import type { FileMapping } from './file-mapping.ts';
import * as imports from './import-store.ts';
import {
  everybodyJoins,
  explainDifference,
  leaveOutEqual,
  measureDelta,
  summariseDifference,
} from './measure-difference.ts';
import * as merge from './merge-store.ts';
import { createReportBuilder } from './quality-report.ts';
import { insertFirst } from './insert-first.ts';
import { linksOf, stageFile, stageNeeded, type StagedFile, type StageOptions } from './stage-file.ts';
import { isDirectoryEmpty, lockImports, waitForPeople } from './staging-store.ts';
import type { StoredFile } from './stored-file.ts';
import { directoryTables, type DirectoryTable } from './subject-store.ts';

export type FileToImport = {
  readonly subject: ImportSubject;
  readonly fileName: string;
  readonly mapping: FileMapping;
  /** Read a second time when the first way of writing it turns out not to be possible. */
  readonly content: StoredFile;
  /** How far the work is, from 0 to 1, and what is being done; throwing ends it. */
  readonly report?: ReportProgress;
};

export type Consent = {
  /** Rows with a problem are left out; whom they are about stays as they are. */
  readonly leaveOutBadRows: boolean;
  /** Many may leave. */
  readonly confirmShrink: boolean;
};

export type FileToApply = FileToImport &
  Consent & {
    /** The state of the directory the file was previewed against; null when it was not. */
    readonly basis: number | null;
  };

export type Preview = {
  readonly report: ImportReport;
  readonly difference: ImportDifference;
  readonly problems: readonly RowProblem[];
};

/** A refusal with what it is about, for people who have to mend the file. */
export type FileRefusal = {
  readonly refusal: Refusal;
  readonly problems: readonly RowProblem[];
  readonly difference: ImportDifference | null;
};

export type FileOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | ({ readonly ok: false } & FileRefusal);

/** The data-quality report, the row problems and the difference; the transaction changes nobody and nothing. */
export async function previewFile(tx: Transaction, file: FileToImport): Promise<Result<Preview, Refusal>> {
  const previewed = await refuseUnreadable(file, async () => await previewRows(tx, file));
  return previewed.ok ? previewed : refuse(previewed.refusal);
}

async function previewRows(tx: Transaction, file: FileToImport): Promise<Result<Preview, Refusal>> {
  const { subject, mapping, report } = file;
  const builder = createReportBuilder(subject, mapping);
  const staged = await stageFile(tx, { ...stageOptions(file, 0.6), onRow: builder.onRow });
  if (!staged.ok) return staged;
  await report?.(0.65, taskStatement('step_comparing'));
  const directory = directoryTables[subject];
  const measured = await measureDelta(tx, directory, staged.value);
  const counts = await leaveOutEqual(tx, directory, measured, staged.value);
  await report?.(0.8, taskStatement('step_explaining'));
  const difference = await explainDifference(tx, directory, counts, staged.value);
  await report?.(0.9, taskStatement('step_writing_report'));
  const quality = await builder.finish(tx, staged.value);
  return ok({ report: quality, difference, problems: staged.value.problems });
}

export type Applied = {
  readonly staged: StagedFile;
  readonly difference: ImportDifference;
};

/** What is wrong inside a workbook shows only while it is read; the transaction is rolled back with the refusal. */
async function refuseUnreadable<Outcome>(
  { fileName: file }: FileToImport,
  work: () => Promise<Outcome>,
): Promise<Outcome | ({ readonly ok: false } & FileRefusal)> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    const reason = refusal('file_unreadable', { file, problem: error.statement });
    return { ok: false, refusal: reason, problems: [], difference: null };
  }
}

/** Changes the directory and writes the import, its undo and its audit event. */
export async function applyFile(
  tx: Transaction,
  context: Context,
  importId: ImportId,
  file: FileToApply,
): Promise<FileOutcome<Applied>> {
  return await refuseUnreadable(file, async () => await applyRows(tx, context, importId, file));
}

async function applyRows(
  tx: Transaction,
  context: Context,
  importId: ImportId,
  file: FileToApply,
): Promise<FileOutcome<Applied>> {
  const { subject, report } = file;
  await lockImports(tx, subject);
  // Owners are looked up among the people as they are.
  if (linksOf(subject, file.mapping) === 'owners') await waitForPeople(tx);
  const revision = await imports.directoryRevision(tx, subject);
  if (file.basis !== null && file.basis !== revision) {
    return { ok: false, refusal: refusal('import_superseded'), problems: [], difference: null };
  }
  const directory = directoryTables[subject];
  const isFirst = await isDirectoryEmpty(tx, directory);
  const first = isFirst ? await writeFirst(tx, directory, file) : undefined;
  const written = first ?? (await writeStaged(tx, directory, importId, { ...file, isFirst }));
  if (!written.ok) return written;
  const { staged, difference: shown, joined } = written.value;
  await merge.updateCount(tx, directory);
  const { report: quality } = (await imports.findImport(tx, importId)) ?? {};
  await imports.writeFindings(tx, importId, 'applied', {
    rowCount: staged.rows,
    report: { quality: quality?.quality ?? null, refused: staged.refused, problems: staged.problems },
    difference: { shown: await keepExamples(tx, importId, shown), revision, joined },
  });
  await imports.markApplied(tx, importId, context.now);
  await imports.deleteChunks(tx, importId);
  await recordAudit(tx, context, {
    action: 'import.applied',
    subject: { kind: 'import', id: importId },
    after: describeApplied(file, staged, shown),
  });
  await report?.(1, taskStatement('step_done'));
  return ok({ staged, difference: shown });
}

type Written = Applied & { readonly joined: merge.JoinedRange };

/** Into an empty directory, without staging; undefined when the file is not regular enough for that. */
async function writeFirst(
  tx: Transaction,
  directory: DirectoryTable,
  file: FileToApply,
): Promise<FileOutcome<Written> | undefined> {
  const { leaveOutBadRows } = file;
  const inserted = await insertFirst(tx, directory, { ...stageOptions(file, 0.85), leaveOutBadRows });
  if (inserted === undefined) return undefined;
  const { staged } = inserted;
  if (staged.rows === 0) return refuseFile(refusal('file_empty', { file: file.fileName }), staged);
  const shown = summariseDifference(everybodyJoins(inserted.joined), staged);
  const joined = { after: 0, upTo: await merge.highestId(tx, directory) };
  return { ok: true, value: { staged, difference: shown, joined } };
}

/** Through the staging tables: compared first, then only what differs is written. */
async function writeStaged(
  tx: Transaction,
  directory: DirectoryTable,
  importId: ImportId,
  file: FileToApply & { readonly isFirst: boolean },
): Promise<FileOutcome<Written>> {
  const { subject, report, leaveOutBadRows, confirmShrink } = file;
  // Usually most rows are as they were, so the first reading only tells them apart.
  const isLean = !file.isFirst && linksOf(subject, file.mapping) === 'none';
  const prepared = await stageFile(tx, { ...stageOptions(file, 0.5), isLean });
  if (!prepared.ok) return { ...prepared, problems: [], difference: null };
  const staged = prepared.value;
  if (staged.rows === 0) return refuseFile(refusal('file_empty', { file: file.fileName }), staged);
  if (staged.refused > 0 && !leaveOutBadRows) {
    return refuseFile(refusal('import_has_errors', { count: staged.refused }), staged);
  }
  await report?.(0.55, taskStatement('step_comparing'));
  const counts = await measureDelta(tx, directory, staged);
  const expected = summariseDifference(counts, staged);
  if (expected.needsConfirmation && !confirmShrink) {
    const data = { count: expected.left, total: expected.before, things: subject };
    return refuseFile(refusal('import_needs_confirmation', data), staged, expected);
  }
  if (isLean && counts.joined + counts.changed + counts.returned > 0)
    await stageNeeded(tx, stageOptions(file, 0.6, 0.55));
  const shown = summariseDifference(await leaveOutEqual(tx, directory, counts, staged), staged);
  await report?.(0.6, taskStatement('step_writing_directory'));
  const { hasLinks } = staged;
  const { isFirst } = counts;
  const joined = await merge.insertJoined(tx, directory, { hasLinks, isFirst, count: shown.joined });
  await report?.(0.9, taskStatement('step_writing_changes'));
  if (shown.changed + shown.returned > 0) await merge.updateChanged(tx, directory, importId, hasLinks);
  if (shown.left > 0) await merge.deactivateLeavers(tx, directory, importId);
  return { ok: true, value: { staged, difference: shown, joined } };
}

/** Reading the file takes the work from one share of the whole to another. */
function stageOptions(
  { subject, mapping, content, report }: FileToImport,
  until: number,
  from = 0,
): StageOptions {
  return {
    subject,
    mapping,
    content,
    onPiece: async (bytesRead) => {
      const part = Math.min(1, bytesRead / Math.max(1, content.byteCount));
      await report?.(from + (until - from) * part, taskStatement('step_reading_file'));
    },
  };
}

function refuseFile(
  reason: Refusal,
  { problems }: StagedFile,
  difference: ImportDifference | null = null,
): FileOutcome<never> {
  return { ok: false, refusal: reason, problems, difference };
}

/** Examples were made by the preview; applying only counts again. */
async function keepExamples(
  tx: Transaction,
  importId: ImportId,
  shown: ImportDifference,
): Promise<ImportDifference> {
  const previewed = (await imports.findImport(tx, importId))?.difference?.shown;
  if (previewed === undefined) return shown;
  const { joiners, movers, leavers, returners, conflicts, renames } = previewed;
  return { ...shown, joiners, movers, leavers, returners, conflicts, renames };
}

function describeApplied(
  { subject, fileName }: FileToImport,
  { rows, refused }: StagedFile,
  { joined, changed, left, returned, unchanged }: ImportDifference,
) {
  return { subject, fileName, rows, leftOut: refused, joined, changed, left, returned, unchanged };
}
