import { describe, expect, test } from 'vitest';
import { oneSidedRho, TUNING_ALPHA } from './mixture-tuning.ts';
import { lnGamma } from './special-functions.ts';
import {
  countsOfNobody,
  createRunningCounts,
  lnRateEvidence,
  priorWeight,
  rateInterval,
} from './ticket-rate.ts';

// Values computed by numerical integration in R.
test.each([
  [20, 100, 1.383445686],
  [60, 300, 4.668505379],
  [5, 50, 2.780578691],
])('ln E that %d tickets in %d user-windows are fewer than .3 each', (events, exposure, expected) => {
  expect(lnRateEvidence('below', events, exposure, 0.3, 9.48)).toBeCloseTo(expected, 8);
});

describe('the mixture against "rate <= nullRate"', () => {
  // In the library's terms c = 2: a score s and an intrinsic time v are 25 + s/2 events where v/4 = 25 are expected.
  const weight = oneSidedRho(100, TUNING_ALPHA) / 4;
  const lnEvidence = (score: number) => lnRateEvidence('above', 25 + score / 2, 25, 1, weight);
  test('equals the gamma-Poisson mixture of the confseq library', () => {
    expect(lnEvidence(10)).toBeCloseTo(-0.06991219, 6);
    expect(lnEvidence(30.1949)).toBeCloseTo(Math.log(20), 4);
    expect(lnEvidence(30.1948)).toBeLessThan(Math.log(20));
    expect(lnEvidence(30.195)).toBeGreaterThan(Math.log(20));
  });
});

test('the prior weighs as many events as half the plan expects, divided by 6.33', () => {
  expect(priorWeight(0.3, 400)).toBeCloseTo(60 / 6.33, 2);
});

describe('in both directions the e-process', () => {
  const expectation = (alternative: 'below' | 'above', truth: number, nullRate: number, exposure: number) => {
    let sum = 0;
    for (let events = 0; events < 400; events++) {
      const mean = truth * exposure;
      const lnChance = events * Math.log(mean) - mean - lnGamma(events + 1);
      sum += Math.exp(lnChance + lnRateEvidence(alternative, events, exposure, nullRate, 6));
    }
    return sum;
  };
  test('has expectation one at the null rate', () => {
    expect(expectation('below', 0.3, 0.3, 150)).toBeCloseTo(1, 8);
    expect(expectation('above', 0.3, 0.3, 150)).toBeCloseTo(1, 8);
  });
  test('has expectation below one deeper inside the null', () => {
    expect(expectation('below', 0.4, 0.3, 150)).toBeLessThan(1);
    expect(expectation('above', 0.2, 0.3, 150)).toBeLessThan(1);
  });
  test('grows with the distance from the null', () => {
    const below = [40, 30, 20].map((events) => lnRateEvidence('below', events, 200, 0.3, 6));
    expect(below).toEqual([...below].sort((x, y) => x - y));
    const above = [60, 80, 100].map((events) => lnRateEvidence('above', events, 200, 0.3, 6));
    expect(above).toEqual([...above].sort((x, y) => x - y));
  });
});

const one = (personId: string, count: number, exposure: number) => ({
  outcomes: [{ personId, at: 0, metric: 'm', value: count }],
  value: Float64Array.of(count),
  exposure: Float64Array.of(exposure),
  hasRepeats: true,
});

const pearsonDispersion = (people: { count: number; exposure: number }[]) => {
  const running = createRunningCounts(countsOfNobody());
  for (const [i, { count, exposure }] of people.entries()) running.add(one(`p${i}`, count, exposure), 0);
  return running.totals().dispersion;
};

describe('over-dispersion', () => {
  test('is one for Poisson-like counts and for too few people', () => {
    expect(pearsonDispersion(Array.from({ length: 19 }, () => ({ count: 9, exposure: 1 })))).toBe(1);
    const alternating = Array.from({ length: 40 }, (_, i) => ({ count: i % 2, exposure: 1 }));
    expect(pearsonDispersion(alternating)).toBe(1);
  });
  test('is variance over mean when every window is complete', () => {
    const counts = [...Array.from({ length: 30 }, () => 0), 10, 10];
    const mean = 20 / 32;
    const variance = counts.reduce((sum, c) => sum + (c - mean) ** 2, 0) / 31;
    expect(pearsonDispersion(counts.map((count) => ({ count, exposure: 1 })))).toBeCloseTo(
      variance / mean,
      12,
    );
  });
  test('counts only complete windows, and joins the windows of one person', () => {
    const running = createRunningCounts(countsOfNobody());
    for (let i = 0; i < 25; i++) {
      running.add(one(`p${i}`, i % 5 === 0 ? 4 : 0, 0.5), 0);
      if (i < 24) running.add(one(`p${i}`, 0, 0.5), 0);
    }
    expect(running.people()).toBe(25);
    expect(running.totals()).toMatchObject({ events: 20, exposure: 24.5 });
    const counts = Array.from({ length: 24 }, (_, i): number => (i % 5 === 0 ? 4 : 0));
    const mean = 20 / 24;
    const variance = counts.reduce((sum, c) => sum + (c - mean) ** 2, 0) / 23;
    expect(running.totals().dispersion).toBeCloseTo(variance / mean, 12);
  });
  test('widens the interval', () => {
    const calm = rateInterval({ events: 60, exposure: 300, dispersion: 1 }, 400, 0.05);
    const wild = rateInterval({ events: 60, exposure: 300, dispersion: 3 }, 400, 0.05);
    expect(wild.lower).toBeLessThan(calm.lower);
    expect(wild.upper).toBeGreaterThan(calm.upper);
    expect(calm.lower).toBeLessThan(0.2);
    expect(calm.upper).toBeGreaterThan(0.2);
    expect(calm.upper).toBeLessThan(0.3);
  });
});

test('the interval starts at zero without events and is unbounded without exposure', () => {
  const none = rateInterval({ events: 0, exposure: 50, dispersion: 1 }, 400, 0.05);
  expect(none.lower).toBe(0);
  expect(none.upper).toBeGreaterThan(0.02);
  expect(none.upper).toBeLessThan(0.3);
  expect(rateInterval({ events: 0, exposure: 0, dispersion: 1 }, 400, 0.05).upper).toBe(Infinity);
});
