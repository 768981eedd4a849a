import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { confidenceSequence, lnEvidenceAbove, lnEvidenceBelow, provenLowerBound } from './beta-binomial.ts';
import { twoSidedRho } from './mixture-tuning.ts';
import { lnBeta, lnGamma } from './special-functions.ts';

describe('reference values of the confseq library', () => {
  test('the two-sided tuning constant', () => expect(twoSidedRho(100, 0.05)).toBeCloseTo(12.60056, 5));

  test('the one-sided mixture at p0 = .2, v = 100, s = 10, and the s where it reaches ln 20', () => {
    expect(lnEvidenceAbove(135, 625, 0.2, 625)).toBeCloseTo(-0.07134019, 5);
    let low = 10;
    let high = 60;
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (lnEvidenceAbove(125 + middle, 625, 0.2, 625) < Math.log(20)) low = middle;
      else high = middle;
    }
    expect(low).toBeCloseTo(28.41238, 5);
  });

  test('the two-sided mixture at p0 = .2, v = 100, s = 10, and the s where it reaches ln 20', () => {
    const r = twoSidedRho(100, 0.05) - 0.16;
    const a = r / 0.8;
    const b = r / 0.2;
    const mixture = (s: number) =>
      lnBeta(a + 125 + s, b + 500 - s) - lnBeta(a, b) - (125 + s) * Math.log(0.2) - (500 - s) * Math.log(0.8);
    expect(mixture(10)).toBeCloseTo(-0.6941012, 6);
    expect(mixture(31.4307)).toBeLessThan(Math.log(20));
    expect(mixture(31.4309)).toBeGreaterThan(Math.log(20));
  });

  test.each([
    [700, 1000, 100, 0.651629, 0.745949],
    [15, 50, 50, 0.129556, 0.511896],
    [5, 50, 50, 0.013021, 0.269264],
    [100, 200, 1, 0.328923, 0.671076],
    [1, 2, 50, 0, 1],
    [0, 1, 50, 0, 1],
    [1, 1, 50, 0, 1],
  ])('the confidence sequence for %d of %d, tuned at %d', (successes, count, tuning, lower, upper) => {
    const interval = confidenceSequence(successes, count, tuning, 0.05);
    expect(Math.abs(interval.lower - lower)).toBeLessThan(1.1e-6);
    expect(Math.abs(interval.upper - upper)).toBeLessThan(1.1e-6);
  });

  test('the confidence sequence for 1 of 50, five digits', () => {
    const interval = confidenceSequence(1, 50, 50, 0.05);
    expect(interval.lower).toBeCloseTo(0, 5);
    expect(interval.upper).toBeCloseTo(0.13489, 5);
  });

  test.each([
    [97, 100, 100, 0.891671266, 0.999019927],
    [950, 1000, 500, 0.926410994, 0.968730642],
    [4750, 5000, 500, 0.939435074, 0.959478936],
  ])('the confidence sequence for %d of %d, nine digits', (successes, count, tuning, lower, upper) => {
    const interval = confidenceSequence(successes, count, tuning, 0.05);
    expect(interval.lower).toBeCloseTo(lower, 8);
    expect(interval.upper).toBeCloseTo(upper, 8);
  });
});

// Values computed by numerical integration in R.
describe('the one-sided e-process', () => {
  test.each([
    [98, 100, 0.95, 300, 0.870474224],
    [294, 300, 0.95, 300, 2.881976073],
    [588, 600, 0.95, 300, 6.193090776],
    [190, 200, 0.95, 300, -0.945993586],
    [50, 50, 0.9, 200, 2.731199518],
  ])('ln E for %d of %d against %d', (successes, count, nullShare, tuning, expected) => {
    expect(lnEvidenceAbove(successes, count, nullShare, tuning)).toBeCloseTo(expected, 8);
    expect(lnEvidenceBelow(count - successes, count, 1 - nullShare, tuning)).toBeCloseTo(expected, 8);
  });

  test('the share proven by 588 of 600', () => {
    expect(provenLowerBound(588, 600, 300, 0.05)).toBeCloseTo(0.959811, 6);
    expect(provenLowerBound(0, 600, 300, 0.05)).toBe(0);
  });

  test.each([
    [0.95, 0.97, 813],
    [0.95, 0.98, 311],
    [0.9, 0.93, 712],
    [0.9, 0.95, 230],
    [0.98, 0.99, 1336],
  ])('against %d, an estimate of %d suffices at %d outcomes and not before', (nullShare, estimate, count) => {
    const reaches = (n: number) => lnEvidenceAbove(n * estimate, n, nullShare, 300) >= Math.log(20);
    expect([reaches(count - 1), reaches(count)]).toEqual([false, true]);
  });

  test('has expectation exactly one at the null share and at most one below it', () => {
    const expectation = (truth: number, nullShare: number, count: number) => {
      let sum = 0;
      for (let s = 0; s <= count; s++) {
        const lnChoose = lnGamma(count + 1) - lnGamma(s + 1) - lnGamma(count - s + 1);
        const lnChance = lnChoose + s * Math.log(truth) + (count - s) * Math.log1p(-truth);
        sum += Math.exp(lnChance + lnEvidenceAbove(s, count, nullShare, 100));
      }
      return sum;
    };
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.99, noNaN: true }),
        fc.integer({ min: 1, max: 120 }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        (nullShare, count, fraction) => {
          expect(expectation(nullShare, nullShare, count)).toBeCloseTo(1, 8);
          expect(expectation(nullShare * fraction, nullShare, count)).toBeLessThanOrEqual(1 + 1e-8);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('the confidence sequence contains the estimate and tightens with more outcomes', () => {
  const wide = confidenceSequence(95, 100, 300, 0.05);
  const tight = confidenceSequence(9500, 10000, 300, 0.05);
  expect(wide.lower).toBeLessThan(tight.lower);
  expect(tight.lower).toBeLessThan(0.95);
  expect(tight.upper).toBeGreaterThan(0.95);
  expect(confidenceSequence(0, 0, 300, 0.05)).toEqual({ lower: 0, upper: 1 });
});
