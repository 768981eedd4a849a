/** What a request for a personal page asks for: in which language, and what has just happened. */
import { portalNotices, type PortalNotice } from '#contracts/portal.ts';
import { locales, type Locale } from '#contracts/shared-schemas.ts';
import { resolveLocale } from '#domain/messages/resolve-locale.ts';
import type { Visit } from './open-link.ts';

export type PageRequest = {
  readonly path: string;
  readonly language: string | undefined;
  readonly said: string | undefined;
};

/** The language the person has switched to, else theirs. */
export function localeOfPage({ place }: Visit, language: string | undefined): Locale {
  return locales.find((locale) => locale === language) ?? resolveLocale(place.locale, place.defaultLocale);
}

export function noticeOf(said: string | undefined): PortalNotice | null {
  return portalNotices.find((notice) => notice === said) ?? null;
}
