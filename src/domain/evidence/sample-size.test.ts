import { describe, expect, test } from 'vitest';
import { walkBoundaries } from './boundary-walk.ts';
import { computeBoundary } from './binomial-boundary.ts';
import { adviseSampleSize, horizonForPower } from './sample-size.ts';

const daily = (n: number) => n % 10 === 0;
const decide = (minimum: number, target: number, truth: number) => {
  const go = computeBoundary({ nullShare: minimum, horizon: 600, alpha: 0.05 });
  const stop = computeBoundary({ nullShare: 1 - target, horizon: 600, alpha: 0.05 });
  return walkBoundaries({ go, stop, truth, isLook: daily });
};

describe('ten people a day up to 600, minimum 95 %, target 98 %', () => {
  test.each([
    [0.95, 0.037, 0.963, 218],
    [0.98, 0.964, 0.036, 270],
    [0.99, 1, 0, 174],
  ])(
    'a truth of %d goes with chance %d and stops with chance %d, after %d people',
    (truth, go, stop, people) => {
      const result = decide(0.95, 0.98, truth);
      expect(result.goChance).toBeCloseTo(go, 3);
      expect(result.stopChance).toBeCloseTo(stop, 3);
      expect(result.undecidedChance).toBeLessThan(0.001);
      expect(Math.abs(result.expectedPeople - people)).toBeLessThan(1);
    },
  );
  test('a truth between the limits is decided either way', () => {
    expect(decide(0.95, 0.98, 0.965).goChance).toBeCloseTo(0.4, 1);
  });
  test('a narrower gap leaves 18 to 40 of 100 pilots undecided', () => {
    for (const truth of [0.955, 0.96, 0.965]) {
      const { undecidedChance } = decide(0.95, 0.97, truth);
      expect(undecidedChance).toBeGreaterThan(0.15);
      expect(undecidedChance).toBeLessThan(0.42);
    }
  });
  test('the chances add up to one', () => {
    const { goChance, stopChance, conditionalChance, undecidedChance } = decide(0.95, 0.97, 0.96);
    expect(goChance + stopChance + conditionalChance + undecidedChance).toBeCloseTo(1, 10);
  });
});

describe('the power of the exact boundary at two points more', () => {
  const stopNever = {
    horizon: 600,
    needed: new Float64Array(601).fill(Infinity),
    errorSpent: 0,
    earliest: null,
  };
  test.each([
    [800, 1, 343],
    [2000, 0.842, null],
    [20_000, 0.741, null],
  ])('drawing from %d people is %d', (populationSize, power, people) => {
    const go = computeBoundary({ nullShare: 0.95, horizon: 600, alpha: 0.05, populationSize });
    const result = walkBoundaries({ go, stop: stopNever, truth: 0.97, populationSize });
    expect(result.goChance).toBeCloseTo(power, 2);
    if (people !== null) expect(Math.abs(result.expectedPeople - people)).toBeLessThan(6);
  });
});

describe('advice before the pilot', () => {
  const advice = adviseSampleSize({ minimum: 0.95, target: 0.97, horizon: 600 });
  test('names the earliest go and the share needed at each size', () => {
    expect(advice.earliestGo).toBe(109);
    expect(advice.falseGoLimit).toBeLessThanOrEqual(0.05);
    const at = (people: number) => advice.passingShares.find((row) => row.people === people)?.share;
    expect(at(200)).toBeCloseTo(0.99, 3);
    expect(at(300)).toBeCloseTo(0.98, 3);
    expect(at(500)).toBeCloseTo(0.972, 3);
    expect(at(600)).toBeCloseTo(0.968, 3);
  });
  test('shows that a truth at the minimum rarely goes and one far above almost always does', () => {
    const rowAt = (truth: number) => advice.operating.find((row) => Math.abs(row.truth - truth) < 1e-9)!;
    expect(rowAt(0.95).goChance).toBeLessThanOrEqual(0.05);
    expect(rowAt(0.98).goChance).toBeGreaterThan(0.9);
    expect(rowAt(0.94).stopChance).toBeGreaterThan(0.95);
  });
  test('a horizon that cannot prove anything has no earliest go', () => {
    const short = adviseSampleSize({ minimum: 0.95, target: 0.97, horizon: 40 });
    expect(short.earliestGo).toBeNull();
    expect(short.passingShares).toEqual([]);
  });
});

test('the horizon for a wanted power grows as the truth comes closer to the minimum', () => {
  const far = horizonForPower({ minimum: 0.9, target: 0.97, truth: 0.98 }, 0.9)!;
  const near = horizonForPower({ minimum: 0.9, target: 0.97, truth: 0.95 }, 0.8)!;
  expect(far).toBeGreaterThan(30);
  expect(far).toBeLessThan(near);
  expect(horizonForPower({ minimum: 0.95, target: 0.9501, truth: 0.9501 }, 0.9)).toBeNull();
});
