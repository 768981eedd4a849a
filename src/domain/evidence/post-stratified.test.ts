import { describe, expect, test } from 'vitest';
import { rake } from '#domain/cohort/raking.ts';
import { createRandom } from '#domain/random/random.ts';
import { oneSidedRho, twoSidedRho } from './mixture-tuning.ts';
import {
  lnInformationEvidence,
  countVariance,
  lnWeightedEvidence,
  postStratify,
  postStratifyRate,
  rakedEstimate,
  weightedInterval,
} from './post-stratified.ts';
import { lnStratifiedEvidence } from './stratified-product.ts';

const twoGroups = (successes: readonly [number, number]) =>
  postStratify([
    { share: 0.7, count: 300, successes: successes[0] },
    { share: 0.3, count: 120, successes: successes[1] },
  ])!;

test('the one-sided normal mixture equals the confseq library', () => {
  const evidence = (score: number) => lnInformationEvidence(score / 100, 1 / 100, 100);
  expect(evidence(10)).toBeCloseTo(-0.06502391, 7);
  expect(evidence(27.66071)).toBeCloseTo(Math.log(20), 5);
});

test('the two-sided normal mixture equals the confseq library', () => {
  const half = { estimate: 0.5, variance: 0.01, unit: 0.01 }; // information 100, tuned at 100
  const rho = twoSidedRho(100, 0.05);
  expect(0.5 * Math.log(rho / (100 + rho)) + 10 ** 2 / (2 * (100 + rho))).toBeCloseTo(-0.6510052, 6);
  const { lower, upper } = weightedInterval(half, 25, 0.05);
  expect(upper - 0.5).toBeCloseTo(0.3035209, 6);
  expect(0.5 - lower).toBeCloseTo(0.3035209, 6);
});

describe('two groups of 300 and 120 people', () => {
  test('give the reference variance, floor and evidence', () => {
    const weighted = twoGroups([290, 118]);
    expect(oneSidedRho(300 / (0.95 * 0.05), 0.05)).toBeCloseTo(997.934836, 5);
    expect(weighted.variance).toBeCloseTo(7.531445e-5, 11);
    expect(0.8 * 0.95 * 0.05 * weighted.unit).toBeCloseTo(9.056667e-5, 11);
    expect(lnWeightedEvidence(weighted, 0.95, 300)).toBeCloseTo(1.810175651, 8);
    expect(lnWeightedEvidence(twoGroups([298, 119]), 0.95, 300)).toBeCloseTo(8.737407302, 8);
  });
  test('give the same evidence for the opposite outcome', () => {
    const weighted = twoGroups([290, 118]);
    const opposite = postStratify([
      { share: 0.7, count: 300, successes: 10 },
      { share: 0.3, count: 120, successes: 2 },
    ])!;
    expect(lnWeightedEvidence(weighted, 0.97, 300, -1)).toBeCloseTo(
      lnWeightedEvidence(opposite, 0.03, 300),
      10,
    );
  });
  test('have an interval around the estimate', () => {
    const weighted = twoGroups([290, 118]);
    const { lower, upper } = weightedInterval(weighted, 300, 0.05);
    expect(lower).toBeGreaterThan(0.92);
    expect(lower).toBeLessThan(weighted.estimate);
    expect(upper).toBeGreaterThan(weighted.estimate);
    expect(upper).toBeLessThanOrEqual(1);
  });
});

test('nobody answered gives no estimate, and silent groups are left out', () => {
  expect(postStratify([{ share: 1, count: 0, successes: 0 }])).toBeNull();
  const weighted = postStratify([
    { share: 0.5, count: 10, successes: 9 },
    { share: 0.5, count: 0, successes: 0 },
  ]);
  expect(weighted?.estimate).toBe(0.9);
});

test('a rate is weighted by exposure, and its band widens with dispersion', () => {
  const strata = [
    { share: 0.7, count: 200, successes: 40 },
    { share: 0.3, count: 50, successes: 30 },
  ];
  const calm = postStratifyRate(strata, 1)!;
  expect(calm.estimate).toBeCloseTo(0.7 * 0.2 + 0.3 * 0.6, 12);
  const wild = postStratifyRate(strata, 3)!;
  const width = (weighted: typeof calm) => {
    const { lower, upper } = weightedInterval(weighted, 200, 0.05, countVariance);
    return upper - lower;
  };
  expect(width(wild)).toBeGreaterThan(width(calm));
  expect(lnWeightedEvidence(calm, 0.5, 200, -1, countVariance)).toBeGreaterThan(Math.log(20));
  expect(lnWeightedEvidence(wild, 0.5, 200, -1, countVariance)).toBeLessThan(Math.log(20));
});

const cell = (people: number, ones: number) => ({
  people,
  exposure: people,
  value: ones,
  exposures: people,
  products: ones,
  squares: ones,
});

test('equal weights give the plain share, whether people are put together or not', () => {
  const alone = rakedEstimate(
    [cell(1, 1), cell(1, 1), cell(1, 0), cell(1, 1)],
    new Float64Array(4).fill(0.25),
  );
  const weighted = rakedEstimate([cell(4, 3)], Float64Array.of(1));
  expect(weighted.variance).toBeCloseTo(alone.variance, 12);
  expect(weighted.estimate).toBe(0.75);
  expect(weighted.unit).toBe(0.25);
  expect(weighted.variance).toBeCloseTo((4 / 6) * (2 / 6) * 0.25, 12);
});

test('the strict product form equals the reference value', () => {
  const strata = [
    { share: 0.6, count: 100, successes: 98 },
    { share: 0.4, count: 50, successes: 45 },
  ];
  expect(lnStratifiedEvidence(strata, 0.9, { a: 9, b: 1 })).toBeCloseTo(-0.167194616, 8);
  const weak = strata.map(({ share, count }) => ({ share, count, successes: 0.8 * count }));
  expect(lnStratifiedEvidence(weak, 0.9, { a: 9, b: 1 })).toBeLessThan(0);
});

/** Simulates pilots of 600 people at ten a day and returns the share with a false go. */
function falseGo(
  shares: readonly number[],
  truths: readonly number[],
  order: 'random' | 'good_first' | 'mostly_good_first',
  pilots: number,
  seed: number,
): number {
  const random = createRandom(seed);
  const sizes = shares.map((share) => Math.round(share * 600));
  const groups = sizes.flatMap((size, group) => Array.from({ length: size }, () => group));
  let crossed = 0;
  for (let pilot = 0; pilot < pilots; pilot++) {
    const arrival = arrivalOrder(groups, order, random);
    const counts = shares.map((share) => ({ share, count: 0, successes: 0 }));
    for (let n = 1; n <= 600; n++) {
      const group = arrival[n - 1]!;
      counts[group]!.count += 1;
      counts[group]!.successes += random.next() < truths[group]! ? 1 : 0;
      if (n % 10 !== 0) continue;
      if (counts.some(({ share, count }) => count < Math.min(20, Math.ceil(0.5 * share * 600)))) continue;
      if (lnWeightedEvidence(postStratify(counts)!, 0.95, 300) >= Math.log(20)) {
        crossed += 1;
        break;
      }
    }
  }
  return crossed / pilots;
}

function shuffled(items: readonly number[], random: { integer(bound: number): number }): number[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}

function arrivalOrder(
  groups: readonly number[],
  order: 'random' | 'good_first' | 'mostly_good_first',
  random: { next(): number; integer(bound: number): number },
): number[] {
  if (order === 'random') return shuffled(groups, random);
  if (order === 'good_first') return [...groups];
  const isLoose = groups.map(() => random.next() < 0.15);
  const loose = shuffled(
    groups.filter((_, i) => isLoose[i]),
    random,
  );
  return groups.map((group, i) => (isLoose[i] ? loose.pop()! : group));
}

describe('simulated false go at the null with daily looks, upper 99 % limit', () => {
  const PILOTS = 6000;
  const limit = (share: number) => share + 2.33 * Math.sqrt((share * (1 - share)) / PILOTS);
  test.each([
    ['two groups, random', [0.7, 0.3], [0.975, 0.891667], 'random'],
    ['two groups, good first', [0.7, 0.3], [0.975, 0.891667], 'good_first'],
    ['two groups, mostly good first', [0.7, 0.3], [0.975, 0.891667], 'mostly_good_first'],
    ['four groups, good first', [0.4, 0.3, 0.2, 0.1], [0.97, 0.96, 0.93, 0.88], 'good_first'],
    ['eight groups, random', [0.3, 0.2, 0.15, 0.1, 0.1, 0.05, 0.05, 0.05], Array(8).fill(0.95), 'random'],
  ] as const)('%s', (_name, shares, truths, order) => {
    expect(limit(falseGo(shares, truths as number[], order, PILOTS, 17))).toBeLessThanOrEqual(0.05);
  });
  test('power at three points more is at least nine in ten', () => {
    expect(falseGo([0.7, 0.3], [0.985, 0.968], 'random', 800, 5)).toBeGreaterThanOrEqual(0.9);
    expect(
      falseGo([0.4, 0.3, 0.2, 0.1], [0.985, 0.98, 0.975, 0.97], 'random', 800, 6),
    ).toBeGreaterThanOrEqual(0.9);
  });
});

test('raked weights of the cohort package feed the estimate', () => {
  const { weights } = rake(2, [{ codes: [0, 1], targets: [0.5, 0.5] }], { people: [3, 1] });
  expect(rakedEstimate([cell(3, 3), cell(1, 0)], weights).estimate).toBeCloseTo(0.5, 6);
});
