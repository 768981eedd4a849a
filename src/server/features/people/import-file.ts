/**
 * Imports a file in one call and one transaction, without upload and preview: for the command line, for
 * rehearsals and for measurements. The rules are those of the import page.
 */
import type { ImportDetail, ImportDifference, ImportSubject, RowProblem } from '#contracts/imports.ts';
import type { ImportId, OrganisationId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Actor } from '#server/platform/actor.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation, type Database } from '#server/platform/db/database.ts';
import type { ReportProgress } from '#server/platform/tasks/index.ts';
import {
  applyFile,
  previewFile,
  type Applied,
  type FileOutcome,
  type FileRefusal,
  type FileToImport,
  type Preview,
} from './apply-file.ts';
import { withTargets, type ChosenTarget, type FileMapping } from './file-mapping.ts';
import * as store from './import-store.ts';
import type { InspectOptions } from './found-table.ts';
import { inspectFile } from './inspect-file.ts';
import { sourceOfReading } from './keep-reading.ts';
import { presentWorkbook } from './present-import.ts';
import { fileAt, withTemporaryFile, type FileSource, type StoredFile } from './stored-file.ts';

export type FileImport = {
  readonly database: Database;
  readonly organisationId: OrganisationId;
  readonly actor: Actor;
  /** What the file is called in the list of imports and in messages. */
  readonly fileName: string;
  /** The content, or the path of a file on this machine. */
  readonly bytes: FileSource | string;
  /** Targets for columns whose suggestion is not wanted. */
  readonly mapping?: readonly ChosenTarget[];
  /** The column that identifies the rows; every other column is mapped by suggestion. */
  readonly idColumn?: string;
  /** Where the table stands in a workbook; found when left out. */
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly leaveOutBadRows?: boolean;
  readonly confirmShrink?: boolean;
  /** Which connection it was read through, instead of a file that somebody has. */
  readonly reading?: store.ReadingOrigin;
  readonly report?: ReportProgress;
};

export type ImportOutcome =
  | {
      readonly ok: true;
      readonly importId: ImportId;
      readonly source: string;
      /** Where in a workbook the table was found; null for other files. */
      readonly workbook: ImportDetail['workbook'];
      readonly rows: number;
      /** Rows left out because of a problem, with the first problems. */
      readonly leftOut: number;
      readonly problems: readonly RowProblem[];
      /** Rows that are vacancies, shared entries or disabled accounts. */
      readonly notPeople: number;
      readonly difference: ImportDifference;
      /** The attribute each column became; columns that became none are absent. */
      readonly attributes: Readonly<Record<string, string>>;
    }
  | ({ readonly ok: false } & FileRefusal);

/** Imports people, devices or apps from a file; nothing is changed when it refuses. */
export async function importFile(subject: ImportSubject, input: FileImport): Promise<ImportOutcome> {
  const { database, organisationId, actor, fileName, leaveOutBadRows, confirmShrink, reading } = input;
  const consent = { leaveOutBadRows: leaveOutBadRows ?? false, confirmShrink: confirmShrink ?? false };
  return await withFile(subject, input, async ({ mapping, file }): Promise<ImportOutcome> => {
    const outcome = await inOrganisation(
      database,
      organisationId,
      async (tx): Promise<FileOutcome<Brought>> => {
        const context = await createContext(tx, { organisationId, actor });
        const created = { subject, fileName, mapping, byteCount: file.content.byteCount, reading };
        const importId = await store.insertImport(tx, context, created);
        const applied = await applyFile(tx, context, importId, { ...file, ...consent, basis: null });
        return applied.ok ? { ok: true, value: { ...applied.value, importId } } : applied;
      },
    );
    return outcome.ok ? presentOutcome(outcome.value, mapping) : outcome;
  });
}

type Brought = Applied & { readonly importId: ImportId };

function presentOutcome({ importId, staged, difference }: Brought, mapping: FileMapping): ImportOutcome {
  return {
    ok: true,
    importId,
    source: mapping.source,
    workbook: presentWorkbook(mapping),
    rows: staged.rows,
    leftOut: staged.refused,
    problems: staged.problems,
    notPeople: staged.vacancies + staged.otherEntries + staged.disabled,
    difference,
    attributes: attributesOf(mapping),
  };
}

export type DryRun =
  | {
      readonly ok: true;
      readonly preview: Preview;
      readonly mapping: FileMapping;
      readonly workbook: ImportDetail['workbook'];
    }
  | ({ readonly ok: false } & FileRefusal);

/** What importing a file would do, with the data-quality report; changes nothing. */
export async function dryRunFile(subject: ImportSubject, input: FileImport): Promise<DryRun> {
  const { database, organisationId } = input;
  return await withFile(subject, input, async ({ mapping, file }): Promise<DryRun> => {
    const previewed = await inOrganisation(
      database,
      organisationId,
      async (tx) => await previewFile(tx, file),
    );
    if (!previewed.ok) return refuseWhole(previewed.refusal);
    return { ok: true, preview: previewed.value, mapping, workbook: presentWorkbook(mapping) };
  });
}

type OpenedImport = { readonly mapping: FileMapping; readonly file: FileToImport };

/** Looks at the file, then does the work with it; a stream is kept in a temporary file meanwhile. */
async function withFile<Value>(
  subject: ImportSubject,
  input: FileImport,
  work: (opened: OpenedImport) => Promise<Value>,
): Promise<Value | ({ readonly ok: false } & FileRefusal)> {
  const { bytes, fileName, idColumn, sheet, headerRow, mapping: chosen, report, reading } = input;
  const workWith = async (content: StoredFile) => {
    const options: InspectOptions = { fileName, subject, idColumn, sheet, headerRow };
    const inspected = await inspectFile(content, options);
    if (!inspected.ok) return refuseWhole(inspected.refusal);
    const mapped = withTargets(inspected.value.mapping, chosen ?? []);
    const mapping = reading === undefined ? mapped : { ...mapped, source: sourceOfReading(subject) };
    const file = { subject, fileName, mapping, content };
    return await work({ mapping, file: report === undefined ? file : { ...file, report } });
  };
  return typeof bytes === 'string'
    ? await workWith(await fileAt(bytes))
    : await withTemporaryFile(bytes, workWith);
}

function attributesOf({ columns }: FileMapping): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap(({ column, target }) => (target.kind === 'attribute' ? [[column, target.name]] : [])),
  );
}

function refuseWhole(reason: Refusal): { readonly ok: false } & FileRefusal {
  return { ok: false, refusal: reason, problems: [], difference: null };
}
