import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Boundary, computeBoundary, DEFAULT_SPENDING, spentBy } from './binomial-boundary.ts';

const at = (boundary: Boundary, ...counts: number[]) => counts.map((n) => boundary.needed[n]);

/** The exact probability of crossing when looking only at `looks`, with the truth `truth`, unlimited population. */
function crossingChance(boundary: Boundary, truth: number, looks: (n: number) => boolean): number {
  let mass = new Float64Array(boundary.horizon + 2);
  mass[0] = 1;
  let crossed = 0;
  for (let n = 1; n <= boundary.horizon; n++) {
    const next = new Float64Array(boundary.horizon + 2);
    for (let s = 0; s <= n; s++) next[s] = mass[s]! * (1 - truth) + (s > 0 ? mass[s - 1]! * truth : 0);
    if (looks(n)) {
      for (let s = 0; s <= n; s++) {
        if (s >= boundary.needed[n]!) {
          crossed += next[s]!;
          next[s] = 0;
        }
      }
    }
    mass = next;
  }
  return crossed;
}

describe('reference boundaries at alpha .05', () => {
  test('share .95, horizon 600', () => {
    const boundary = computeBoundary({ nullShare: 0.95, horizon: 600, alpha: 0.05 });
    expect(boundary.errorSpent).toBeCloseTo(0.049065, 6);
    expect(boundary.earliest).toBe(109);
    expect(at(boundary, 150, 300, 450, 600)).toEqual([150, 294, 438, 581]);
  });
  test('share .9, horizon 400', () => {
    const boundary = computeBoundary({ nullShare: 0.9, horizon: 400, alpha: 0.05 });
    expect(boundary.errorSpent).toBeCloseTo(0.048077, 6);
    expect(boundary.earliest).toBe(57);
    expect(at(boundary, 100, 200, 300, 400)).toEqual([98, 191, 282, 373]);
  });
  test('share .95, horizon 200, power 2', () => {
    const spending = { family: 'power', rho: 2 } as const;
    const boundary = computeBoundary({ nullShare: 0.95, horizon: 200, alpha: 0.05, spending });
    expect(boundary.errorSpent).toBeCloseTo(0.047351, 6);
    expect(boundary.earliest).toBe(90);
    expect(at(boundary, 50, 100, 150, 200)).toEqual([Infinity, 100, 148, 196]);
  });
  test('share .95 of 800 people without replacement, horizon 600', () => {
    const boundary = computeBoundary({ nullShare: 0.95, horizon: 600, alpha: 0.05, populationSize: 800 });
    expect(boundary.errorSpent).toBeCloseTo(0.049493, 6);
    expect(boundary.earliest).toBe(103);
    expect(at(boundary, 150, 300, 450, 600)).toEqual([149, 293, 436, 577]);
  });
});

describe('the exact false-go probability', () => {
  const boundary = computeBoundary({ nullShare: 0.95, horizon: 600, alpha: 0.05 });
  test('equals the error spent when looking after every outcome', () => {
    expect(crossingChance(boundary, 0.95, () => true)).toBeCloseTo(boundary.errorSpent, 12);
  });
  test('is 4.4 % with ten outcomes a day, and the power at two points more is 72 %', () => {
    const daily = (n: number) => n % 10 === 0;
    expect(crossingChance(boundary, 0.95, daily)).toBeCloseTo(0.044, 3);
    expect(crossingChance(boundary, 0.96, daily)).toBeCloseTo(0.249, 3);
    expect(crossingChance(boundary, 0.97, daily)).toBeCloseTo(0.72, 3);
    expect(crossingChance(boundary, 0.98, daily)).toBeCloseTo(0.986, 3);
  });
  test('never exceeds alpha for any null share, horizon, family, truth and pattern of looks', () => {
    const family = fc.constantFrom(
      DEFAULT_SPENDING,
      { family: 'obrien-fleming' } as const,
      {
        family: 'pocock',
      } as const,
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.99, noNaN: true }),
        fc.integer({ min: 1, max: 80 }),
        fc.double({ min: 0.005, max: 0.2, noNaN: true }),
        family,
        fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (nullShare, horizon, alpha, spending, pattern, fraction) => {
          const boundary = computeBoundary({ nullShare, horizon, alpha, spending });
          const looks = (n: number) => pattern[n - 1]!;
          expect(crossingChance(boundary, nullShare * fraction, looks)).toBeLessThanOrEqual(alpha + 1e-12);
          expect(crossingChance(boundary, nullShare, looks)).toBeLessThanOrEqual(alpha + 1e-12);
        },
      ),
      { numRuns: 150 },
    );
  });
  test('never exceeds alpha without replacement, by enumerating every order of a small population', () => {
    for (const populationSize of [6, 9, 12]) {
      const boundary = computeBoundary({
        nullShare: 0.5,
        horizon: populationSize,
        alpha: 0.1,
        populationSize,
      });
      for (let successes = 0; successes <= populationSize / 2; successes++) {
        let orders = 0;
        let crossed = 0;
        for (let bits = 0; bits < 2 ** populationSize; bits++) {
          let s = 0;
          let hit = false;
          for (let n = 1; n <= populationSize; n++) {
            s += (bits >> (n - 1)) & 1;
            hit ||= s >= boundary.needed[n]!;
          }
          if (s !== successes) continue;
          orders += 1;
          crossed += hit ? 1 : 0;
        }
        expect(crossed / orders).toBeLessThanOrEqual(0.1 + 1e-12);
      }
    }
  });
});

describe('against ten outcomes a day with the looks planned for every tenth', () => {
  const daily = (n: number) => n % 10 === 0;
  const planned = computeBoundary({
    nullShare: 0.95,
    horizon: 600,
    alpha: 0.05,
    spending: { family: 'obrien-fleming' },
    isLook: daily,
  });
  const free = computeBoundary({ nullShare: 0.95, horizon: 600, alpha: 0.05 });
  test('the planned boundary keeps alpha and crosses only at its looks', () => {
    expect(crossingChance(planned, 0.95, () => true)).toBeLessThanOrEqual(0.05);
    expect(planned.needed[301]).toBe(Infinity);
  });
  test('the free boundary keeps at least 92 % of its power at two points more', () => {
    const ratio = crossingChance(free, 0.97, daily) / crossingChance(planned, 0.97, daily);
    expect(ratio).toBeGreaterThanOrEqual(0.92);
  });
});

test('every spending family spends all of alpha at the horizon and less before', () => {
  for (const spending of [DEFAULT_SPENDING, { family: 'obrien-fleming' }, { family: 'pocock' }] as const) {
    expect(spentBy(1, 0.05, spending)).toBeCloseTo(0.05, 10);
    expect(spentBy(0.5, 0.05, spending)).toBeLessThan(0.05);
  }
});

test('a horizon above the population is a programmer error', () => {
  expect(() => computeBoundary({ nullShare: 0.9, horizon: 11, alpha: 0.05, populationSize: 10 })).toThrow(
    RangeError,
  );
});
