import { expect, test } from 'vitest';
import type { PassRule } from '#contracts/pass-rules.ts';
import { changedRules, completeRules, isFit, newRule } from './pass-rule-draft.ts';

const one = 1 as NonNullable<PassRule['stageId']>;
const every: PassRule = { stageId: null, succeededAtLeast: 95, failedAtMost: 3, minimumSample: 30 };

test('a count for every stage sets a limit; one stage may be held to none', () => {
  const none = { succeededAtLeast: null, failedAtMost: null, minimumSample: 1 };
  expect(isFit(newRule(null))).toBe(true);
  expect(isFit({ stageId: null, ...none })).toBe(false);
  expect(isFit({ stageId: one, ...none })).toBe(true);
  expect(isFit({ ...every, minimumSample: null })).toBe(false);
  expect(isFit({ ...every, succeededAtLeast: 0 })).toBe(false);
  expect(isFit({ ...every, failedAtMost: 0 })).toBe(true);
  expect(completeRules([every, { ...every, stageId: one, minimumSample: null }])).toBeNull();
});

test('names the counts that were added, removed and changed', () => {
  const own = { ...every, stageId: one };
  expect(changedRules([every], [every])).toEqual([]);
  expect(changedRules([every], [{ ...every, failedAtMost: 5 }, own]).map(({ kind }) => kind)).toEqual([
    'changed',
    'added',
  ]);
  expect(changedRules([every, own], [every])).toEqual([{ kind: 'removed', rule: own }]);
});
