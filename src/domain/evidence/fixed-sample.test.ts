import { expect, test } from 'vitest';
import { fewestToPass } from './criterion.ts';
import { countedShare, exactInterval } from './fixed-sample.ts';
import { lnBetaTails } from './special-functions.ts';

test.each([
  // As the exact binomial test of R gives them.
  [3, 40, 0.0157422, 0.2038647],
  [37, 40, 0.7961353, 0.9842578],
  [10, 100, 0.0490047, 0.1762226],
  [0, 10, 0, 0.3084971],
  [10, 10, 0.6915029, 1],
])('%i of %i has the exact interval %f to %f', (successes, count, lower, upper) => {
  const interval = exactInterval(successes, count)!;
  expect(interval.lower).toBeCloseTo(lower, 5);
  expect(interval.upper).toBeCloseTo(upper, 5);
});

test('each end leaves 2.5 % beyond it, whatever was counted', () => {
  for (const count of [1, 7, 40, 333, 5000])
    for (const successes of new Set([0, 1, Math.floor(count / 3), count - 1, count])) {
      const { lower, upper } = exactInterval(successes, count)!;
      expect(lower).toBeLessThanOrEqual(successes / count);
      expect(upper).toBeGreaterThanOrEqual(successes / count);
      // P(X >= successes | lower) and P(X <= successes | upper) as tails of the beta distribution.
      if (successes > 0)
        expect(Math.exp(lnBetaTails(lower, successes, count - successes + 1).lower)).toBeCloseTo(0.025, 8);
      if (successes < count)
        expect(Math.exp(lnBetaTails(upper, successes + 1, count - successes).upper)).toBeCloseTo(0.025, 8);
    }
});

test('at least 95 % needs 59 without a failure, and 58 are too few', () => {
  expect(fewestToPass(0.95)).toBe(59);
  expect(0.95 ** 59).toBeLessThanOrEqual(0.05);
  expect(0.95 ** 58).toBeGreaterThan(0.05);
});

test('a count stands behind a share only, and nothing behind nobody', () => {
  expect(countedShare('proportion', { n: 40, successes: 3 })).toMatchObject({ successes: 3, count: 40 });
  expect(countedShare('rate', { n: 40, successes: 3 })).toBeNull();
  expect(countedShare('proportion', { n: 0 })).toBeNull();
  expect(exactInterval(0, 0)).toBeNull();
  expect(() => exactInterval(3, 2)).toThrow(RangeError);
});
