import { describe, expect, it } from 'vitest';
import { fillSentence, outlineTemplate, placeholdersOf, speaking } from './fill-template.ts';
import { sentenceLocales } from './sentence-locale.ts';
import { defineSentences, stating } from './statement.ts';

const sentences = defineSentences({
  left: {
    en: '{count:# person|# people} of {total} left {team}.',
    sv: '{count:# person|# personer} av {total} lämnade {team}.',
    de: '{count:# Person|# Personen} von {total} {count:hat|haben} {team} verlassen.',
  },
  team: { en: 'team {name}', sv: 'teamet {name}', de: 'das Team {name}' },
  share: {
    en: '{share:percent} on {on:date}.',
    sv: '{share:percent} den {on:date}.',
    de: '{share:percent} am {on:date}.',
  },
  kind: {
    en: 'There is no {what?pilot=pilot|wave=wave|other=such thing}.',
    sv: 'Det finns {what?pilot=ingen pilot|wave=ingen våg|other=inget sådant}.',
    de: 'Es gibt {what?pilot=keinen Piloten|wave=keine Welle|other=nichts dergleichen}.',
  },
  names: { en: 'Choose {names}.', sv: 'Välj {names}.', de: 'Wählen Sie {names}.' },
});
const state = stating(sentences);
const say = speaking(sentences);

describe('a sentence', () => {
  it('takes the plural of its language and writes numbers as there', () => {
    const one = state('left', { count: 1, total: 1234, team: 'Nord' });
    expect(say('en', one)).toBe('1 person of 1,234 left Nord.');
    expect(say('de', one)).toBe('1 Person von 1.234 hat Nord verlassen.');
    expect(say('de', state('left', { count: 2, total: 3, team: 'Nord' }))).toBe(
      '2 Personen von 3 haben Nord verlassen.',
    );
    expect(say('sv', state('left', { count: 0, total: 3, team: 'Nord' }))).toBe(
      '0 personer av 3 lämnade Nord.',
    );
  });

  it('says a statement in its place in the same language', () => {
    const nested = state('left', { count: 2, total: 3, team: state('team', { name: 'Nord' }) });
    expect(sentenceLocales.map((locale) => say(locale, nested))).toEqual([
      '2 people of 3 left team Nord.',
      '2 personer av 3 lämnade teamet Nord.',
      '2 Personen von 3 haben das Team Nord verlassen.',
    ]);
  });

  it('writes shares and dates', () => {
    const measured = state('share', { share: 0.793, on: '2027-01-04' });
    expect(say('en', measured)).toBe('79.3\u00A0% on 4 January 2027.');
    expect(say('sv', measured)).toBe('79,3\u00A0% den 4 januari 2027.');
    expect(say('de', measured)).toBe('79,3\u00A0% am 4. Januar 2027.');
  });

  it('chooses the words for a value, and those for any other', () => {
    expect(say('de', state('kind', { what: 'wave' }))).toBe('Es gibt keine Welle.');
    expect(say('sv', state('kind', { what: 'unheard of' }))).toBe('Det finns inget sådant.');
  });

  it('joins names and counts those beyond the eighth', () => {
    expect(say('en', state('names', { names: ['A', 'B', 'C'] }))).toBe('Choose A, B and C.');
    const many = Array.from({ length: 11 }, (_, index) => `N${index}`);
    expect(say('de', state('names', { names: many }))).toBe(
      'Wählen Sie N0, N1, N2, N3, N4, N5, N6, N7 und 3 weitere.',
    );
  });

  it('survives JSON, and an unknown code says itself', () => {
    const statement = state('left', { count: 2, total: 3, team: state('team', { name: 'Nord' }) });
    expect(say('en', JSON.parse(JSON.stringify(statement)))).toBe('2 people of 3 left team Nord.');
    expect(say('en', { code: 'forgotten', data: {} })).toBe('forgotten');
    expect(fillSentence(sentences, { code: 'team', data: {} }, 'en', String)).toBe('team {name}');
  });

  it('can be outlined, and its placeholders named', () => {
    expect(outlineTemplate(sentences.left.en)).toBe('{count} people of {total} left {team}.');
    expect(placeholdersOf(sentences.left.de)).toEqual(['count', 'team', 'total']);
  });
});
