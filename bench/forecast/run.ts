/**
 * Measures the forecast of the finish: time for 10,000 people over 26 weeks, and how often 8 in 10 and 5 in 10 hold
 * what really happens when each person's outcome is drawn on its own. Run: node bench/forecast/run.ts [runs]
 */
import {
  attemptsMax,
  forecastFinish,
  type Events,
  type ForecastRates,
  type ForecastWeek,
  type RemainingPlan,
} from '#domain/forecast/forecast-finish.ts';
import { gammaOf } from '#domain/forecast/variates.ts';
import { createRandom, type Random } from '#domain/random/random.ts';

const people = 10_000;
const plan: RemainingPlan = {
  startsOn: '2027-01-04',
  done: 0,
  underWay: 0,
  behind: 0,
  starts: Array.from({ length: 26 }, (_, week) => Math.round(people / 26) + (week < 10 ? 1 : 0)),
  peoplePerWeek: 420,
  helpdesk: { minutesPerWeek: 2400, minutesPerTicket: 40, spillOver: [1] },
  closedShares: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
};

type Truth = {
  readonly deferral: number;
  readonly noShow: number;
  readonly failure: number;
  readonly tickets: number;
};

function count(random: Random, trials: number, share: number): number {
  let events = 0;
  for (let trial = 0; trial < trials; trial++) if (random.next() < share) events++;
  return events;
}

function observe(random: Random, truth: Truth, pilot: number): ForecastRates {
  const share = (rate: number): Events => ({ events: count(random, pilot, rate), of: pilot });
  return {
    deferral: share(truth.deferral),
    noShow: share(truth.noShow),
    failure: share(truth.failure),
    tickets: { tickets: count(random, pilot, truth.tickets), people: pilot },
  };
}

/** What really happens: whole people, each with an outcome of their own, under the same limits. */
function happen(
  random: Random,
  truth: Truth,
): { readonly done: readonly number[]; readonly finishWeek: number } {
  const waiting = Array.from({ length: attemptsMax }, () => 0);
  const done: number[] = [];
  let finished = 0;
  const { minutesPerWeek, minutesPerTicket } = plan.helpdesk!;
  for (let week = 0; week < 160; week++) {
    waiting[0]! += plan.starts[week] ?? 0;
    let left =
      plan.closedShares![week] === 1
        ? 0
        : Math.min(plan.peoplePerWeek!, Math.floor(minutesPerWeek / (truth.tickets * minutesPerTicket)));
    const next = waiting.map(() => 0);
    for (let attempt = attemptsMax; attempt >= 1; attempt--) {
      const started = Math.min(waiting[attempt - 1]!, left);
      left -= started;
      next[attempt - 1]! += waiting[attempt - 1]! - started;
      const postponed = attempt === 1 ? count(random, started, truth.deferral) : 0;
      next[0]! += postponed;
      const shown = count(random, started - postponed, 1 - truth.noShow);
      const succeeded = count(random, shown, 1 - truth.failure);
      finished += succeeded;
      if (attempt < attemptsMax) next[attempt]! += started - postponed - succeeded;
    }
    waiting.splice(0, attemptsMax, ...next);
    done.push(finished);
    if (week >= plan.starts.length - 1 && waiting.every((number) => number === 0))
      return { done, finishWeek: week };
  }
  return { done, finishWeek: 160 };
}

const runs = Number(process.argv[2] ?? 200);
const random = createRandom(3);
// A truth is drawn anew each time, so the figures are not those of one lucky rate.
const drawTruth = (): Truth => ({
  deferral: 0.02 + 0.08 * random.next(),
  noShow: 0.01 + 0.06 * random.next(),
  failure: 0.01 + 0.07 * random.next(),
  tickets: Math.min(0.5, 0.15 * (gammaOf(random, 20) / 20)),
});

const weekOf = (on: string | null): number =>
  on === null
    ? 160
    : Math.round((Date.parse(on) - Date.parse(plan.startsOn) - 6 * 86_400_000) / (7 * 86_400_000));

for (const pilot of [150, 500]) {
  const held = { inner: 0, outer: 0, finish: 0 };
  for (let run = 0; run < runs; run++) {
    const truth = drawTruth();
    const forecast = forecastFinish(plan, observe(random, truth, pilot), { seed: run });
    const real = happen(random, truth);
    const week = forecast.weeks[19]!;
    const within = (low: keyof ForecastWeek & `p${string}`, high: keyof ForecastWeek & `p${string}`) =>
      real.done[19]! >= week[low] && real.done[19]! <= week[high];
    if (within('p25', 'p75')) held.inner++;
    if (within('p10', 'p90')) held.outer++;
    const { p10, p90 } = forecast.finish;
    if (real.finishWeek >= weekOf(p10) && real.finishWeek <= weekOf(p90)) held.finish++;
  }
  const percent = (number: number) => ((100 * number) / runs).toFixed(1);
  console.log(
    `pilot of ${pilot}: people done in week 20 within 5 in 10: ${percent(held.inner)} %, within 8 in 10: ${percent(held.outer)} %; finish within 8 in 10: ${percent(held.finish)} % of ${runs}`,
  );
}

const times: number[] = [];
for (let round = 0; round < 20; round++) {
  const rates = observe(random, drawTruth(), 500);
  const startedAt = performance.now();
  forecastFinish(plan, rates, { seed: round });
  times.push(performance.now() - startedAt);
}
times.sort((a, b) => a - b);
console.log(
  `1000 runs of 10,000 people over 26 weeks: median ${times[10]!.toFixed(0)} ms, slowest ${times[19]!.toFixed(0)} ms`,
);
