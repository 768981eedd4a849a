import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { startsPerDay } from '../waves/helpdesk-load.ts';
import { forecastFinish, shareFinishedBy } from './forecast-finish.ts';
import { drawFutures, type ForecastEvidence } from './futures.ts';
import { playPlan, type RemainingPlan } from './play-plan.ts';

const evidence: ForecastEvidence = {
  deferral: { events: 12, others: 188 },
  noShow: { events: 6, others: 194 },
  failure: { events: 8, others: 186 },
  tickets: { shape: 24.5, rate: 200 },
  weekShock: 0.15,
  placesUsed: [],
};

const certain: ForecastEvidence = {
  deferral: null,
  noShow: null,
  failure: null,
  tickets: null,
  weekShock: 0,
  placesUsed: [],
};

function planOf(change: Partial<RemainingPlan> = {}): RemainingPlan {
  return {
    done: 200,
    underWay: 0,
    waves: Array.from({ length: 20 }, (_, week) => ({ week, people: 480 })),
    places: [600],
    closedWeeks: new Set(),
    helpdesk: null,
    spillOver: [0.6, 0.25, 0.15],
    ...change,
  };
}

const size = { people: 9600, weeks: 60, runs: 1000, seed: 5 };

test('without losses a plan finishes in its own last week, and everybody is counted', () => {
  const forecast = forecastFinish(planOf(), drawFutures(certain, size));
  expect(forecast.finishWeek).toEqual({ p10: 19, p50: 19, p90: 19 });
  expect(forecast.done[0]).toMatchObject({ p10: 680, p90: 680 });
  expect(forecast.done.at(-1)!.p50).toBeCloseTo(9800, 6);
});

test('places alone decide when they are fewer than the people who wait', () => {
  const plan = planOf({ waves: [{ week: 0, people: 1000 }], places: [0, 300], done: 0 });
  expect(forecastFinish(plan, drawFutures(certain, size)).finishWeek.p50).toBe(4);
});

test('the helpdesk paces as the engine does: 12 tickets per 100 people of 40 minutes, 480 minutes, are 100 a day', () => {
  const rate = { ...certain, tickets: { shape: 1e9 * 0.12, rate: 1e9 } };
  const plan = planOf({
    done: 0,
    waves: [{ week: 0, people: 5000 }],
    places: [5000],
    helpdesk: { minutesPerWeek: 5 * 480, minutesPerTicket: 40 },
  });
  const forecast = forecastFinish(plan, drawFutures(rate, { ...size, runs: 50 }));
  expect(forecast.done[0]!.p50).toBeCloseTo(5 * startsPerDay(480, 0.12, 40), 0);
  expect(forecast.finishWeek.p50).toBe(9);
});

test('the same seed gives the same forecast, another seed another one', () => {
  const forecastOf = (seed: number) => forecastFinish(planOf(), drawFutures(evidence, { ...size, seed }));
  expect(forecastOf(5)).toEqual(forecastOf(5));
  expect(forecastOf(6).done).not.toEqual(forecastOf(5).done);
});

test('the less was observed, the wider the fan', () => {
  const few: ForecastEvidence = { ...evidence, failure: { events: 1, others: 24 } };
  const width = (found: ForecastEvidence): number => {
    const week = forecastFinish(planOf(), drawFutures(found, size)).done[10]!;
    return week.p90 - week.p10;
  };
  expect(width(few)).toBeGreaterThan(1.5 * width(evidence));
});

test('a week later than the last finish holds every run, a week before the first holds none', () => {
  const futures = drawFutures(evidence, size);
  const { finishWeek } = forecastFinish(planOf(), futures);
  expect(shareFinishedBy(planOf(), futures, 59)).toBe(1);
  expect(shareFinishedBy(planOf(), futures, 18)).toBe(0);
  expect(shareFinishedBy(planOf(), futures, finishWeek.p50!)).toBeGreaterThanOrEqual(0.5);
});

const anyPlan: fc.Arbitrary<RemainingPlan> = fc.record({
  done: fc.nat(500),
  underWay: fc.nat(200),
  waves: fc.array(fc.record({ week: fc.nat(20), people: fc.nat(800) }), { minLength: 1, maxLength: 8 }),
  places: fc.array(fc.integer({ min: 50, max: 900 }), { minLength: 1, maxLength: 4 }),
  closedWeeks: fc.uniqueArray(fc.nat(15), { maxLength: 4 }).map((weeks) => new Set(weeks)),
  helpdesk: fc.record({
    minutesPerWeek: fc.integer({ min: 300, max: 5000 }),
    minutesPerTicket: fc.integer({ min: 5, max: 60 }),
  }),
  spillOver: fc.constant([0.6, 0.25, 0.15]),
});

const propertySize = { people: 2000, weeks: 80, runs: 4 };

test.each<[string, (plan: RemainingPlan) => RemainingPlan]>([
  ['more places', (plan) => ({ ...plan, places: plan.places.map((places) => places + 40) })],
  [
    'more helpdesk minutes',
    (plan) => ({
      ...plan,
      helpdesk: { ...plan.helpdesk!, minutesPerWeek: plan.helpdesk!.minutesPerWeek * 1.2 },
    }),
  ],
  ['no freeze', (plan) => ({ ...plan, closedWeeks: new Set() })],
  [
    'waves a week earlier',
    (plan) => ({ ...plan, waves: plan.waves.map((wave) => ({ ...wave, week: Math.max(0, wave.week - 1) })) }),
  ],
])('%s: in no future is anybody done later', (_, better) => {
  fc.assert(
    fc.property(anyPlan, fc.nat(), (plan, seed) => {
      for (const future of drawFutures(evidence, { ...propertySize, seed })) {
        const [before, after] = [playPlan(plan, future), playPlan(better(plan), future)];
        for (const [week, done] of before.done.entries())
          expect(after.done[week]!).toBeGreaterThanOrEqual(done - 1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

test('fewer no-shows: in no future is anybody done later', () => {
  fc.assert(
    fc.property(anyPlan, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (plan, seed, part) => {
      for (const future of drawFutures(evidence, { ...propertySize, seed })) {
        const [before, after] = [
          playPlan(plan, future),
          playPlan(plan, { ...future, noShow: future.noShow * part }),
        ];
        for (const [week, done] of before.done.entries())
          expect(after.done[week]!).toBeGreaterThanOrEqual(done - 1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

test('nobody is lost or counted twice, and nobody is done before they could start', () => {
  fc.assert(
    fc.property(anyPlan, fc.nat(), (plan, seed) => {
      for (const future of drawFutures(evidence, { ...propertySize, seed })) {
        const { done } = playPlan(plan, future);
        for (const [week, people] of done.entries()) {
          const arrived = plan.waves.reduce((sum, wave) => sum + (wave.week <= week ? wave.people : 0), 0);
          expect(people).toBeLessThanOrEqual(plan.done + plan.underWay + arrived + 1e-6);
          expect(people).toBeGreaterThanOrEqual((done[week - 1] ?? 0) - 1e-9);
        }
      }
    }),
    { numRuns: 60 },
  );
});
