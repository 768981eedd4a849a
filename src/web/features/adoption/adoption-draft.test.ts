import { expect, test } from 'vitest';
import { emptyMeasure, faultsOf, fieldsOf, type AdoptionDraft } from './adoption-draft.ts';

const whole: AdoptionDraft = {
  ...emptyMeasure('vpn-gateway'),
  name: ' VPN client in use ',
  feature: 'VPN client',
  thresholdPercent: 70,
  hasBaseline: 'yes',
  baselinePercent: 12.5,
  baselineOn: '2026-11-02',
};

test('a new measure lacks everything only a person can know, and says so of the baseline too', () => {
  expect(faultsOf(emptyMeasure(''))).toEqual(['name', 'feature', 'source', 'threshold', 'baseline']);
  expect(faultsOf({ ...whole, baselinePercent: null, baselineOn: '' })).toEqual([
    'baselineValue',
    'baselineOn',
  ]);
});

test('the window limits days of use from above and days since the change from below', () => {
  expect(faultsOf({ ...whole, windowDays: 7, minDays: 8, settledDays: 6 })).toEqual([
    'minDays',
    'settledDays',
  ]);
  expect(faultsOf(whole)).toEqual([]);
});

test('percent become shares, and no baseline is said as such', () => {
  expect(fieldsOf(whole)).toMatchObject({
    name: 'VPN client in use',
    threshold: 0.7,
    fallShare: 0.2,
    baseline: { share: 0.125, takenOn: '2026-11-02' },
  });
  expect(fieldsOf({ ...whole, hasBaseline: 'no' }).baseline).toBeNull();
});
