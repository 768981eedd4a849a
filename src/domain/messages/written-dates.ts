/**
 * The dates and numbers in a text, in a form that can be compared across languages: "1 December, 09:00" and
 * "1. Dezember, 9:00" say the same. Recognises month and weekday names of the message languages only.
 */
import type { MessageLocale } from './message-content.ts';

type Names = ReadonlyMap<string, string>;

/** Collected when a language is first asked for: its calendar data takes 10 ms to load. */
const namesByLocale = new Map<MessageLocale, Names>();

function namesOf(locale: MessageLocale): Names {
  const names = namesByLocale.get(locale) ?? collectNames(locale);
  namesByLocale.set(locale, names);
  return names;
}

/** Numbers, months and weekdays of a text, sorted; equal strings mean equal dates. Merge tags are left out. */
export function datesIn(text: string, locale: MessageLocale): string {
  const names = namesOf(locale);
  const found: string[] = [];
  for (const [word] of text.replace(/\{\{[^}]*\}\}/g, ' ').matchAll(/\p{L}+|\d+/gu)) {
    const name = names.get(word);
    if (name !== undefined) found.push(name);
    else if (/^\d/.test(word)) found.push(String(Number(word)));
  }
  return found.sort().join(' ');
}

/** Names as each language writes them inside a sentence, so that the verb "may" does not count. */
function collectNames(locale: MessageLocale): Names {
  const names = new Map<string, string>();
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  for (let number = 0; number < 12; number++)
    names.set(month.format(Date.UTC(2026, number, 1)), `month-${number + 1}`);
  // 5 January 2026 was a Monday.
  for (let number = 0; number < 7; number++)
    names.set(weekday.format(Date.UTC(2026, 0, 5 + number)), `weekday-${number + 1}`);
  return names;
}
