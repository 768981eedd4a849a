/** Dates as people read them in each language: weekday, day, month, time and zone, written out. */
import { intlTag } from '../sentences/sentence-locale.ts';
import type { MessageLocale } from './message-content.ts';

export type DateFormat = (at: Date) => string;

/**
 * Formats an instant in an IANA time zone, for instance "Dienstag, 1. Dezember 2026, 09:00 Uhr (MEZ)". The
 * function keeps its formatters and the last results, because thousands of people share few dates.
 */
export function createDateFormat(locale: MessageLocale, timeZone: string): DateFormat {
  const day = new Intl.DateTimeFormat(intlTag(locale), {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const time = new Intl.DateTimeFormat(intlTag(locale), {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  const kept = new Map<number, string>();
  return (at) => {
    const found = kept.get(at.getTime());
    if (found !== undefined) return found;
    const parts = Object.fromEntries(time.formatToParts(at).map((part) => [part.type, part.value]));
    const clock = `${parts['hour']}:${parts['minute']}`;
    const written = join(locale, day.format(at), clock, parts['timeZoneName'] ?? timeZone);
    if (kept.size > 1000) kept.clear();
    kept.set(at.getTime(), written);
    return written;
  };
}

function join(locale: MessageLocale, day: string, clock: string, zone: string): string {
  if (locale === 'de') return `${day}, ${clock} Uhr (${zone})`;
  return locale === 'sv' ? `${day} kl. ${clock} (${zone})` : `${day}, ${clock} (${zone})`;
}
