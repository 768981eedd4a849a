/**
 * Brings a file's rows into the staging tables of a transaction: streamed, held back by the database, with what
 * is wrong counted on the way. The directory is not looked at.
 */
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { CopyStreamQuery } from 'pg-copy-streams';
import type { ImportSubject } from '#contracts/imports.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { IDENTIFYING_FIELDS } from '#domain/directory/directory-fields.ts';
import { managerFieldsOf } from '#domain/directory/manager-index.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { toColumnMappings, type FileMapping } from './file-mapping.ts';
import { LineSet } from './line-set.ts';
import { compileFile, type CompiledFile } from './read-file.ts';
import { presentDuplicate, problemsMax } from './row-problem.ts';
import * as store from './staging-store.ts';
import type { StoredFile } from './stored-file.ts';
import { Tally, type FileCounts, type TallyOptions } from './tally.ts';

export type StagedFile = FileCounts & {
  /** Identical rows beyond the first. */
  readonly repeated: number;
  /** Rows beyond the first of one identifier with other values; they count as refused. */
  readonly duplicates: number;
  /** References to managers or owners were resolved beside the rows. */
  readonly hasLinks: boolean;
};

export type StageOptions = TallyOptions & {
  readonly content: StoredFile;
  /** After each piece of the file, with the bytes read; throwing ends the staging. */
  readonly onPiece?: (bytesRead: number) => Promise<void>;
};

/** Refuses a mapping that identifies nobody. A lean staging cannot resolve references. */
export async function stageFile(
  tx: Transaction,
  options: StageOptions,
): Promise<Result<StagedFile, Refusal>> {
  const { subject, mapping, isLean } = options;
  const compiled = compileFile(subject, mapping);
  if (!compiled.ok) return compiled;
  await store.createStaging(tx, subject, isLean ?? false);
  const tally = new Tally(options);
  await copyFile(tx, compiled.value, options, tally);
  if (tally.kept > 0) await store.separateKept(tx);
  const duplicates = await store.removeDuplicates(tx, problemsMax);
  const column = idColumnOf(subject, mapping);
  const repeats = duplicates.examples.map((row) => presentDuplicate(row, column, mapping));
  const hasLinks = isLean !== true && (await resolveLinks(tx, subject, mapping));
  const counts = tally.counts(compiled.value);
  return ok({
    ...counts,
    hasLinks,
    refused: counts.refused + duplicates.different,
    problems: [...counts.problems, ...repeats].sort((a, b) => a.line - b.line).slice(0, problemsMax),
    repeated: duplicates.repeated,
    duplicates: duplicates.different,
  });
}

/** After a lean staging and its delta: stages the rows in full that will be written, from a second reading. */
export async function stageNeeded(tx: Transaction, options: StageOptions): Promise<void> {
  const { subject, mapping } = options;
  const compiled = compileFile(subject, mapping);
  if (!compiled.ok) throw new Error('the mapping was good for the first reading');
  const lines = new LineSet();
  for await (const some of store.neededLines(tx)) lines.add(some);
  await store.replaceLean(tx, subject);
  await copyFile(tx, compiled.value, options, new Tally({ ...options, isLean: false, lines }));
}

async function copyFile(
  tx: Transaction,
  compiled: CompiledFile,
  { content, onPiece }: StageOptions,
  tally: Tally,
): Promise<void> {
  const copy = store.copyRows(tx);
  // An error between two pieces is thrown by the next write; unheard, it would end the process.
  copy.on('error', () => undefined);
  try {
    await compiled.read(content, {
      ...tally.receiver,
      onPiece: async (bytesRead) => {
        await write(copy, tally.encoder.take());
        await onPiece?.(bytesRead);
      },
    });
    copy.end();
    await finished(copy);
  } catch (error) {
    await abandon(copy);
    throw error;
  }
}

async function write(copy: CopyStreamQuery, lines: Buffer): Promise<void> {
  if (copy.errored !== null) throw copy.errored;
  if (lines.length > 0 && !copy.write(lines)) await once(copy, 'drain');
}

/** Ends a COPY that must not be finished, so that the connection can roll back. */
async function abandon(copy: CopyStreamQuery): Promise<void> {
  if (copy.destroyed) return;
  const closed = once(copy, 'close');
  copy.destroy(new Error('the import was stopped'));
  await closed;
}

export type Links = 'none' | 'managers' | 'owners';

/** What of a row can only be known beside others: managers named otherwise than by identifier, owners by both. */
export function linksOf(subject: ImportSubject, mapping: FileMapping): Links {
  if (subject === 'people') {
    const fields = managerFieldsOf(toColumnMappings(mapping));
    return fields.some((field) => field !== 'managerExternalId') ? 'managers' : 'none';
  }
  const mapped = new Set(mapping.columns.map(({ target }) => (target.kind === 'field' ? target.field : '')));
  return mapped.has('ownerExternalId') && mapped.has('ownerEmail') ? 'owners' : 'none';
}

async function resolveLinks(tx: Transaction, subject: ImportSubject, mapping: FileMapping): Promise<boolean> {
  const links = linksOf(subject, mapping);
  if (links === 'managers') await store.resolveManagers(tx);
  if (links === 'owners') await store.resolveOwners(tx);
  return links !== 'none';
}

function idColumnOf(subject: ImportSubject, { columns }: FileMapping): string {
  const columnOf = (field: string) =>
    columns.find(({ target }) => target.kind === 'field' && target.field === field)?.column;
  return IDENTIFYING_FIELDS[subject].map(columnOf).find((name) => name !== undefined) ?? '';
}
