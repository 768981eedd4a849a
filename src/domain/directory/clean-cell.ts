/**
 * Cleans the text of one cell: edge spaces, runs of white space, non-breaking and zero-width characters,
 * decomposed accents, the apostrophe our own exports put before formulas, and spreadsheet error values.
 */

import { restoreFormula } from '#domain/csv/write-csv.ts';

const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;
const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|NV|BEZUG!|WERT!)$/i;

/** The cleaned text; the same string when nothing had to change, which is the fast and usual case. */
export function cleanCell(text: string): string {
  const length = text.length;
  if (length === 0) return text;
  const first = text.charCodeAt(0);
  // Space, apostrophe and # need a closer look only at the start; a space only at the end.
  if (first <= 32 || first === 35 || first === 39 || text.charCodeAt(length - 1) <= 32)
    return cleanSlowly(text);
  let previous = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || (code === 32 && previous === 32) || code === 0xa0 || code === 0xad || code > 0x2ff) {
      return cleanSlowly(text);
    }
    previous = code;
  }
  return text;
}

function cleanSlowly(text: string): string {
  const cleaned = restoreFormula(
    text.replaceAll(INVISIBLE, '').replaceAll(/\s+/g, ' ').trim().normalize('NFC'),
  );
  return SPREADSHEET_ERROR.test(cleaned) ? '' : cleaned;
}

/** Values people write for "nothing" in typed columns. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 7 && /^(?:-+|n\/?a|null|none|nil|unknown|\?|k\.?\s?a\.?|keine|saknas)$/i.test(text);
}

/** An own copy of a text cut from a larger one, so that keeping it does not keep the larger one in memory. */
export function detach(text: string): string {
  // Short texts are copied by the engine anyway.
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
