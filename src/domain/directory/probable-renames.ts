/**
 * Tells a renamed department from people moving: when nearly everybody of one value who stayed now has one
 * other value, the value itself was probably renamed or merged.
 */

export type ProbableRename = {
  readonly attribute: string;
  readonly before: string;
  readonly after: string;
  /** Stayers who went from `before` to `after`. */
  readonly people: number;
  /** `people` as a share of the stayers who had `before`, 0 to 1. */
  readonly share: number;
  /** A rename when nobody had `after` before, else a merge. */
  readonly kind: 'rename' | 'merge';
};

type Stayer = {
  readonly before: { readonly attributes: Readonly<Record<string, string>> };
  readonly after: { readonly attributes: Readonly<Record<string, string>> };
};

/** From this share of the stayers on, a move of people counts as a rename. */
const RENAME_SHARE = 0.8;

/** One or two people moving together is no rename. */
const MIN_PEOPLE = 3;

/** Looks at every attribute of the people present in both states; the largest renames first. */
export function findProbableRenames(stayers: readonly Stayer[]): ProbableRename[] {
  const moves = new Map<string, Map<string, Map<string, number>>>();
  for (const { before, after } of stayers) {
    for (const [attribute, value] of Object.entries(before.attributes)) {
      const ofAttribute = getOrCreate(moves, attribute, () => new Map<string, Map<string, number>>());
      const destinations = getOrCreate(ofAttribute, value, () => new Map<string, number>());
      const now = after.attributes[attribute] ?? '';
      destinations.set(now, (destinations.get(now) ?? 0) + 1);
    }
  }
  const renames: ProbableRename[] = [];
  for (const [attribute, ofAttribute] of moves) {
    for (const [before, destinations] of ofAttribute) {
      let total = 0;
      for (const count of destinations.values()) total += count;
      for (const [after, people] of destinations) {
        if (after === before || after === '' || people < MIN_PEOPLE || people < total * RENAME_SHARE)
          continue;
        const kind = ofAttribute.has(after) ? 'merge' : 'rename';
        renames.push({ attribute, before, after, people, share: people / total, kind });
      }
    }
  }
  return renames.sort((a, b) => b.people - a.people);
}

function getOrCreate<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = create();
    map.set(key, value);
  }
  return value;
}
