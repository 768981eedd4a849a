/**
 * Runs and averages for the cohort bench: one selection timed, references averaged, dispersion over seeds.
 */
import { measureCohort, type Metrics } from '#domain/cohort/metrics.ts';
import type { EncodedPopulation, Population } from '#domain/cohort/population.ts';
import { selectCohort, type CohortOptions } from '#domain/cohort/select-cohort.ts';
import { createRandom } from '#domain/random/random.ts';

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

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How evenly the seeds spread over people, and whether the plain share of an outcome in the cohort is off. */
export type Dispersion = {
  /** Mean of (count - mean)²/mean over people; 1 is what independent random samples give. */
  readonly index: number;
  /** |mean error| of the share of an outcome unknown to the selection, over its root mean square error. */
  readonly biasOverError: number;
};

/** Selects with seeds 1 to `runs`. The outcome depends on department and platform, and on chance. */
export function dispersionOf(population: Population, options: CohortOptions, runs: number): Dispersion {
  const counts = new Int32Array(population.ids.length);
  const outcome = makeOutcome(population);
  const truth = mean([...outcome]);
  const errors: number[] = [];
  for (let seed = 1; seed <= runs; seed++) {
    const { people } = timedSelection(population, { ...options, seed });
    for (const person of people) counts[person]!++;
    errors.push(mean(Array.from(people, (person) => outcome[person]!)) - truth);
  }
  const expected = (runs * options.size) / counts.length;
  const index = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0) / counts.length;
  return {
    index,
    biasOverError: Math.abs(mean(errors)) / Math.sqrt(mean(errors.map((error) => error ** 2))),
  };
}

function makeOutcome({ ids, attributes }: Population): Uint8Array {
  const random = createRandom(77);
  const [department, platform] = ['department', 'platform'].map((name) =>
    attributes
      .find((attribute) => attribute.name === name)!
      .values.map((level) => Number(level?.split('-')[1])),
  );
  return Uint8Array.from(ids, (_, person) => {
    const chance = 0.95 - 0.02 * (department![person]! % 8) - 0.05 * platform![person]!;
    return random.next() < chance ? 1 : 0;
  });
}
