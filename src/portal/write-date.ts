/** Days and clock times as the personal page writes them, in a time zone. */
import { intlTag } from '#contracts/sentences/catalogue.ts';
import type { Locale } from '#contracts/shared-schemas.ts';

/** "Tuesday 1 December", with a capital letter in every language. */
export function writeDay(locale: Locale, at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  })
    .format(new Date(at))
    .replace(/^./, (letter) => letter.toLocaleUpperCase(intlTag(locale)));
}

/** A calendar date (YYYY-MM-DD) within a sentence: "Tuesday 1 December". */
export function writeDate(locale: Locale, on: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(new Date(`${on}T00:00:00Z`));
}

/** "Central European Time". */
export function writeZone(locale: Locale, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(intlTag(locale), {
    timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(new Date());
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  // A zone without a name of its own is called by its difference, which says less than the zone does.
  return name.startsWith('GMT') ? timeZone : name;
}

/** "09:00". */
export function writeClock(locale: Locale, at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(intlTag(locale), {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
}
