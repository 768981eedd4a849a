/** A file to import, wherever it lies: read from its beginning, or anywhere in it. On this machine, or uploaded. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ImportId, OrganisationId } from '#contracts/ids.ts';
import { inOrganisation, type Database } from '#server/platform/db/database.ts';
import type { RandomAccess } from '#server/platform/spreadsheet/index.ts';
import * as store from './import-store.ts';

/** Files are kept in pieces of this size, the last one smaller. */
export const pieceBytes = 1024 * 1024;

export type FileSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export type StoredFile = RandomAccess & {
  /** All bytes in order; it may be called again. */
  readonly stream: () => FileSource;
};

/** A file on this machine. */
export async function fileAt(path: string): Promise<StoredFile> {
  const { size: byteCount } = await stat(path);
  return {
    byteCount,
    stream: () => createReadStream(path, { highWaterMark: pieceBytes }),
    readAt: async (position, length) => {
      const handle = await open(path);
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, position);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}

/** Keeps a stream in a temporary file while the work lasts. */
export async function withTemporaryFile<Value>(
  source: FileSource,
  work: (file: StoredFile) => Promise<Value>,
): Promise<Value> {
  const path = join(await mkdtemp(join(tmpdir(), 'bellwether-import-')), 'file');
  try {
    await pipeline(source, createWriteStream(path));
    return await work(await fileAt(path));
  } finally {
    await rm(dirname(path), { recursive: true, force: true });
  }
}

/** What an import was uploaded with; one short transaction for each piece, since the caller's own is busy with the rows. */
export function uploadedFile(
  database: Database,
  organisationId: OrganisationId,
  { importId, byteCount }: { readonly importId: ImportId; readonly byteCount: number },
): StoredFile {
  let last: { readonly number: number; readonly bytes: Buffer } | undefined;
  const readPiece = async (number: number): Promise<Buffer> => {
    if (last?.number === number) return last.bytes;
    const bytes = await inOrganisation(
      database,
      organisationId,
      async (tx) => await store.readChunk(tx, importId, number),
    );
    if (bytes === undefined) throw new Error(`piece ${number} of import ${importId} is not there any more`);
    last = { number, bytes };
    return bytes;
  };
  async function* pieces(from: number, to: number): AsyncGenerator<Buffer> {
    for (let at = from; at < to;) {
      const start = at % pieceBytes;
      const piece = (await readPiece((at - start) / pieceBytes)).subarray(start, start + to - at);
      yield piece;
      at += piece.length;
    }
  }
  return {
    byteCount,
    stream: () => pieces(0, byteCount),
    readAt: async (position, length) => {
      const found: Buffer[] = [];
      for await (const piece of pieces(position, Math.min(byteCount, position + length))) found.push(piece);
      return found.length === 1 ? found[0]! : Buffer.concat(found);
    },
  };
}
