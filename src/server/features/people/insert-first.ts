/**
 * The shortest way into an empty directory: nobody can change or leave, so rows go straight to their table while
 * the file is read. At the first irregular row the way back is taken, and the file goes through staging, which
 * can say everything that is wrong.
 */
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './merge-store.ts';
import { compileFile, type CompiledFile } from './read-file.ts';
import { linksOf, type StagedFile, type StageOptions } from './stage-file.ts';
import type { DirectoryTable } from './subject-store.ts';
import { Tally } from './tally.ts';

export type InsertedFile = { readonly staged: StagedFile; readonly joined: number };

/** Undefined when the file has to go through staging; then nothing has been changed. */
export async function insertFirst(
  tx: Transaction,
  directory: DirectoryTable,
  options: StageOptions & { readonly leaveOutBadRows: boolean },
): Promise<InsertedFile | undefined> {
  const { subject, mapping } = options;
  const compiled = compileFile(subject, mapping);
  if (!compiled.ok || linksOf(subject, mapping) === 'managers') return undefined;
  await store.setSavepoint(tx);
  try {
    const inserted = await insertRows(tx, directory, compiled.value, options);
    await store.releaseSavepoint(tx);
    return inserted;
  } catch (error) {
    if (!(error instanceof Irregular) && !store.isDuplicate(error)) throw error;
    await store.returnToSavepoint(tx);
    return undefined;
  }
}

class Irregular extends Error {
  override readonly name = 'Irregular';
}

async function insertRows(
  tx: Transaction,
  directory: DirectoryTable,
  compiled: CompiledFile,
  options: StageOptions & { readonly leaveOutBadRows: boolean },
): Promise<InsertedFile> {
  const tally = new Tally({ ...options, keepsRefused: false });
  let joined = 0;
  // The database inserts one piece while the next is read.
  let inserting: Promise<unknown> = Promise.resolve();
  const insert = async (lines: Buffer): Promise<void> => {
    joined += await store.insertLines(tx, directory, lines);
  };
  try {
    await compiled.read(options.content, {
      ...tally.receiver,
      onPiece: async (bytesRead) => {
        if (tally.refused > 0 && !options.leaveOutBadRows) throw new Irregular('a row has a problem');
        const lines = tally.encoder.take();
        await inserting;
        inserting = lines.length === 0 ? Promise.resolve() : insert(lines);
        inserting.catch(() => undefined);
        await options.onPiece?.(bytesRead);
      },
    });
  } finally {
    await inserting.catch(() => undefined);
  }
  await inserting;
  const counts = tally.counts(compiled);
  return { joined, staged: { ...counts, repeated: 0, duplicates: 0, hasLinks: false } };
}
