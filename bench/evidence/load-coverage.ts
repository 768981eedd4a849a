/**
 * How often the 90 % forecast of helpdesk tickets holds the tickets of a wave, with people who call unequally often
 * and waves that deviate as a whole.
 */
import { createRandom, type Random } from '#domain/random/random.ts';
import { forecastWaveTickets, type StratumHistory } from '#domain/waves/helpdesk-load.ts';

const RATES = [0.08, 0.12, 0.16, 0.2, 0.28, 0.4];
const WAVE_PEOPLE = 5000;

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** Knuth's product method; large means are halved. */
function poisson(random: Random, mean: number): number {
  if (mean > 30) return poisson(random, mean / 2) + poisson(random, mean / 2);
  const limit = Math.exp(-mean);
  let [count, product] = [0, random.next()];
  while (product > limit) {
    count++;
    product *= random.next();
  }
  return count;
}

/** Gamma(1) times the mean: people who call far more often than others. */
const unequal = (random: Random, mean: number): number => -Math.log(1 - random.next()) * mean;

function observe(random: Random, stratum: string, people: number, rate: number): StratumHistory {
  let [tickets, squaredTickets] = [0, 0];
  for (let person = 0; person < people; person++) {
    const count = poisson(random, unequal(random, rate));
    tickets += count;
    squaredTickets += count ** 2;
  }
  return { stratum, people, tickets, squaredTickets };
}

function coverage(pilotPeople: number, realShock: number, waveShock: number, runs: number): number {
  const random = createRandom(11);
  const perStratum = Math.round(pilotPeople / RATES.length);
  const wave = RATES.map((_, i) => ({ stratum: String(i), people: WAVE_PEOPLE / RATES.length }));
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    const history = RATES.map((rate, i) => observe(random, String(i), perStratum, rate));
    const forecast = forecastWaveTickets(history, wave, { assumedTicketsPerPerson: 0.2, waveShock });
    const shock = Math.max(0, 1 + realShock * normal(random));
    // A sum of many unequal people is nearly normal: mean + variance of the negative binomial.
    const actual = RATES.reduce((sum, rate) => {
      const people = WAVE_PEOPLE / RATES.length;
      const mean = people * rate * shock;
      return sum + mean + Math.sqrt(mean + people * (rate * shock) ** 2) * normal(random);
    }, 0);
    covered += actual >= forecast.lower && actual <= forecast.upper ? 1 : 0;
  }
  return covered / runs;
}

/** Prints how often 90 % intervals hold; the promise is 85 to 95 %. */
export function printLoadCoverage(runs: number): void {
  console.log(
    `\nForecast of a wave of ${WAVE_PEOPLE}: tickets inside the 90 % interval, in % of ${runs} runs (85 to 95 wanted)`,
  );
  for (const people of [150, 500]) {
    const cells = [
      `waves deviate by 15 %: ${(100 * coverage(people, 0.15, 0.15, runs)).toFixed(1)}`,
      `the same, not allowed for: ${(100 * coverage(people, 0.15, 0, runs)).toFixed(1)}`,
    ];
    console.log(`  pilot of ${String(people).padEnd(4)} ${cells.join('   ')}`);
  }
}
