import { describe, expect, test } from 'vitest';
import { forecastShare, needMoreCount, observedPace, outcomesForShare, outcomesUntil } from './need-more.ts';
import { shareBoundaries } from './read-proportion.ts';

const boundaries = shareBoundaries({
  minimum: 0.95,
  target: 0.97,
  horizon: 600,
  goAlpha: 0.05,
  stopAlpha: 0.05,
  continuesBeyondHorizon: false,
})!;

describe('the forecast of a share within 600 people', () => {
  test('a pilot at 99 % of 150 people will likely pass soon', () => {
    const { forecast, outcomes } = forecastShare(boundaries, 150, 149);
    expect(forecast.outlook).toBe('likely');
    expect(forecast.passChance.middle).toBeGreaterThan(0.9);
    expect(outcomes).toBeGreaterThan(0);
    expect(outcomes).toBeLessThan(150);
  });
  test('a pilot at 93 % of 400 people will not pass within the plan', () => {
    const { forecast } = forecastShare(boundaries, 400, 372);
    expect(forecast.outlook).toBe('unlikely');
    expect(forecast.passChance.high).toBeLessThan(0.1);
    expect(forecast.failChance).toBeGreaterThan(0.5);
  });
  test('better knowledge of the truth means a better chance', () => {
    const { passChance } = forecastShare(boundaries, 200, 193).forecast;
    expect(passChance.low).toBeLessThan(passChance.middle);
    expect(passChance.middle).toBeLessThan(passChance.high);
  });
});

test('an open-ended share at 98 % of 100 people needs about 211 more', () => {
  const more = outcomesForShare(100, 98, { minimum: 0.95 }, 0.05)!;
  expect(Math.abs(more - 211)).toBeLessThanOrEqual(4);
  expect(outcomesForShare(100, 94, { minimum: 0.95 }, 0.05)).toBeNull();
  const tunedForMany = outcomesForShare(100, 98, { minimum: 0.95, horizon: 1_000_000 }, 0.05)!;
  expect(tunedForMany).toBeGreaterThan(2 * more);
});

test('evidence that never grows is out of sight', () => {
  expect(outcomesUntil(50, () => -1, 3)).toBeNull();
  expect(outcomesUntil(100, (factor) => factor, 1.5)).toBeCloseTo(50, -1);
});

test('the pace is outcomes per day', () => {
  expect(observedPace(50, 0, 5 * 86_400_000)).toBe(10);
  expect(observedPace(50, 7, 7)).toBeNull();
});

test('the one number is the nearest obstacle', () => {
  const base = { toMinimumSample: 0, groups: [], outcomes: 90, days: 9, forecast: null };
  expect(needMoreCount(null)).toBeNull();
  expect(needMoreCount(base)).toBe(90);
  const thin = [
    { label: 'macOS', count: 13, missing: 7 },
    { label: 'Lyon', count: 17, missing: 3 },
  ];
  expect(needMoreCount({ ...base, groups: thin })).toBe(10);
  expect(needMoreCount({ ...base, groups: thin, toMinimumSample: 18 })).toBe(18);
});
