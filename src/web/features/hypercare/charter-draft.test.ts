import { expect, test } from 'vitest';
import { charterTemplate } from '#contracts/hypercare.ts';
import { draftOf, finishedCharter } from './charter-draft.ts';

test('what is opened and sent unchanged is the same charter', () => {
  expect(finishedCharter(draftOf(charterTemplate))).toEqual(charterTemplate);
});

test('an empty threshold is not asked for; any other empty number keeps the charter from being sent', () => {
  const draft = draftOf(charterTemplate);
  expect(finishedCharter({ ...draft, peopleDonePercent: null })?.exit.peopleDoneAbove).toBeNull();
  expect(finishedCharter({ ...draft, mostWeeks: null })).toBeNull();
  expect(finishedCharter({ ...draft, standUpAt: '9' })).toBeNull();
});
