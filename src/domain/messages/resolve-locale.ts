/** Which language a person is written to in. */
import { messageLocales, type MessageLocale } from './message-content.ts';

/** The person's locale, else its base language, else the organisation's default: `de-AT` reads `de`. */
export function resolveLocale(locale: string | null, fallback: MessageLocale): MessageLocale {
  const base = (locale ?? '').trim().toLowerCase().split(/[-_]/, 1)[0];
  return messageLocales.find((known) => known === base) ?? fallback;
}
