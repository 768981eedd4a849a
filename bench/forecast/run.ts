/**
 * Measures the forecast of the finish: time for 10,000 people over 26 weeks, and how often 8 in 10 and 5 in 10
 * hold what really happens when each person's outcome is drawn on its own. Run: node bench/forecast/run.ts [runs]
 */
import { forecastFinish, type Spread } from '#domain/forecast/forecast-finish.ts';
import { drawFutures, type ForecastEvidence, type ObservedShare } from '#domain/forecast/futures.ts';
import type { RemainingPlan } from '#domain/forecast/play-plan.ts';
import { gamma, normal } from '#domain/forecast/variates.ts';
import { createRandom, type Random } from '#domain/random/random.ts';

const weeks = 60;
const people = 10_000;
const plan: RemainingPlan = {
  done: 0,
  underWay: 0,
  waves: Array.from({ length: 26 }, (_, week) => ({ week, people: people / 26 })),
  places: [420],
  closedWeeks: new Set([9, 10]),
  helpdesk: { minutesPerWeek: 2400, minutesPerTicket: 40 },
  spillOver: [0.6, 0.25, 0.15],
};

type Truth = {
  readonly deferral: number;
  readonly noShow: number;
  readonly failure: number;
  readonly tickets: number;
};

function binomial(random: Random, trials: number, share: number): number {
  let events = 0;
  for (let trial = 0; trial < trials; trial++) if (random.next() < share) events++;
  return events;
}

function observe(random: Random, truth: Truth, pilot: number): ForecastEvidence {
  const share = (trials: number, rate: number): ObservedShare => {
    const events = binomial(random, trials, rate);
    return { events, others: trials - events };
  };
  const tickets = binomial(random, pilot, truth.tickets);
  return {
    deferral: share(pilot, truth.deferral),
    noShow: share(pilot, truth.noShow),
    failure: share(pilot, truth.failure),
    tickets: { shape: 0.5 + tickets, rate: 0.5 / Math.max(0.005, truth.tickets) + pilot },
    weekShock: 0.15,
    placesUsed: [],
  };
}

/** What really happens: whole people, each with an outcome of their own, under the same limits. */
function happen(
  random: Random,
  truth: Truth,
): { readonly done: readonly number[]; readonly finishWeek: number } {
  let [waiting, finished, finishWeek] = [0, 0, -1];
  const done: number[] = [];
  const total = plan.waves.reduce((sum, wave) => sum + Math.round(wave.people), 0);
  for (let week = 0; week < weeks; week++) {
    waiting += Math.round(plan.waves[week]?.people ?? 0);
    const rate = truth.tickets * Math.exp(0.15 * normal(random) - 0.15 ** 2 / 2);
    const places = plan.closedWeeks.has(week) ? 0 : plan.places[0]!;
    const shown = binomial(
      random,
      Math.min(places, binomial(random, waiting, 1 - truth.deferral)),
      1 - truth.noShow,
    );
    const started = Math.min(
      shown,
      Math.floor(plan.helpdesk!.minutesPerWeek / (rate * plan.helpdesk!.minutesPerTicket)),
    );
    const succeeded = binomial(random, started, 1 - truth.failure);
    waiting -= succeeded;
    finished += succeeded;
    done.push(finished);
    if (finishWeek < 0 && finished === total) finishWeek = week;
  }
  return { done, finishWeek };
}

const runs = Number(process.argv[2] ?? 400);
const random = createRandom(3);
// A truth is drawn anew each time, so the figures are not those of one lucky rate.
const drawTruth = (): Truth => ({
  deferral: 0.02 + 0.08 * random.next(),
  noShow: 0.01 + 0.06 * random.next(),
  failure: 0.01 + 0.07 * random.next(),
  tickets: Math.min(0.5, 0.15 * (gamma(random, 20) / 20)),
});

for (const pilot of [150, 500]) {
  const held = { inner: 0, outer: 0, finish: 0 };
  for (let run = 0; run < runs; run++) {
    const truth = drawTruth();
    const futures = drawFutures(observe(random, truth, pilot), { people, weeks, runs: 1000, seed: run });
    const forecast = forecastFinish(plan, futures);
    const real = happen(random, truth);
    const within = (low: keyof Spread, high: keyof Spread) =>
      real.done[19]! >= Math.floor(forecast.done[19]![low]) &&
      real.done[19]! <= Math.ceil(forecast.done[19]![high]);
    if (within('p25', 'p75')) held.inner++;
    if (within('p10', 'p90')) held.outer++;
    const { p10, p90 } = forecast.finishWeek;
    if (real.finishWeek >= (p10 ?? weeks) && real.finishWeek <= (p90 ?? weeks)) held.finish++;
  }
  const percent = (count: number) => ((100 * count) / runs).toFixed(1);
  console.log(
    `pilot of ${pilot}: people done in week 20 within 5 in 10: ${percent(held.inner)} %, within 8 in 10: ${percent(held.outer)} %; finish within 8 in 10: ${percent(held.finish)} % of ${runs}`,
  );
}

const times: number[] = [];
for (let round = 0; round < 20; round++) {
  const startedAt = performance.now();
  const evidence = observe(random, drawTruth(), 500);
  forecastFinish(plan, drawFutures(evidence, { people, weeks, runs: 1000, seed: round }));
  times.push(performance.now() - startedAt);
}
times.sort((a, b) => a - b);
console.log(
  `1000 runs of 10,000 people over 26 weeks: median ${times[10]!.toFixed(0)} ms, slowest ${times[19]!.toFixed(0)} ms (at most 100)`,
);
