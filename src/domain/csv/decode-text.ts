/**
 * Turns the bytes of a text file into text: UTF-8, UTF-16 in both byte orders, and Windows-1252 as the last
 * resort, with or without a byte order mark. Decodes by hand because the domain knows no platform decoder.
 */

import { detectEncoding, type TextEncoding } from './detect-encoding.ts';
import { CUT, sequenceLength } from './utf8-sequence.ts';

export type TextDecoderStream = {
  /** Decodes the next piece of the file; pieces may be cut anywhere, also inside a character. */
  push(bytes: Uint8Array): string;
  /** Decodes what is left; an unfinished character becomes U+FFFD. */
  finish(): string;
};

/** Decodes a whole file, finding its encoding; never throws, undecodable bytes become U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  const { encoding } = detectEncoding(bytes);
  const decoder = createDecoder(encoding, false);
  const text = decoder.push(bytes);
  return text + decoder.finish();
}

/**
 * A decoder for a file that arrives in pieces; drops a leading byte order mark. A file begun as UTF-8 that
 * was plain ASCII up to its first bad byte is decoded as Windows-1252 from there on.
 */
export function createTextDecoder(encoding: TextEncoding): TextDecoderStream {
  return createDecoder(encoding, true);
}

function createDecoder(encoding: TextEncoding, mayFallBack: boolean): TextDecoderStream {
  if (encoding === 'windows-1252') return { push: decodeWindows1252, finish: () => '' };
  const decode =
    encoding === 'utf-8' ? createUtf8Decoder(mayFallBack) : createUtf16Decoder(encoding === 'utf-16le');
  let isStart = true;
  const dropMark = (text: string): string => {
    if (!isStart || text === '') return text;
    isStart = false;
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  };
  return {
    push: (bytes) => dropMark(decode(bytes, false)),
    finish: () => dropMark(decode(new Uint8Array(0), true)),
  };
}

type DecodeStep = (bytes: Uint8Array, final: boolean) => string;

const REPLACEMENT = 0xfffd;
const NOTHING = new Uint8Array(0);

/** Code units collected per call of fromCharCode; large argument lists overflow the stack. */
const BLOCK = 8192;

/** UTF-8 with the validity rules of the WHATWG encoding standard. */
function createUtf8Decoder(mayFallBack: boolean): DecodeStep {
  const units = createUnits();
  let held = NOTHING;
  let hasSeenMultibyte = false;
  let isWindows1252 = false;

  return (chunk, final) => {
    if (isWindows1252) return decodeWindows1252(chunk);
    const bytes = held.length === 0 ? chunk : concatenate(held, chunk);
    held = NOTHING;
    const end = bytes.length;
    let text = '';
    let filled = 0;
    let at = 0;
    while (at < end) {
      // One character may need two units.
      if (filled >= BLOCK - 1) {
        text += fromUnits(units, filled);
        filled = 0;
      }
      // Plain ASCII, nearly everything in most files, is copied without further questions.
      const limit = Math.min(end, at + BLOCK - 1 - filled);
      let lead = 0;
      while (at < limit && (lead = bytes[at]!) < 0x80) {
        units[filled++] = lead;
        at++;
      }
      if (at === limit) continue;
      const length = sequenceLength(bytes, at);
      if (length === CUT && !final) break;
      if (length <= 0) {
        if (mayFallBack && !hasSeenMultibyte) {
          isWindows1252 = true;
          return text + fromUnits(units, filled) + decodeWindows1252(bytes.subarray(at));
        }
        units[filled++] = REPLACEMENT;
        at = length === CUT ? end : at + 1;
        continue;
      }
      hasSeenMultibyte = true;
      const point = codePointAt(bytes, at, length);
      if (point > 0xffff) {
        units[filled++] = 0xd7c0 + (point >> 10);
        units[filled++] = 0xdc00 + (point & 0x3ff);
      } else units[filled++] = point;
      at += length;
    }
    if (at < end) held = bytes.slice(at);
    return text + fromUnits(units, filled);
  };
}

function codePointAt(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at]!;
  if (length === 2) return ((lead & 0x1f) << 6) | (bytes[at + 1]! & 0x3f);
  const second = bytes[at + 1]! & 0x3f;
  const third = bytes[at + 2]! & 0x3f;
  if (length === 3) return ((lead & 0x0f) << 12) | (second << 6) | third;
  return ((lead & 0x07) << 18) | (second << 12) | (third << 6) | (bytes[at + 3]! & 0x3f);
}

function createUtf16Decoder(isLittleEndian: boolean): DecodeStep {
  const units = createUnits();
  let held = NOTHING;
  const high = isLittleEndian ? 1 : 0;

  return (chunk, final) => {
    const bytes = held.length === 0 ? chunk : concatenate(held, chunk);
    const end = bytes.length - (bytes.length % 2);
    let text = '';
    let filled = 0;
    for (let at = 0; at < end; at += 2) {
      units[filled++] = (bytes[at + high]! << 8) | bytes[at + 1 - high]!;
      if (filled === BLOCK) {
        text += fromUnits(units, filled);
        filled = 0;
      }
    }
    held = end < bytes.length ? bytes.slice(end) : NOTHING;
    text += fromUnits(units, filled);
    return final && held.length > 0 ? `${text}\uFFFD` : text;
  };
}

/** Bytes 0x80 to 0x9F of Windows-1252; the five unassigned ones stay control characters. */
const WINDOWS_1252_HIGH =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

function decodeWindows1252(bytes: Uint8Array): string {
  const units = createUnits();
  let text = '';
  for (let start = 0; start < bytes.length; start += BLOCK) {
    const count = Math.min(BLOCK, bytes.length - start);
    for (let index = 0; index < count; index++) {
      const byte = bytes[start + index]!;
      units[index] = byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252_HIGH.charCodeAt(byte - 0x80) : byte;
    }
    text += fromUnits(units, count);
  }
  return text;
}

/** A plain array, because fromCharCode takes plain arrays more than twice as fast as typed ones. */
function createUnits(): number[] {
  return Array.from({ length: BLOCK }, () => 0);
}

function fromUnits(units: number[], count: number): string {
  if (count === 0) return '';
  return String.fromCharCode.apply(null, count === units.length ? units : units.slice(0, count));
}

function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
