/**
 * Judges single UTF-8 sequences; shared by finding an encoding and decoding it. Builds no text.
 */

/** Not a UTF-8 sequence. */
export const BAD = 0;
/** The bytes end inside a sequence that was valid so far. */
export const CUT = -1;

/** Bytes of the UTF-8 sequence at `at` (2 to 4), BAD when it is not one, CUT when the bytes end inside it. */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const length = lead < 0xc2 ? BAD : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : BAD;
  if (length === BAD) return BAD;
  for (let offset = 1; offset < length; offset++) {
    if (at + offset >= bytes.length) return CUT;
    const byte = bytes[at + offset]!;
    if ((byte & 0xc0) !== 0x80) return BAD;
    if (offset > 1) continue;
    // No overlong forms, no surrogates, nothing above U+10FFFF.
    if ((lead === 0xe0 && byte < 0xa0) || (lead === 0xed && byte > 0x9f)) return BAD;
    if ((lead === 0xf0 && byte < 0x90) || (lead === 0xf4 && byte > 0x8f)) return BAD;
  }
  return length;
}
