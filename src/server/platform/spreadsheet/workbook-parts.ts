/**
 * The parts of a workbook file (a zip archive), read anywhere in it and inflated piece by piece, so that no part is
 * ever in memory as a whole. Refuses archives that inflate beyond reason. What the parts mean is not known here.
 */
import { workbookStatement } from '#domain/spreadsheet/workbook-sentences.ts';
import type { FileEntry, Reader } from '@zip.js/zip.js';
import { damaged, UnreadableWorkbook } from './unreadable-workbook.ts';

/** Bytes that can be read at any place. */
export type RandomAccess = {
  readonly byteCount: number;
  readonly readAt: (position: number, length: number) => Promise<Uint8Array>;
};

export type WorkbookParts = {
  readonly has: (name: string) => boolean;
  /** Every part begins with none of these names. */
  readonly lacks: (start: string) => boolean;
  /** The content of a part in pieces; throws UnreadableWorkbook when it is damaged or too large. */
  readonly read: (name: string) => AsyncGenerator<Uint8Array>;
  /** Bytes of a part once inflated, as the archive says. */
  readonly sizeOf: (name: string) => number;
};

/** A workbook of a million rows has some twenty parts; thousands are charts and pictures. */
const partsMax = 20_000;
/** A sheet of a million rows and 50 columns inflates to about this. */
const inflatedMax = 4 * 1024 ** 3;
/** Sheets shrink to a tenth, blank ones to a sixtieth; what inflates more than this was made to do harm. */
const ratioMax = 300;
const ratioFrom = 32 * 1024 ** 2;

/** Reads the archive's table of contents. */
export async function openParts(file: RandomAccess): Promise<WorkbookParts> {
  // Loaded when the first workbook is read, not when the program starts.
  const { Reader, ZipReader } = await import('@zip.js/zip.js');
  const access = createReader(file, Reader);
  const entries = new Map<string, FileEntry>();
  try {
    const archive = new ZipReader(access.reader, { useWebWorkers: false });
    for await (const entry of archive.getEntriesGenerator()) {
      if (entries.size >= partsMax)
        throw new UnreadableWorkbook(workbookStatement('workbook_too_many_parts', { parts: partsMax }));
      if (!entry.directory) entries.set(entry.filename, entry);
    }
  } catch (error) {
    throw access.explain(error);
  }
  const entryOf = (name: string): FileEntry => {
    const entry = entries.get(name);
    if (entry === undefined) throw damaged();
    return entry;
  };
  return {
    has: (name) => entries.has(name),
    lacks: (start) => ![...entries.keys()].some((name) => name.startsWith(start)),
    read: (name) => inflate(entryOf(name), access.explain),
    sizeOf: (name) => entryOf(name).uncompressedSize,
  };
}

type Access = {
  readonly reader: Reader<undefined>;
  /** What to throw: a failure to read the file as it is, anything else as damage. */
  readonly explain: (error: unknown) => unknown;
};

function createReader(file: RandomAccess, Base: typeof Reader): Access {
  let failure: unknown;
  class FileReader extends Base<undefined> {
    override size = file.byteCount;
    override async readUint8Array(position: number, length: number): Promise<Uint8Array> {
      try {
        return await file.readAt(position, Math.min(length, file.byteCount - position));
      } catch (error) {
        failure = error;
        throw error;
      }
    }
  }
  return {
    reader: new FileReader(undefined),
    explain: (error) => {
      if (failure !== undefined) return failure;
      return error instanceof UnreadableWorkbook ? error : damaged();
    },
  };
}

async function* inflate(entry: FileEntry, explain: Access['explain']): AsyncGenerator<Uint8Array> {
  if (entry.encrypted) throw new UnreadableWorkbook(workbookStatement('workbook_protected'));
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const written = entry.getData(writable, { useWebWorkers: false, checkCrc32: true });
  // Heard below, unless nobody reads to the end.
  written.catch(() => undefined);
  const pieces = readable.getReader();
  let inflated = 0;
  try {
    for (;;) {
      const piece = await pieces.read().catch((error: unknown) => Promise.reject(explain(error)));
      if (piece.done) break;
      inflated += piece.value.length;
      checkSize(inflated, entry.compressedSize);
      yield piece.value;
    }
    await written.catch((error: unknown) => Promise.reject(explain(error)));
  } finally {
    await pieces.cancel().catch(() => undefined);
  }
}

function checkSize(inflated: number, compressed: number): void {
  const isBomb = inflated > ratioFrom && inflated > ratioMax * compressed;
  if (!isBomb && inflated <= inflatedMax) return;
  throw new UnreadableWorkbook(workbookStatement('workbook_unpacks_too_large'));
}
