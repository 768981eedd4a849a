/**
 * Folds column names so that spellings of one name compare equal, and turns a name into an attribute name.
 */

const LETTERS_WITHOUT_PARTS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  '#': ' number ',
};

/** Lower case, no accents, words separated by one space; `#` counts as the word number. */
function toWords(name: string): string {
  return name
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæøœ#]/g, (letter) => LETTERS_WITHOUT_PARTS[letter] ?? '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** A key that is equal for `Primary user UPN`, `primary_user_upn` and `PrimaryUserUPN`. */
export function foldHeader(name: string): string {
  return toWords(name).replaceAll(' ', '');
}

/** An attribute name in camel case (`Cost centre` gives `costCentre`); `attribute` when nothing is left. */
export function toAttributeName(name: string): string {
  const [first = '', ...rest] = toWords(name).split(' ');
  const joined = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  if (joined === '') return 'attribute';
  return /^\d/.test(joined) ? `attribute${joined}` : joined;
}

/** The names in a list parted by bars and line breaks. */
export function listNames(list: string): string[] {
  return list
    .split(/[|\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
