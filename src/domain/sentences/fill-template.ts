/**
 * Fills the placeholders of a sentence. Placeholders never nest:
 *
 *   {name}                          a name or number, a statement, or a list of them: "A, B and C"
 *   {count:# person|# people}       the form for one or for more; # is the number
 *   {share:percent} {on:date}       0.793 as 79.3 %, 2027-01-04 as 4 January 2027
 *   {what?pilot=the pilot|other=it} the words for one of several values
 */
import { intlTag, plural, type SentenceLocale } from './sentence-locale.ts';
import type { Sentences, Statement } from './statement.ts';

const placeholder = /\{(\w+)(?:([?:])([^}]*))?\}/g;
const noBreakSpace = '\u00A0';

type Say = (statement: Statement) => string;

/** The sentence of a statement, or undefined when there is none for its code. */
export function fillSentence(
  sentences: Sentences,
  statement: Statement,
  locale: SentenceLocale,
  say: Say,
): string | undefined {
  const wording = sentences[statement.code];
  if (typeof wording === 'function') return wording(statement.data as never, locale);
  return wording?.[locale].replaceAll(
    placeholder,
    (whole: string, name: string, mark: string | undefined, form: string) => {
      const value = statement.data[name];
      if (value === undefined || value === null) return whole;
      if (mark === '?') return chooseCase(form, value as string);
      return mark === ':' ? writeAs(form, value, locale) : write(value, locale, say);
    },
  );
}

/** Says statements of these sentences alone. */
export function speaking(sentences: Sentences): (locale: SentenceLocale, statement: Statement) => string {
  const speak = (locale: SentenceLocale, statement: Statement): string =>
    fillSentence(sentences, statement, locale, (inner) => speak(locale, inner)) ?? statement.code;
  return speak;
}

/** Names of the placeholders of a template, sorted, each once: two wordings with the same names say the same. */
export function placeholdersOf(template: string): string[] {
  return [...new Set(Array.from(template.matchAll(placeholder), ([, name]) => name!))].sort();
}

/** A template as documentation shows it: placeholders by their names only, plural forms as for many. */
export function outlineTemplate(template: string): string {
  return template.replaceAll(placeholder, (_, name: string, mark: string | undefined, form: string) => {
    const many = mark === ':' ? form.split('|')[1] : undefined;
    return many?.includes('#') === true ? many.replace('#', `{${name}}`) : `{${name}}`;
  });
}

function chooseCase(cases: string, value: string): string {
  const words = new Map(cases.split('|').map((one) => splitOnce(one, '=')));
  return words.get(value) ?? words.get('other') ?? value;
}

function writeAs(form: string, value: unknown, locale: SentenceLocale): string {
  if (form === 'date') return formatsOf(locale).date.format(new Date(`${String(value)}T00:00:00Z`));
  if (form === 'percent') return `${formatsOf(locale).share.format(Number(value) * 100)}${noBreakSpace}%`;
  const [one, other] = splitOnce(form, '|');
  return plural(locale, Number(value), { one, other }).replaceAll('#', writeNumber(Number(value), locale));
}

/** Names beyond this many are counted instead. */
const namesMax = 8;
const more: Readonly<Record<SentenceLocale, (count: string) => string>> = {
  en: (count) => `${count} more`,
  sv: (count) => `${count} till`,
  de: (count) => `${count} weitere`,
};

function write(value: unknown, locale: SentenceLocale, say: Say): string {
  if (typeof value === 'number') return writeNumber(value, locale);
  if (Array.isArray(value)) {
    const names = value.slice(0, namesMax).map((one) => write(one, locale, say));
    const left = value.length - names.length;
    if (left > 0) names.push(more[locale](writeNumber(left, locale)));
    return formatsOf(locale).list.format(names);
  }
  return typeof value === 'object' && value !== null ? say(value as Statement) : String(value);
}

function writeNumber(value: number, locale: SentenceLocale): string {
  return formatsOf(locale).number.format(value);
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, text] : [text.slice(0, at), text.slice(at + mark.length)];
}

type Formats = {
  readonly number: Intl.NumberFormat;
  readonly share: Intl.NumberFormat;
  readonly date: Intl.DateTimeFormat;
  readonly list: Intl.ListFormat;
};
const kept = new Map<SentenceLocale, Formats>();

function formatsOf(locale: SentenceLocale): Formats {
  let formats = kept.get(locale);
  if (formats === undefined) {
    const tag = intlTag(locale);
    formats = {
      number: new Intl.NumberFormat(tag),
      share: new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }),
      date: new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }),
      list: new Intl.ListFormat(tag),
    };
    kept.set(locale, formats);
  }
  return formats;
}
