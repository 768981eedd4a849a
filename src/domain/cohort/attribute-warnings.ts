/**
 * Attributes that cannot steer a selection: allowed, but worth a sentence, because leaving them out is better.
 */
import type { SentenceLocale } from '../sentences/sentence-locale.ts';
import { cohortStatement, sayOfCohorts } from './cohort-sentences.ts';
import type { EncodedPopulation } from './population.ts';

export type AttributeWarning = {
  readonly kind: 'one_value' | 'one_per_person';
  readonly attribute: string;
};

/** Attributes where everybody has the same value, or everybody a different one. */
export function warnAboutAttributes(encoded: EncodedPopulation): AttributeWarning[] {
  return encoded.attributes.flatMap(({ name, levels }): AttributeWarning[] => {
    if (levels.length === 1) return [{ kind: 'one_value', attribute: name }];
    if (levels.length === encoded.people) return [{ kind: 'one_per_person', attribute: name }];
    return [];
  });
}

/** The warning as a sentence of a language. */
export function describeAttributeWarning(
  { kind, attribute }: AttributeWarning,
  locale: SentenceLocale = 'en',
): string {
  return sayOfCohorts(locale, cohortStatement(`attribute_${kind}`, { attribute }));
}
