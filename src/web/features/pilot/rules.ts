/**
 * The rules of a choice that are made one by one: fewest people per group, and what counts more or less. The screen
 * keeps them as they were said; a rule about an attribute that is not chosen waits until it is.
 */
import type { CohortRules } from '#contracts/cohort-rules.ts';

/** At least so many people of a group: `level` null is every group, `attribute` null every chosen attribute. */
export type Minimum = {
  readonly attribute: string | null;
  readonly level: string | null;
  readonly people: number;
};

/** How much one attribute, or a pair of attributes, counts; 1 is usual. */
export type Weight = { readonly attributes: readonly string[]; readonly factor: number };

const isAbout = (one: Minimum, other: Minimum): boolean =>
  one.attribute === other.attribute && one.level === other.level;

const isOf = (one: Weight, other: Weight): boolean =>
  one.attributes.length === other.attributes.length &&
  one.attributes.every((name) => other.attributes.includes(name));

/** The rules with one more; it replaces the one about the same group. */
export function withMinimum(minimums: readonly Minimum[], added: Minimum): readonly Minimum[] {
  return [...withoutMinimum(minimums, added), added];
}

export function withoutMinimum(minimums: readonly Minimum[], gone: Minimum): readonly Minimum[] {
  return minimums.filter((one) => !isAbout(one, gone));
}

/** The weights with one more; it replaces the one of the same attribute or pair. */
export function withWeight(weights: readonly Weight[], added: Weight): readonly Weight[] {
  return [...withoutWeight(weights, added), added];
}

export function withoutWeight(weights: readonly Weight[], gone: Weight): readonly Weight[] {
  return weights.filter((one) => !isOf(one, gone));
}

/** Those that speak of chosen attributes only. */
export function minimumsInForce(by: readonly string[], minimums: readonly Minimum[]): readonly Minimum[] {
  return minimums.filter(({ attribute }) => attribute === null || by.includes(attribute));
}

export function weightsInForce(by: readonly string[], weights: readonly Weight[]): readonly Weight[] {
  return weights.filter(({ attributes }) => attributes.every((name) => by.includes(name)));
}

/** The minimums as they are asked for: one about every attribute becomes one for each. */
export function minimumsAsked(by: readonly string[], minimums: readonly Minimum[]): CohortRules['minimums'] {
  return minimumsInForce(by, minimums).flatMap(({ attribute, level, people }) =>
    attribute === null
      ? by.map((name) => ({ attribute: name, level: null, people }))
      : [{ attribute, level, people }],
  );
}

/** The minimums of a cohort as they were said: the same one for each attribute is one about all of them. */
export function minimumsSaid({ by, minimums }: Pick<CohortRules, 'by' | 'minimums'>): readonly Minimum[] {
  const isForAll = (people: number) =>
    by.every((name) =>
      minimums.some((one) => one.attribute === name && one.level === null && one.people === people),
    );
  const shared = minimums.find(({ level, people }) => level === null && isForAll(people))?.people;
  if (shared === undefined) return minimums;
  const others = minimums.filter(({ level, people }) => level !== null || people !== shared);
  return [{ attribute: null, level: null, people: shared }, ...others];
}
