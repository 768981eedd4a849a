import { array, assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tracks } from '../evidence/tracks.ts';
import { messageLocales } from '../messages/message-content.ts';
import { favourableIn, figureAnswersMin, readOption, tellAnswers } from './answers.ts';
import {
  findWordsFault,
  labelsOf,
  missingLanguages,
  optionsOf,
  questionKinds,
  wordsFor,
} from './question.ts';
import { starterSet } from './starter-set.ts';

const english = { question: 'Did it work?', labels: ['Yes', 'No'] };

describe('the words of a question', () => {
  test('need the default language; readers of a missing one see those', () => {
    expect(findWordsFault('single', { sv: english }, 'de')).toEqual({
      fault: 'default_missing',
      locale: 'de',
    });
    const words = { en: english, de: { question: 'Ging es?', labels: ['Ja', 'Nein'] } };
    expect(findWordsFault('single', words, 'en')).toBeUndefined();
    expect(missingLanguages(words)).toEqual(['sv']);
    expect(wordsFor(words, 'sv', 'en')).toEqual({ ...english, locale: 'en' });
    expect(wordsFor(words, 'de', 'en')).toEqual({ ...words.de, locale: 'de' });
    // The organisation may choose another default language later.
    expect(wordsFor({ de: words.de }, 'sv', 'en').locale).toBe('de');
  });

  test('have as many labels as their kind takes, in every language the same number, and none twice', () => {
    assert(
      property(constantFrom(...questionKinds), integer({ min: 0, max: 9 }), (kind, count) => {
        const labels = Array.from({ length: count }, (_, index) => `Choice ${index}`);
        const { min, max } = labelsOf[kind];
        expect(findWordsFault(kind, { en: { question: 'Which?', labels } }, 'en') === undefined).toBe(
          count >= min && count <= max,
        );
      }),
    );
    const three = { question: 'Ging es?', labels: ['Ja', 'Nein', 'Vielleicht'] };
    expect(findWordsFault('single', { en: english, de: three }, 'en')).toEqual({
      fault: 'label_parity',
      locale: 'de',
    });
    expect(findWordsFault('single', { en: { ...english, labels: ['Yes', ' yes '] } }, 'en')).toMatchObject({
      fault: 'label_repeated',
    });
  });

  test('of the starter set: one question for each track, complete in every language', () => {
    expect(starterSet.map(({ track }) => track)).toEqual([...tracks]);
    for (const { kind, words } of starterSet) {
      expect(missingLanguages(words)).toEqual([]);
      for (const locale of messageLocales) expect(findWordsFault(kind, words, locale)).toBeUndefined();
    }
  });
});

describe('the answers', () => {
  test('are told from five on, never when all say the same, and then completely', () => {
    expect(tellAnswers([2, 2])).toEqual({ kind: 'few' });
    expect(tellAnswers([0, 9, 0])).toEqual({ kind: 'alike' });
    assert(
      property(array(integer({ min: 0, max: 8 }), { minLength: 2, maxLength: 6 }), (counts) => {
        const figure = tellAnswers(counts);
        const sum = counts.reduce((total, count) => total + count, 0);
        expect(figure.kind === 'few').toBe(sum < figureAnswersMin);
        if (figure.kind === 'shown') {
          expect(figure.told).toBe(sum);
          expect(Math.max(...figure.counts)).toBeLessThan(sum);
        }
      }),
    );
  });

  test('are read as one of the options; anything else is no answer', () => {
    expect(readOption('5', optionsOf('rating', {}))).toBe(5);
    expect(readOption('3', optionsOf('single', { en: english }))).toBeNull();
    expect(readOption('2', optionsOf('single', { en: english }))).toBe(2);
    for (const text of ['', '0', '1.0', ' 1', 'x', undefined])
      expect(readOption(text, optionsOf('rating', {}))).toBeNull();
    expect(optionsOf('text', {})).toEqual([0]);
    expect(favourableIn([9, 9, 9, 2, 3])).toBe(5);
  });
});
