import { expect, test } from 'vitest';
import { starterSet, type SurveyQuestion } from '#contracts/surveys.ts';
import { draftOf, fieldsOf, newDraft, unwritten } from './question-draft.ts';

test('a question is sent as it was read', () => {
  for (const question of starterSet) {
    const draft = draftOf(structuredClone(question) as SurveyQuestion);
    expect(fieldsOf(draft)).toEqual(question);
    expect(unwritten(draft)).toEqual([]);
  }
});

test('languages without words and empty lines are left out; nothing is sent without a day or any word', () => {
  expect(fieldsOf(newDraft)).toBeNull();
  const text = { question: ' Did it help? ', lowest: '', highest: '', choices: 'Yes\n\n No ' };
  const draft = { ...newDraft, kind: 'single', texts: { ...newDraft.texts, sv: text } } as const;
  expect(unwritten(draft)).toEqual(['en', 'de']);
  expect(fieldsOf(draft)?.words).toEqual({ sv: { question: 'Did it help?', labels: ['Yes', 'No'] } });
  expect(fieldsOf({ ...draft, day: null })).toBeNull();
  // A choice without its question is sent, so that the server says what is missing.
  const half = { ...newDraft.texts.en, choices: 'Ja' };
  expect(unwritten({ ...draft, texts: { ...draft.texts, de: half } })).toEqual(['en']);
});
