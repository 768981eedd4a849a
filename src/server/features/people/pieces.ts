/** Files as streams of pieces: cut to an even size, looked at in advance, or read back from an import's pieces. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ImportId, OrganisationId } from '#contracts/ids.ts';
import { inOrganisation, type Database } from '#server/platform/db/database.ts';
import * as store from './import-store.ts';
import { openingBytes, type Opening } from './inspect-file.ts';
import type { FileSource } from './read-file.ts';

export const pieceBytes = 1024 * 1024;

/** The same bytes in pieces of one size, the last one smaller. */
export async function* cutEvenly(source: FileSource, size = pieceBytes): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < size) continue;
    const joined = Buffer.concat(waiting);
    let at = 0;
    for (; joined.length - at >= size; at += size) yield joined.subarray(at, at + size);
    waiting = [joined.subarray(at)];
    length = joined.length - at;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

export type OpenedFile = {
  readonly opening: Opening;
  /** The whole file, opening included; it can be read once. */
  readonly pieces: AsyncGenerator<Buffer>;
};

/** Reads the opening of a file without losing it. */
export async function openFile(source: FileSource): Promise<OpenedFile> {
  const pieces = cutEvenly(source);
  const first = await pieces.next();
  const second = first.done === true ? first : await pieces.next();
  const bytes = first.done === true ? Buffer.alloc(0) : first.value;
  async function* all(): AsyncGenerator<Buffer> {
    if (first.done !== true) yield first.value;
    if (second.done !== true) yield second.value;
    yield* pieces;
  }
  return {
    opening: { bytes: bytes.subarray(0, openingBytes), isWhole: second.done === true },
    pieces: all(),
  };
}

/** The opening of a file on this machine. */
export async function readOpening(path: string): Promise<Opening> {
  const { opening, pieces } = await openFile(readPath(path));
  await pieces.return(undefined);
  return opening;
}

/** Writes a stream to a temporary file in a folder of its own, which the caller removes; returns the path. */
export async function spool(source: FileSource): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'bellwether-import-')), 'file.csv');
  await pipeline(source, createWriteStream(path));
  return path;
}

/** A file on this machine. */
export function readPath(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: pieceBytes });
}

/** The pieces an import was uploaded in, one short transaction each: the caller's own is busy with the rows. */
export async function* readUploaded(
  database: Database,
  organisationId: OrganisationId,
  importId: ImportId,
): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const bytes = await inOrganisation(
      database,
      organisationId,
      async (tx) => await store.readChunk(tx, importId, number),
    );
    if (bytes === undefined) return;
    yield bytes;
  }
}
