/**
 * Runs and averages for the cohort bench: one selection timed, references averaged, dispersion over seeds.
 */
import { measureCohort, type Metrics } from '#domain/cohort/metrics.ts';
import type { EncodedPopulation, Population } from '#domain/cohort/population.ts';
import { selectCohort, type CohortOptions } from '#domain/cohort/select-cohort.ts';

export type Measured = {
  readonly metrics: Metrics;
  readonly violations: number;
  readonly people: Int32Array;
  readonly seconds: number;
  /** Processor time, which neighbours on the machine disturb less than wall time. */
  readonly cpuSeconds: number;
};

/** One timed selection; throws when it is refused. */
export function timedSelection(population: Population, options: CohortOptions): Measured {
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const result = selectCohort(population, options);
  const used = process.cpuUsage(cpu);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  const { metrics, violations, people } = result.value;
  const seconds = (performance.now() - startedAt) / 1000;
  return { metrics, violations, people, seconds, cpuSeconds: (used.user + used.system) / 1e6 };
}

export type Average = {
  readonly tv1: number;
  readonly tv2: number;
  readonly expected: number;
  readonly deff: number;
};

/** Means over `draws` samples. */
export function averageOf(encoded: EncodedPopulation, draws: number, draw: () => Int32Array): Average {
  let [tv1, tv2, expected, deff] = [0, 0, 0, 0];
  for (let at = 0; at < draws; at++) {
    const metrics = measureCohort(encoded, draw());
    tv1 += metrics.tv1 / draws;
    tv2 += metrics.tv2 / draws;
    expected += metrics.expectedPairsCovered / draws;
    deff += metrics.deff / draws;
  }
  return { tv1, tv2, expected, deff };
}

/**
 * Dispersion of inclusion over seeds 1..runs: mean of (count - mean)²/mean over people; 1 is what independent
 * random samples give.
 */
export function dispersionOf(population: Population, options: CohortOptions, runs: number): number {
  const counts = new Int32Array(population.ids.length);
  for (let seed = 1; seed <= runs; seed++) {
    for (const person of timedSelection(population, { ...options, seed }).people) counts[person]!++;
  }
  const mean = (runs * options.size) / counts.length;
  return counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0) / counts.length;
}
