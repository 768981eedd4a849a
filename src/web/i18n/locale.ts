/**
 * The languages of the web app and how one is chosen. Formatting of dates and numbers is in ui/format.ts;
 * texts are in typed catalogues (define-texts.ts).
 */

import { locales, type Locale } from '#contracts/shared-schemas.ts';

export { intlTag, plural } from '#contracts/sentences/catalogue.ts';
export { locales, type Locale } from '#contracts/shared-schemas.ts';

/** The names of the languages, each in its own language. */
export const localeNames: Readonly<Record<Locale, string>> = { en: 'English', sv: 'Svenska', de: 'Deutsch' };

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
