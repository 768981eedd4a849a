import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaQuantile,
  lnBeta,
  lnBetaTails,
  lnGamma,
  lnGammaTails,
  lnNormalCdf,
  normalQuantile,
} from './special-functions.ts';

const close = (actual: number, expected: number, relative = 1e-8) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.max(1, Math.abs(expected)));

describe('published reference values', () => {
  test('the log beta function at (4760.5, 240.5)', () => close(lnBeta(4760.5, 240.5), -966.258443779, 1e-12));
  test('the lower beta tail near its middle', () =>
    close(lnBetaTails(0.95, 4760.5, 240.5).lower, -1.34694569329, 1e-10));
  test('the lower beta tail at e^-2507', () =>
    expect(lnBetaTails(0.5, 4760.5, 240.5).lower).toBeCloseTo(-2507.894, 3));
  test('the lower gamma tail', () => close(lnGammaTails(350, 300).lower, -5.94992822929, 1e-10));
});

// Values computed with mpmath 1.3 at 40 digits.
describe('values of an independent library', () => {
  test.each([
    [0.001, 6.907178885383854],
    [0.5, 0.5723649429247001],
    [1.5, -0.1207822376352452],
    [9.99, 12.77931521435019],
    [10, 12.80182748008147],
    [123.456, 469.6055471299295],
    [1000000.0, 12815504.56914761],
  ])('ln Γ(%d)', (x, expected) => close(lnGamma(x), expected, 1e-13));
  test.each([
    [0.5, 0.5, 1.1447298858494],
    [0.3, 2000, -1.184420241295009],
    [9, 11, -13.63086871137873],
    [30, 0.01, 4.565633802153577],
    [970000.5, 30000.5, -134748.1569980277],
  ])('ln B(%d, %d)', (a, b, expected) => close(lnBeta(a, b), expected, 1e-13));
  test.each([
    [-40, -804.6084420137538],
    [-8, -35.01343715991455],
    [-1.5, -2.70594440082389],
    [-0.1, -0.7761545927302733],
    [0.2, -0.5460043537227741],
    [3, -0.001350809964748194],
    [8, -6.220960574271786e-16],
  ])('ln Φ(%d)', (z, expected) => close(lnNormalCdf(z), expected, 1e-12));
  test.each([
    [1e-12, -7.034483825301132],
    [0.001, -3.090232306167814],
    [0.025, -1.959963984540054],
    [0.05, -1.644853626951473],
    [0.4, -0.2533471031357997],
    [0.8, 0.8416212335729144],
    [0.975, 1.959963984540054],
  ])('the normal quantile of %d', (p, expected) => close(normalQuantile(p), expected, 1e-12));
  test.each([
    [0.5, 0.02, -1.841878176587604, -0.17259234212165],
    [0.5, 40, -3.744097384202899e-19, -42.42893619787184],
    [9.48, 3, -6.154708333483197, -0.002125717975657634],
    [9.48, 15, -0.05251097328168286, -2.972873713853555],
    [350, 300, -5.949928229287013, -0.002609429149005075],
    [350, 420, -0.0002036478313141172, -8.499220195197831],
    [20000, 19900, -1.426634775012751, -0.2745889719900497],
  ])('the gamma tails at a=%d, x=%d', (a, x, lower, upper) => {
    close(lnGammaTails(a, x).lower, lower, 1e-9);
    close(lnGammaTails(a, x).upper, upper, 1e-9);
  });
  test.each([
    [0.95, 4760.5, 240.5, -1.346945693292784, -0.3011500537185643],
    [0.5, 4760.5, 240.5, -2507.8939709257, 2.82118644197349e-37],
    [0.02, 0.5, 0.5, -2.404236157162713, -0.094678297146134],
    [0.7, 9, 1, -3.210074495448592, -0.0411904029993259],
    [0.999, 60, 3, -3.618533825476914e-5, -10.2268746343766],
    [0.97, 970000, 30000, -0.6946138043949522, -0.6916827045607291],
  ])('the beta tails at x=%d, a=%d, b=%d', (x, a, b, lower, upper) => {
    close(lnBetaTails(x, a, b).lower, lower, 1e-9);
    close(lnBetaTails(x, a, b).upper, upper, 1e-9);
  });
  test.each([
    [0.2, 97.5, 3.5, 0.9515703167080227],
    [0.5, 97.5, 3.5, 0.968377466031844],
    [0.8, 582.5, 18.5, 0.9752479799048238],
  ])('the beta quantile of %d at (%d, %d)', (p, a, b, expected) =>
    close(betaQuantile(p, a, b), expected, 1e-12),
  );
});

test('the two tails of a beta distribution add up to one', () => {
  const shape = fc.double({ min: 0.01, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), shape, shape, (x, a, b) => {
      const { lower, upper } = lnBetaTails(x, a, b);
      close(Math.exp(lower) + Math.exp(upper), 1, 1e-12);
      close(lnBetaTails(1 - x, b, a).lower, upper, 1e-7);
    }),
  );
});

test('a whole-number beta tail equals the binomial sum', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (n, k) => {
      if (k > n) return;
      const p = 0.37;
      let sum = 0;
      for (let s = k; s <= n; s++) {
        const lnChoose = lnGamma(n + 1) - lnGamma(s + 1) - lnGamma(n - s + 1);
        sum += Math.exp(lnChoose + s * Math.log(p) + (n - s) * Math.log(1 - p));
      }
      close(lnBetaTails(p, k, n - k + 1).lower, Math.log(sum), 1e-11);
    }),
  );
});

test('the normal quantile inverts the distribution function', () => {
  fc.assert(
    fc.property(fc.double({ min: -30, max: 5, noNaN: true }), (z) => {
      close(normalQuantile(Math.exp(lnNormalCdf(z))), z, 1e-8);
    }),
  );
});

test('arguments outside the domain are programmer errors', () => {
  expect(() => lnGamma(0)).toThrow(RangeError);
  expect(() => lnBetaTails(Number.NaN, 1, 1)).toThrow(RangeError);
  expect(() => normalQuantile(2)).toThrow(RangeError);
});
