/** Streams of bytes cut to pieces of an even size, and looked at in advance. */
import { pieceBytes, type FileSource } from './stored-file.ts';

/** How much of a file is looked at, in bytes; files larger than this are not read whole for it. */
const openingBytes = pieceBytes;

export type Opening = {
  readonly bytes: Uint8Array;
  /** The opening is the whole file. */
  readonly isWhole: boolean;
};

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

/** Reads only the opening of a file. */
export async function readOpening(source: FileSource): Promise<Opening> {
  const { opening, pieces } = await openFile(source);
  await pieces.return(undefined);
  return opening;
}
