import { describe, expect, test } from 'vitest';
import { fillSentence, placeholdersOf } from '#domain/sentences/fill-template.ts';
import { sentenceLocales } from '#domain/sentences/sentence-locale.ts';
import type { Sentences, Wording } from '#domain/sentences/statement.ts';
import { directoryFields } from '../imports.ts';
import { nameField, say, topics } from './catalogue.ts';

const entries = topics.flatMap((topic) => Object.entries(topic as Sentences));
const wordings = entries.filter((entry): entry is [string, Wording] => typeof entry[1] !== 'function');

/** What a placeholder lets a sentence choose from: the values of a case, or that it is a plural, a share, a date. */
function choicesOf(template: string): string[] {
  return Array.from(template.matchAll(/\{(\w+)([?:])([^}]*)\}/g), ([, name, mark, form]) => {
    if (mark === '?') {
      const values = form!.split('|').map((one) => one.split('=')[0]!);
      return `${name}?${values.sort().join('|')}`;
    }
    return `${name}:${form!.includes('|') ? 'plural' : form}`;
  }).sort();
}

describe('the catalogue', () => {
  test('has one entry per code', () => {
    const codes = entries.map(([code]) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
    expect(codes.length).toBeGreaterThan(200);
  });

  test.each(wordings)('%s is a sentence in every language, with the same placeholders', (code, wording) => {
    const languages = sentenceLocales.map((locale) => wording[locale]);
    for (const text of languages) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
      expect(text).not.toContain('!');
      // Every brace belongs to a placeholder, so none is left when those are gone, but for the tags of messages.
      expect(text.replace(/\{\w+(?:[?:][^}]*)?\}/g, '').replace('}}', '')).not.toMatch(/[{}]/);
    }
    const [english, ...others] = languages;
    for (const text of others) {
      expect(placeholdersOf(text), code).toEqual(placeholdersOf(english!));
      const isPlainThere = (choice: string) => choice.endsWith(':plural');
      const chosen = (all: string) => choicesOf(all).filter((choice) => !isPlainThere(choice));
      expect([...new Set(chosen(text))], code).toEqual([...new Set(chosen(english!))]);
    }
  });

  test.each(wordings)('%s leaves no placeholder open when it is said', (code, wording) => {
    for (const locale of sentenceLocales) {
      const template = wording[locale];
      const data = Object.fromEntries(
        Array.from(template.matchAll(/\{(\w+)([?:])?([^}]*)\}/g), ([, name, mark, form]) => {
          if (mark === '?') return [name, form!.split('=')[0]];
          return [name, form === 'date' ? '2027-01-04' : 2];
        }),
      );
      const sentence = fillSentence({ [code]: wording }, { code, data }, locale, String);
      expect(sentence).toBeTruthy();
      expect(sentence).not.toMatch(/\{|undefined|NaN|Invalid|#/);
    }
  });

  test('names every field of the directory', () => {
    for (const field of directoryFields) expect(nameField(field), field).not.toBe(field);
  });

  test('says verdicts from their numbers in every language', () => {
    const criterion = {
      kind: 'proportion',
      better: 'higher',
      minimum: 0.85,
      target: 0.95,
      minimumSample: 20,
    };
    const evaluation = {
      verdict: 'pass',
      reason: 'above_minimum',
      n: 60,
      estimate: 0.95,
      lower: 0.88,
      upper: 0.99,
      method: 'binomial',
      received: 60,
      setAside: {},
      needMore: null,
    };
    const verdict = { code: 'verdict', data: { criterion, evaluation } };
    const kept = JSON.parse(JSON.stringify(verdict)) as typeof verdict;
    expect(sentenceLocales.map((locale) => say(locale, kept))).toEqual([
      '95.0\u00A0% of 60 people. The evidence shows more than the minimum of 85\u00A0%.',
      '95,0\u00A0% av 60 personer. Underlaget visar mer än minimikravet på 85\u00A0%.',
      '95,0\u00A0% von 60 Personen. Die Daten belegen einen Wert über dem Minimum von 85\u00A0%.',
    ]);
  });

  test('says a refusal with the reason inside it in one language', () => {
    const reason = { code: 'wave_group_too_late', data: { group: 'IT', on: '2027-01-04' } };
    const refused = { code: 'waves_infeasible', data: { explanation: reason } };
    expect(say('de', refused)).toBe('Nicht möglich: „IT“ hat vor dem 4. Januar 2027 keine offene Woche.');
  });
});
