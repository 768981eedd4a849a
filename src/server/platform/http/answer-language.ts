/**
 * The language a request is answered in: that of the account that is signed in, else the best of those the client
 * asks for (Accept-Language, RFC 9110), else English.
 */
import type { FastifyRequest } from 'fastify';
import { locales, type Locale } from '#contracts/shared-schemas.ts';

const ofAccount = new WeakMap<FastifyRequest, Locale>();

/** Notes that the request is answered in the language of its account. */
export function answerInLanguage(request: FastifyRequest, locale: Locale): void {
  ofAccount.set(request, locale);
}

export function languageOf(request: FastifyRequest): Locale {
  return ofAccount.get(request) ?? chooseLanguage(request.headers['accept-language']);
}

/** The first of our languages in order of preference; of equal ones, the one named first. */
export function chooseLanguage(acceptLanguage: string | undefined): Locale {
  const wished = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wished) {
    const known = locales.find((locale) => locale === language);
    if (known !== undefined) return known;
  }
  return 'en';
}
