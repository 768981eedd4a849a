import { expect, test } from 'vitest';
import { exactSmallestDistance } from '#test/support/exact-optimum.ts';
import { createRandom } from '#domain/random/random.ts';
import { measureCohort } from './metrics.ts';
import { encodePopulation, type Population } from './population.ts';
import { selectCohort } from './select-cohort.ts';

const size = 20;
const attributes = ['department', 'site', 'platform'];

/** Levels with about equal shares in odd numbers, so that no cohort of 20 can match them all. */
function organisation(seed: number): Population {
  const random = createRandom(seed);
  return {
    ids: Array.from({ length: 120 }, (_, person) => `p${person}`),
    attributes: attributes.map((name, column) => ({
      name,
      values: Array.from({ length: 120 }, () => `${name} ${random.integer(4 + 2 * column)}`),
    })),
  };
}

/** Pairs count for nothing, so that the search aims at what the solver minimises. */
const weights = attributes.flatMap((first, at) =>
  attributes.slice(at + 1).map((second) => ({ attributes: [first, second], factor: 0 })),
);

test('small cohorts come within five per cent of the optimum that an exact solver proves', async () => {
  const ratios: number[] = [];
  for (const seed of [1, 2, 3]) {
    const population = organisation(seed);
    const encoded = encodePopulation(population);
    const optimum = await exactSmallestDistance(encoded, size);
    const selected = selectCohort(population, { size, seed, weights, search: 'small' });
    if (!selected.ok || optimum === null) throw new Error('no answer');
    const metrics = measureCohort(encoded, selected.value.people);
    expect(optimum).toBeGreaterThanOrEqual(metrics.tv1LowerBound - 1e-9);
    expect(metrics.tv1).toBeGreaterThanOrEqual(optimum - 1e-9);
    ratios.push(metrics.tv1 / optimum);
  }
  expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThanOrEqual(1.05);
});
