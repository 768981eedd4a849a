import { expect, test } from 'vitest';
import type { RunRules } from '#contracts/run-rules.ts';
import { draftOf, newRetry, newStop, rulesOf } from './rules-draft.ts';

const rules: RunRules = {
  stopRules: [
    { scope: 'group', attribute: 'site', unit: 'share', limit: 0.055, minimumSample: 20 },
    { scope: 'rollout', attribute: null, unit: 'people', limit: 12, minimumSample: 1 },
  ],
  retries: [{ match: '0x80180014', most: 2, afterDays: 3 }],
  rollbackDays: 30,
  plans: ['communication', 'support'],
  following: { afterDays: 1, byHand: true },
  deferrals: { most: 2, withinDays: 14 },
};

test('rules that nobody changes stay the same, shares in percent meanwhile', () => {
  expect(draftOf(rules).stops[0]?.limit).toBe(5.5);
  expect(rulesOf(draftOf(rules))).toEqual(rules);
});

test('nothing is sent while a number is missing or out of bounds, or a group has no attribute', () => {
  const draft = draftOf(rules);
  const withStop = (part: Partial<ReturnType<typeof newStop>>) =>
    rulesOf({ ...draft, stops: [{ ...newStop(0), ...part }] });
  expect(withStop({})).not.toBeNull();
  expect(withStop({ limit: null })).toBeNull();
  expect(withStop({ limit: 101 })).toBeNull();
  expect(withStop({ scope: 'group', attribute: ' ' })).toBeNull();
  expect(rulesOf({ ...draft, retries: [{ ...newRetry(0), most: 6 }] })).toBeNull();
  expect(rulesOf({ ...draft, rollbackDays: 0 })).toBeNull();
  expect(rulesOf({ ...draft, following: { afterDays: 91, byHand: false } })).toBeNull();
  expect(rulesOf({ ...draft, deferrals: { most: null, withinDays: 14 } })).toBeNull();
  expect(rulesOf({ ...draft, deferrals: { most: 0, withinDays: 14 } })).not.toBeNull();
});
