import { expect, test } from 'vitest';
import { createRandom, type Random } from '#domain/random/random.ts';
import {
  dailyTickets,
  estimateTicketRates,
  estimateWaveShock,
  forecastWaveTickets,
  forecastWeeklyTickets,
  peopleWithinMinutes,
  startsPerDay,
  type StratumHistory,
} from './helpdesk-load.ts';

function poisson(random: Random, mean: number): number {
  // Knuth's product method; means here are small.
  if (mean > 30) return poisson(random, mean / 2) + poisson(random, mean / 2);
  const limit = Math.exp(-mean);
  let [count, product] = [0, random.next()];
  while (product > limit) {
    count++;
    product *= random.next();
  }
  return count;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

function observe(random: Random, stratum: string, people: number, rate: number): StratumHistory {
  let [tickets, squaredTickets] = [0, 0];
  for (let person = 0; person < people; person++) {
    const count = poisson(random, rate);
    tickets += count;
    squaredTickets += count ** 2;
  }
  return { stratum, people, tickets, squaredTickets };
}

test('12 tickets per 100 people, 40 minutes each and 480 agent minutes a day allow 100 starts a day', () => {
  expect(startsPerDay(480, 0.12, 40)).toBe(100);
  expect(startsPerDay(480, 0.18, 40)).toBe(66);
  expect(startsPerDay(480, 0, 40)).toBe(Infinity);
});

test('with much history the rate is what was observed, without any it is what was assumed', () => {
  const history = [{ stratum: 'Windows', people: 10_000, tickets: 2_000, squaredTickets: 2_400 }];
  const windows = estimateTicketRates(history, 0.1).strata.get('Windows')!;
  expect(windows.shape / windows.rate).toBeCloseTo(0.2, 3);
  const unknown = forecastWaveTickets([], [{ stratum: 'iOS', people: 100 }], {
    assumedTicketsPerPerson: 0.1,
  });
  expect(unknown.mean).toBeCloseTo(10, 9);
  expect(unknown.p90).toBeGreaterThan(20);
});

test('clustered tickets widen the forecast and never narrow it', () => {
  const wave = [{ stratum: 'a', people: 1000 }];
  const of = (squaredTickets: number): ReturnType<typeof forecastWaveTickets> =>
    forecastWaveTickets([{ stratum: 'a', people: 1000, tickets: 200, squaredTickets }], wave, {
      assumedTicketsPerPerson: 0.2,
    });
  expect(of(900).standardDeviation).toBeGreaterThan(of(240).standardDeviation);
  expect(
    estimateTicketRates([{ stratum: 'a', people: 1000, tickets: 200, squaredTickets: 200 }], 0.2)
      .overdispersion,
  ).toBe(1);
});

test('the 90 % interval covers about 90 % when waves deviate by 15 %', () => {
  const random = createRandom(11);
  const strata = [0.08, 0.12, 0.16, 0.2, 0.28, 0.4];
  let covered = 0;
  let below = 0;
  const runs = 600;
  for (let run = 0; run < runs; run++) {
    const history = strata.map((rate, index) => observe(random, String(index), 84, rate));
    const wave = strata.map((_, index) => ({ stratum: String(index), people: 833 }));
    const forecast = forecastWaveTickets(history, wave, { assumedTicketsPerPerson: 0.2 });
    const shock = Math.max(0, 1 + 0.15 * normal(random));
    const actual = strata.reduce((sum, rate) => sum + poisson(random, 833 * rate * shock), 0);
    if (actual >= forecast.lower && actual <= forecast.upper) covered++;
    if (actual <= forecast.p90) below++;
  }
  expect(covered / runs).toBeGreaterThan(0.85);
  expect(covered / runs).toBeLessThan(0.96);
  expect(below / runs).toBeGreaterThan(0.85);
});

test('weekly means spread each wave by the spill-over and add up to all tickets', () => {
  const history = [{ stratum: 'a', people: 1000, tickets: 200, squaredTickets: 240 }];
  const waves = [[{ stratum: 'a', people: 100 }], [{ stratum: 'a', people: 300 }]];
  const weeks = forecastWeeklyTickets(history, waves, [0.6, 0.25, 0.15], { assumedTicketsPerPerson: 0.2 });
  const means = weeks.map((week) => week.mean);
  const rate = forecastWaveTickets(history, [{ stratum: 'a', people: 1 }], {
    assumedTicketsPerPerson: 0.2,
  }).mean;
  expect(means.map((mean) => mean / rate)).toEqual(
    [60, 205, 90, 45].map((people) => expect.closeTo(people, 6)),
  );
});

test('the wave shock follows finished waves and starts at 15 %', () => {
  expect(estimateWaveShock([])).toBeCloseTo(0.15, 9);
  const calm = Array.from({ length: 20 }, () => ({ expected: 100, chanceVariance: 100, actual: 100 }));
  expect(estimateWaveShock(calm)).toBe(0);
  const wild = Array.from({ length: 20 }, (_, index) => ({
    expected: 100,
    chanceVariance: 100,
    actual: index % 2 === 0 ? 60 : 140,
  }));
  expect(estimateWaveShock(wild)).toBeGreaterThan(0.3);
});

test('daily tickets convolve starts with the days since the start', () => {
  expect(dailyTickets([10, 0, 20], [0.5, 0.3, 0.2], 0.1)).toEqual(
    [0.5, 0.3, 1.2, 0.6, 0.4].map((value) => expect.closeTo(value, 9)),
  );
});

test('a measured rate above plan lowers how many people fit', () => {
  const mix = [{ stratum: 'a', people: 1 }];
  const fit = (tickets: number): number =>
    peopleWithinMinutes(
      [{ stratum: 'a', people: 1000, tickets, squaredTickets: tickets * 1.2 }],
      mix,
      { perWeek: 2400, perTicket: 38 },
      { assumedTicketsPerPerson: 0.18 },
    );
  expect(fit(210)).toBeLessThan(fit(180));
  expect(fit(180)).toBeLessThan(startsPerDay(2400, 0.18, 38));
  expect(fit(180)).toBeGreaterThan(150);
});
