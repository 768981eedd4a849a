/** The languages sentences are said in, and what Intl needs to know about each. */

export const sentenceLocales = ['en', 'sv', 'de'] as const;
export type SentenceLocale = (typeof sentenceLocales)[number];

const tags: Readonly<Record<SentenceLocale, string>> = { en: 'en-GB', sv: 'sv-SE', de: 'de-DE' };

/** The BCP 47 tag that Intl formats with for a language of ours. */
export function intlTag(locale: SentenceLocale): string {
  return tags[locale];
}

const pluralRules = new Map<SentenceLocale, Intl.PluralRules>();

/** Chooses the form for a count; English, Swedish and German only tell one from other. */
export function plural<Form>(
  locale: SentenceLocale,
  count: number,
  forms: { readonly one: Form; readonly other: Form },
): Form {
  let rules = pluralRules.get(locale);
  if (rules === undefined) {
    rules = new Intl.PluralRules(intlTag(locale));
    pluralRules.set(locale, rules);
  }
  return rules.select(count) === 'one' ? forms.one : forms.other;
}
