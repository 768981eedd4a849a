/**
 * The languages of the web app and how one is chosen. Formatting of dates and numbers is in ui/format.ts;
 * texts are in typed catalogues (define-texts.ts).
 */

export const locales = ['en', 'sv', 'de'] as const;
export type Locale = (typeof locales)[number];

/** The names of the languages, each in its own language. */
export const localeNames: Readonly<Record<Locale, string>> = { en: 'English', sv: 'Svenska', de: 'Deutsch' };

const intlTags: Readonly<Record<Locale, string>> = { en: 'en-GB', sv: 'sv-SE', de: 'de-DE' };

/** The BCP 47 tag that Intl formats with for a language of ours. */
export function intlTag(locale: Locale): string {
  return intlTags[locale];
}

/** Says whether a string names one of our languages. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The first of the wished languages (BCP 47 tags, best first) that we have; English when there is none. */
export function chooseLocale(wished: readonly (string | null | undefined)[]): Locale {
  for (const tag of wished) {
    const language = tag?.toLowerCase().split('-')[0];
    if (isLocale(language)) return language;
  }
  return 'en';
}

const pluralRules = new Map<Locale, Intl.PluralRules>();

/** Chooses the form for a count; en, sv and de only tell one from other. */
export function plural<Form>(
  locale: Locale,
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
