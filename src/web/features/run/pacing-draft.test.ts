import { expect, test } from 'vitest';
import { pacingDraftOf, pacingOf } from './pacing-draft.ts';

const pacing = { startsPerDay: 40, spreadDays: null, deadlineDays: 7, startAfterDays: null };

test('a pace that nobody changes stays the same', () => {
  expect(pacingOf(pacingDraftOf(pacing))).toEqual(pacing);
  const spread = { startsPerDay: 25, spreadDays: 12, deadlineDays: null, startAfterDays: 0 };
  expect(pacingOf(pacingDraftOf(spread))).toEqual(spread);
});

test('nothing is sent while a number that counts is missing or out of bounds', () => {
  const draft = pacingDraftOf(pacing);
  expect(pacingOf({ ...draft, startsPerDay: null })).toBeNull();
  expect(pacingOf({ ...draft, mode: 'spread', startsPerDay: null, spreadDays: 12 })).not.toBeNull();
  expect(pacingOf({ ...draft, mode: 'spread', spreadDays: 31 })).toBeNull();
  expect(pacingOf({ ...draft, rule: 'after', afterDays: null })).toBeNull();
  expect(pacingOf({ ...draft, deadlineDays: 0 })).toBeNull();
});
