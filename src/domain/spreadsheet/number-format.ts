/** What a number format of a workbook makes of a number: a date, a time, a padded number, or just the number. */

export type NumberFormat =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  | { readonly kind: 'dateTime' }
  /** Hours may exceed a day. */
  | { readonly kind: 'duration' }
  /** At least so many digits, with zeros in front. */
  | { readonly kind: 'padded'; readonly digits: number };

const NUMBER: NumberFormat = { kind: 'number' };
const DATE: NumberFormat = { kind: 'date' };
const TIME: NumberFormat = { kind: 'time' };

/** Formats that exist without standing in the file (ECMA-376 part 1, 18.8.30), East Asian ones included. */
const BUILT_IN: readonly (readonly [ids: readonly number[], format: NumberFormat])[] = [
  [[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58], DATE],
  [[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56], TIME],
  [[22], { kind: 'dateTime' }],
  [[46], { kind: 'duration' }],
];

/** The format with this id; `code` is its text, where the file gives one. */
export function readNumberFormat(id: number, code: string | undefined): NumberFormat {
  if (code !== undefined) return readFormatCode(code);
  return BUILT_IN.find(([ids]) => ids.includes(id))?.[1] ?? NUMBER;
}

function readFormatCode(code: string): NumberFormat {
  // The part for positive numbers decides; quoted text, escaped characters, colours and locales say nothing.
  const [positive = ''] = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(positive)) return { kind: 'duration' };
  const bare = positive.replaceAll(/\[[^\]]*\]/g, '').toLowerCase();
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', digits: bare.length };
  if (/^general$|[0#?@]/.test(bare.replaceAll(/s\.0+/g, 's'))) return NUMBER;
  const hasDate = /[yd]|(?:^|[^h:s])m{3,}/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare));
  const hasTime = /[hs]/.test(bare);
  if (hasDate) return hasTime ? { kind: 'dateTime' } : DATE;
  return hasTime ? TIME : NUMBER;
}
