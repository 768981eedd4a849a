import { assert, integer, nat, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random.ts';
import { dayOf, weekdayOf } from '../waves/working-week.ts';
import { closedShares, forecastFinish, type ForecastRates, type RemainingPlan } from './forecast-finish.ts';
import { binomialOf, gammaOf, normalOf } from './variates.ts';

const rates: ForecastRates = {
  noShow: { events: 8, of: 400 },
  failure: { events: 16, of: 400 },
  deferral: { events: 12, of: 400 },
  tickets: { tickets: 48, people: 400 },
};
const plan: RemainingPlan = {
  startsOn: '2027-01-04',
  done: 380,
  underWay: 20,
  behind: 10,
  starts: Array.from({ length: 12 }, () => 300),
  peoplePerWeek: 320,
  helpdesk: null,
};
const total = 380 + 20 + 10 + 12 * 300;

describe('variates', () => {
  it('have the means and spreads of their distributions', () => {
    const random = createRandom(7);
    const many = Array.from({ length: 40_000 }, () => [
      normalOf(random),
      gammaOf(random, 0.5),
      gammaOf(random, 8),
      binomialOf(random.next(), 40, 0.1),
      binomialOf(random.next(), 4000, 0.3),
    ]);
    const expected = [0, 0.5, 8, 4, 1200];
    const spreads = [1, Math.sqrt(0.5), Math.sqrt(8), Math.sqrt(3.6), Math.sqrt(840)];
    for (const [column, mean] of expected.entries()) {
      const values = many.map((row) => row[column]!);
      const average = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length;
      expect(Math.abs(average - mean)).toBeLessThan(0.03 * spreads[column]!);
      expect(Math.sqrt(variance) / spreads[column]!).toBeCloseTo(1, 1);
    }
  });

  it('give more people for more people and for a larger share', () => {
    assert(
      property(
        record({ draw: nat(999), people: integer({ min: 0, max: 400 }), share: nat(100) }),
        ({ draw, people, share }) => {
          const met = binomialOf(draw / 1000, people, share / 100);
          expect(met).toBeGreaterThanOrEqual(0);
          expect(met).toBeLessThanOrEqual(people);
          expect(binomialOf(draw / 1000, people, Math.min(1, (share + 20) / 100))).toBeGreaterThanOrEqual(
            met,
          );
        },
      ),
    );
  });
});

describe('the forecast of the finish', () => {
  it('is the same for the same seed, and nobody is lost or counted twice', () => {
    const forecast = forecastFinish(plan, rates, { seed: 5, runs: 400 });
    const again = forecastFinish(plan, rates, { seed: 5, runs: 400 });
    expect(again.weeks).toEqual(forecast.weeks);
    const last = forecast.weeks.at(-1)!;
    expect(last.p50 + forecast.residue.p50).toBeGreaterThan(total - 8);
    expect(last.p90).toBeLessThanOrEqual(total);
    for (const [index, week] of forecast.weeks.entries()) {
      expect(week.p10).toBeLessThanOrEqual(week.p50);
      expect(week.p50).toBeLessThanOrEqual(week.p90);
      if (index > 0) expect(week.p50).toBeGreaterThanOrEqual(forecast.weeks[index - 1]!.p50);
    }
  });

  it('ends when the plan does if nothing goes wrong', () => {
    const calm = { noShow: { events: 0, of: 1e9 }, failure: { events: 0, of: 1e9 } };
    const sure = { ...rates, ...calm, deferral: { events: 0, of: 1e9 } };
    const { finish, chanceBy } = forecastFinish({ ...plan, behind: 0 }, sure, { seed: 1, runs: 200 });
    expect(finish).toEqual({ p10: '2027-03-28', p50: '2027-03-28', p90: '2027-03-28' });
    expect(chanceBy('2027-03-28')).toBe(1);
    expect(chanceBy('2027-03-27')).toBe(0);
  });

  it('paces starts by the helpdesk, and says what each week costs it', () => {
    const helpdesk = { minutesPerWeek: 960, minutesPerTicket: 40, spillOver: [0.6, 0.25, 0.15] };
    const paced = forecastFinish({ ...plan, helpdesk }, rates, { seed: 2, runs: 300 });
    const free = forecastFinish(plan, rates, { seed: 2, runs: 300 });
    expect(paced.finish.p50! > free.finish.p50!).toBe(true);
    // 960 minutes take 200 people a week at 0.12 tickets of 40 minutes each.
    expect(paced.weeks[6]!.starts).toBeGreaterThan(180);
    expect(paced.weeks[6]!.starts).toBeLessThan(220);
    expect(paced.weeks[6]!.minutes!.mean).toBeCloseTo(960, -2);
    expect(free.weeks[6]!.minutes).toBeNull();
  });

  it('counts the closed working days of a week, and lets nobody start in one that has no other', () => {
    const tuesdays = closedShares('2027-01-04', 2, (day) => Number(weekdayOf(day) === 1));
    const [first, last] = [dayOf('2027-12-24')!, dayOf('2027-12-31')!];
    const christmas = closedShares('2027-12-20', 3, (day) => Number(day >= first && day <= last));
    expect(tuesdays).toEqual([0.2, 0.2]);
    expect(christmas).toEqual([0.2, 1, 0]);
    const { weeks } = forecastFinish({ ...plan, closedShares: [0, 0.4, 1] }, rates, { seed: 3, runs: 50 });
    expect(weeks[1]!.starts).toBeLessThanOrEqual(0.6 * 320);
    expect(weeks[2]!.starts).toBe(0);
  });

  it('is later with less room, more failures, later waves and closed weeks, on the same chance', () => {
    assert(
      property(nat(1000), (seed) => {
        const finish = (changed: Partial<RemainingPlan>, whatIf = {}) =>
          forecastFinish({ ...plan, ...changed }, rates, { seed, runs: 120, whatIf }).finish.p50!;
        const usual = finish({});
        expect(finish({ peoplePerWeek: 250 }) >= usual).toBe(true);
        expect(finish({ peoplePerWeek: 640 }) <= usual).toBe(true);
        expect(finish({}, { failureFactor: 4 }) >= usual).toBe(true);
        expect(finish({}, { weeksLater: 2 }) > usual).toBe(true);
        const shut = [0, 0, 0, 1, 1];
        expect(finish({ closedShares: shut }) > usual).toBe(true);
        expect(finish({ closedShares: shut.map((share) => share / 2) }) >= usual).toBe(true);
      }),
      { numRuns: 8 },
    );
  });
});
