/**
 * Finds values of one column that are probably one value in several spellings: equal but for case, spaces,
 * hyphens and plural, or one word away by a typing error. Suggests the most frequent spelling; changes nothing.
 */

export type SpellingVariant = {
  /** The most frequent spelling. */
  readonly canonical: string;
  readonly canonicalCount: number;
  readonly variants: readonly { readonly value: string; readonly count: number }[];
  readonly kind: 'same_but_for_form' | 'typing_error';
};

/** Above this many distinct values a column is free text, and comparing its values means nothing. */
const MAX_VALUES = 1500;

/** Groups the values (with how often each occurs) into variants, the most frequent groups first. */
export function findSpellingVariants(counts: ReadonlyMap<string, number>): SpellingVariant[] {
  if (counts.size > MAX_VALUES) return [];
  const byForm = new Map<string, { value: string; count: number }[]>();
  for (const [value, count] of counts) {
    const form = foldValue(value);
    const group = byForm.get(form);
    if (group === undefined) byForm.set(form, [{ value, count }]);
    else group.push({ value, count });
  }
  const groups = [...byForm].map(([form, members]) => {
    members.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    return { form, members, total: members.reduce((sum, { count }) => sum + count, 0) };
  });
  const found = groups
    .filter(({ form, members }) => members.length > 1 && form !== '')
    .map(({ members }) => toVariant(members[0]!, members.slice(1), 'same_but_for_form'));
  return [...found, ...findTypingErrors(groups)].sort((a, b) => b.canonicalCount - a.canonicalCount);
}

type Group = { form: string; members: { value: string; count: number }[]; total: number };

function toVariant(
  canonical: { value: string; count: number },
  variants: readonly { value: string; count: number }[],
  kind: SpellingVariant['kind'],
): SpellingVariant {
  return { canonical: canonical.value, canonicalCount: canonical.count, variants, kind };
}

/** Lower case, no accents, plural endings cut, and no spaces, hyphens or other marks. */
function foldValue(value: string): string {
  return value
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[-‐‑‒–_'’.]/g, '')
    .replaceAll(/&/g, ' and ')
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word))
    .join('');
}

/** Pairs that differ in one word by a small edit; the rarer must be at most half as frequent. */
function findTypingErrors(groups: readonly Group[]): SpellingVariant[] {
  const buckets = new Map<string, { group: Group; word: string }[]>();
  for (const group of groups) {
    const words = group.members[0]!.value.toLowerCase()
      .split(/[^\p{L}\p{N}+#]+/u)
      .filter((word) => word !== '');
    words.forEach((word, index) => {
      // A number is never a typing error of another number: Team 1 and Team 2 are two teams.
      if (word.length < 5 || /\d/.test(word)) return;
      const key = `${index}|${words.filter((_word, other) => other !== index).join(' ')}`;
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [{ group, word }]);
      else bucket.push({ group, word });
    });
  }
  const variantsOf = new Map<Group, Group[]>();
  const taken = new Set<Group>();
  for (const bucket of buckets.values()) {
    bucket.sort((a, b) => b.group.total - a.group.total);
    for (let common = 0; common < bucket.length; common++) {
      for (let rare = common + 1; rare < bucket.length; rare++) {
        const [from, to] = [bucket[common]!, bucket[rare]!];
        if (taken.has(to.group) || taken.has(from.group) || to.group.total * 2 > from.group.total) continue;
        if (!isTypingError(from.word, to.word)) continue;
        taken.add(to.group);
        variantsOf.set(from.group, [...(variantsOf.get(from.group) ?? []), to.group]);
      }
    }
  }
  return [...variantsOf].map(([group, others]) =>
    toVariant(
      group.members[0]!,
      others.flatMap(({ members }) => members),
      'typing_error',
    ),
  );
}

/** One edit for words of 5 to 9 letters, two for longer ones; the first letter is hardly ever mistyped. */
function isTypingError(word: string, other: string): boolean {
  const allowed = Math.min(word.length, other.length) >= 10 ? 2 : 1;
  if (word[0] !== other[0] || Math.abs(word.length - other.length) > allowed) return false;
  // A plural is a form, not a typing error.
  if (word === `${other}s` || other === `${word}s`) return false;
  return editDistance(word, other) <= allowed;
}

/** Edits between two words, where swapping two neighbours counts as one (optimal string alignment; Damerau, 1964). */
export function editDistance(word: string, other: string): number {
  const width = other.length + 1;
  let beforeLast = Array.from({ length: width }, () => 0);
  let last = Array.from({ length: width }, (_unused, index) => index);
  for (let row = 1; row <= word.length; row++) {
    const current = [row];
    for (let column = 1; column < width; column++) {
      const isEqual = word[row - 1] === other[column - 1];
      let best = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (isEqual ? 0 : 1));
      if (
        row > 1 &&
        column > 1 &&
        word[row - 1] === other[column - 2] &&
        word[row - 2] === other[column - 1]
      ) {
        best = Math.min(best, beforeLast[column - 2]! + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[width - 1]!;
}
