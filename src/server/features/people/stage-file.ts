/**
 * Brings a file's rows into the staging tables of a transaction: streamed, held back by the database, with what
 * is wrong counted on the way. The directory is not looked at.
 */
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { CopyStreamQuery } from 'pg-copy-streams';
import type { ImportSubject, RowProblem } from '#contracts/imports.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { CsvProblem } from '#domain/csv/csv-problem.ts';
import type { DeviceRecord, DirectoryRecord, PersonRecord } from '#domain/directory/directory-record.ts';
import { managerFieldsOf } from '#domain/directory/manager-index.ts';
import type { RowResult } from '#domain/directory/normalise-row.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { createPersonEncoder, encodeDevice, encodeKept } from './encode-row.ts';
import { toColumnMappings, type FileMapping } from './file-mapping.ts';
import { compileFile, type FileSource, type RowReceiver } from './read-file.ts';
import { presentDuplicate, problemsMax } from './row-problem.ts';
import * as store from './staging-store.ts';

export type StagedFile = {
  /** Data rows: all but blank ones and sums. */
  readonly rows: number;
  /** Rows with a problem; none of them is staged. */
  readonly refused: number;
  readonly skipped: number;
  readonly vacancies: number;
  readonly otherEntries: number;
  readonly disabled: number;
  /** Identical rows beyond the first. */
  readonly repeated: number;
  readonly duplicates: number;
  /** The first ones, in the order of the file. */
  readonly problems: readonly RowProblem[];
  readonly shapeWarnings: readonly { readonly problem: CsvProblem; readonly count: number }[];
  readonly missingColumns: readonly string[];
  readonly droppedForPrivacy: readonly string[];
  /** References to managers or owners were resolved beside the rows. */
  readonly hasLinks: boolean;
};

export type StageOptions = {
  readonly subject: ImportSubject;
  readonly mapping: FileMapping;
  readonly source: FileSource;
  /** After each piece of the file, with the bytes read; throwing ends the staging. */
  readonly onPiece?: (bytesRead: number) => Promise<void>;
  /** Sees every row, for the data-quality report. */
  readonly onRow?: (cells: readonly string[], line: number, result: RowResult<DirectoryRecord>) => void;
};

/** Refuses a mapping that identifies nobody. */
export async function stageFile(
  tx: Transaction,
  options: StageOptions,
): Promise<Result<StagedFile, Refusal>> {
  const { subject, mapping, source } = options;
  const compiled = compileFile(subject, mapping);
  if (!compiled.ok) return compiled;
  await store.createStaging(tx, subject);
  const tally = new Tally(options);
  const copy = store.copyRows(tx);
  try {
    await compiled.value.read(source, {
      ...tally.receiver,
      onPiece: async (bytesRead) => {
        await write(copy, tally.takeLines());
        await options.onPiece?.(bytesRead);
      },
    });
    copy.end();
    await finished(copy);
  } catch (error) {
    await abandon(copy);
    throw error;
  }
  if (tally.kept > 0) await store.separateKept(tx);
  const duplicates = await store.removeDuplicates(tx, problemsMax);
  const column = idColumnOf(mapping);
  const repeats = duplicates.examples.map((row) => presentDuplicate({ ...row, column }));
  const hasLinks = await resolveLinks(tx, subject, mapping);
  const problems = [...tally.problems, ...repeats].sort((a, b) => a.line - b.line).slice(0, problemsMax);
  const { rows, refused, skipped, vacancies, otherEntries, disabled } = tally;
  return ok({
    ...{ rows, skipped, vacancies, otherEntries, disabled, problems, hasLinks },
    refused: refused + duplicates.different,
    repeated: duplicates.repeated,
    duplicates: duplicates.different,
    shapeWarnings: [...tally.shapeWarnings.values()],
    missingColumns: compiled.value.missingColumns,
    droppedForPrivacy: compiled.value.droppedForPrivacy,
  });
}

/** Counts rows as they come and collects the lines of the next piece to be written. */
class Tally {
  rows = 0;
  refused = 0;
  skipped = 0;
  vacancies = 0;
  otherEntries = 0;
  disabled = 0;
  kept = 0;
  readonly problems: RowProblem[] = [];
  readonly shapeWarnings = new Map<CsvProblem['code'], { problem: CsvProblem; count: number }>();
  readonly receiver: Omit<RowReceiver, 'onPiece'>;
  private lines = '';

  constructor({ subject, mapping, onRow }: StageOptions) {
    const encodePerson = createPersonEncoder(new Set(managerFieldsOf(toColumnMappings(mapping))));
    const keep = (externalId: string | null, line: number): void => {
      if (externalId === null) return;
      this.kept++;
      this.lines += encodeKept(subject, externalId, line);
    };
    this.receiver = {
      onRecord: (record, line) => {
        this.rows++;
        if (subject === 'devices') this.lines += encodeDevice(record as DeviceRecord, line);
        else if (this.isListed(record as PersonRecord))
          this.lines += encodePerson(record as PersonRecord, line);
      },
      onRefused: (problems, externalId) => {
        this.rows++;
        this.refused++;
        if (this.problems.length < problemsMax) this.problems.push(...problems);
        keep(externalId, problems[0]!.line);
      },
      onSkipped: () => {
        this.skipped++;
      },
      onShapeWarning: (problem) => {
        const known = this.shapeWarnings.get(problem.code);
        if (known === undefined) this.shapeWarnings.set(problem.code, { problem, count: 1 });
        else known.count++;
      },
      ...(onRow === undefined ? {} : { onRow }),
    };
  }

  takeLines(): string {
    const { lines } = this;
    this.lines = '';
    return lines;
  }

  /** Vacancies and shared entries are no people; a disabled account counts as not listed. */
  private isListed({ kind, enabled }: PersonRecord): boolean {
    if (kind === 'vacancy') this.vacancies++;
    else if (kind !== 'person') this.otherEntries++;
    else if (enabled === false) this.disabled++;
    else return true;
    return false;
  }
}

async function write(copy: CopyStreamQuery, lines: string): Promise<void> {
  if (copy.errored !== null) throw copy.errored;
  if (lines !== '' && !copy.write(lines)) await once(copy, 'drain');
}

/** Ends a COPY that must not be finished, so that the connection can roll back. */
async function abandon(copy: CopyStreamQuery): Promise<void> {
  if (copy.destroyed) return;
  const closed = once(copy, 'close');
  copy.on('error', () => undefined);
  copy.destroy(new Error('the import was stopped'));
  await closed;
}

async function resolveLinks(tx: Transaction, subject: ImportSubject, mapping: FileMapping): Promise<boolean> {
  const mapped = new Set(mapping.columns.map(({ target }) => (target.kind === 'field' ? target.field : '')));
  if (subject === 'people') {
    if (!managerFieldsOf(toColumnMappings(mapping)).some((field) => field !== 'managerExternalId'))
      return false;
    await store.resolveManagers(tx);
    return true;
  }
  if (!mapped.has('ownerExternalId') || !mapped.has('ownerEmail')) return false;
  await store.resolveOwners(tx);
  return true;
}

function idColumnOf({ columns }: FileMapping): string {
  const isId =
    (field: string) =>
    ({ target }: FileMapping['columns'][number]) =>
      target.kind === 'field' && target.field === field;
  const fields = ['externalId', 'email', 'userPrincipalName', 'serialNumber'];
  return fields.map((field) => columns.find(isId(field))?.column).find((name) => name !== undefined) ?? '';
}
