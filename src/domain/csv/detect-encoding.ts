/**
 * Finds the encoding of a text file from its bytes: byte order mark first, then the zero bytes of UTF-16,
 * then whether the bytes are valid UTF-8; Windows-1252 when they are not. Decodes nothing.
 */

import { BAD, sequenceLength } from './utf8-sequence.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export type DetectedEncoding = {
  readonly encoding: TextEncoding;
  readonly hasByteOrderMark: boolean;
};

const UTF_16_SAMPLE = 4096;

/**
 * Judges the given bytes, which may be the opening of a larger file (a character cut at the end is fine).
 * For a stream it is enough to judge the first piece: the UTF-8 decoder itself falls back to Windows-1252
 * when the first byte beyond ASCII comes later and is not UTF-8.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: 'utf-8', hasByteOrderMark: true };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', hasByteOrderMark: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', hasByteOrderMark: true };
  const encoding = detectUtf16(bytes) ?? (isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252');
  return { encoding, hasByteOrderMark: false };
}

/** UTF-16 without a mark: more than half of the characters have a zero byte on the same side. */
function detectUtf16(bytes: Uint8Array): TextEncoding | undefined {
  const pairs = Math.min(bytes.length, UTF_16_SAMPLE) >> 1;
  if (pairs < 2) return undefined;
  let zerosFirst = 0;
  let zerosSecond = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) zerosFirst++;
    if (bytes[pair * 2 + 1] === 0) zerosSecond++;
  }
  if (zerosSecond > pairs / 2 && zerosFirst < pairs / 10) return 'utf-16le';
  if (zerosFirst > pairs / 2 && zerosSecond < pairs / 10) return 'utf-16be';
  return undefined;
}

/** Whether valid sequences beyond ASCII outnumber bad bytes; a UTF-8 file may hold a few damaged ones. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at]! < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at);
    if (length > 0) good++;
    else if (length === BAD) bad++;
    at += Math.max(1, length);
  }
  return bad === 0 || good > bad;
}
