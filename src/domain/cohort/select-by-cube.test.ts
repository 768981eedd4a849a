import { expect, test } from 'vitest';
import { createRandom } from '#domain/random/random.ts';
import { measureCohort } from './metrics.ts';
import { encodePopulation, type Population } from './population.ts';
import { selectByCube, type CubeOptions } from './select-by-cube.ts';

function organisation(people: number): Population {
  const random = createRandom(3);
  const column = (name: string, levels: number) => ({
    name,
    values: Array.from(
      { length: people },
      () => `${name} ${Math.min(random.integer(levels), random.integer(levels))}`,
    ),
  });
  return {
    ids: Array.from({ length: people }, (_, person) => `p${person}`),
    attributes: [column('site', 5), column('platform', 3), column('skill', 4)],
  };
}

function choose(population: Population, options: CubeOptions) {
  const result = selectByCube(population, options);
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
}

test('over many seeds everybody is chosen as often as prescribed', () => {
  const population = organisation(60);
  const weights = Float64Array.from({ length: 60 }, (_, person) => 1 + (person % 4));
  const draws = 4000;
  const counts = new Float64Array(60);
  let probabilities: Float64Array = new Float64Array(60);
  for (let seed = 1; seed <= draws; seed++) {
    const drawn = choose(population, { size: 12, probabilities: weights, seed });
    expect(drawn.people).toHaveLength(12);
    probabilities = drawn.probabilities;
    for (const person of drawn.people) counts[person]!++;
  }
  expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(12, 9);
  let squares = 0;
  probabilities.forEach((probability, person) => {
    expect(probability).toBeCloseTo((12 * weights[person]!) / 150, 9);
    const error =
      (counts[person]! - draws * probability) / Math.sqrt(draws * probability * (1 - probability));
    expect(Math.abs(error)).toBeLessThan(4.5);
    squares += error * error;
  });
  expect(squares / 60).toBeLessThan(1.5);
});

test('each level holds about the number its chances add up to, and the size is exact', () => {
  const population = organisation(2000);
  const encoded = encodePopulation(population);
  const random = createRandom(8);
  let simple = 0;
  let cube = 0;
  for (let seed = 1; seed <= 10; seed++) {
    const sample = new Set<number>();
    while (sample.size < 100) sample.add(random.integer(2000));
    simple += measureCohort(encoded, Int32Array.from(sample)).tv1;
    const drawn = choose(population, { size: 100, seed });
    expect(drawn).toMatchObject({ violations: 0, seed });
    expect(new Set(drawn.ids).size).toBe(100);
    cube += drawn.metrics.tv1;
  }
  expect(cube).toBeLessThan(0.4 * simple);
});

test('must is certain, excluded has no chance, and whoever would pass certainty is certain', () => {
  const population = organisation(50);
  const probabilities = new Float64Array(50).fill(1);
  probabilities[7] = 100;
  probabilities[8] = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const drawn = choose(population, {
      size: 10,
      probabilities,
      seed,
      must: ['p1'],
      exclude: [{ id: 'p2' }, { id: 'p3', expiresOn: '2027-01-31' }],
      at: '2027-02-01',
    });
    expect(drawn.ids).toEqual(expect.arrayContaining(['p1', 'p7']));
    expect(drawn.ids).not.toContain('p2');
    expect(drawn.ids).not.toContain('p8');
    expect([...drawn.probabilities.subarray(1, 4)]).toEqual([1, 0, expect.closeTo(8 / 46, 9)]);
    expect(drawn.excluded).toEqual([{ id: 'p2' }]);
  }
});

test('probabilities without a size are taken as they are, the number of people rounded at random', () => {
  const population = organisation(40);
  const sizes = new Set<number>();
  for (let seed = 1; seed <= 30; seed++) {
    sizes.add(choose(population, { probabilities: new Float64Array(40).fill(0.21), seed }).people.length);
  }
  expect([...sizes].sort()).toEqual([8, 9]);
  const wrong = new Float64Array(40).fill(0.2);
  wrong[5] = 1.2;
  const refused = selectByCube(population, { probabilities: wrong, seed: 1 });
  expect(!refused.ok && refused.refusal).toEqual({ kind: 'probability_invalid', id: 'p5', probability: 1.2 });
});

test('the same seed gives the same people, and returning false cancels', () => {
  const population = organisation(300);
  const options = { size: 30, seed: 5 };
  expect(choose(population, options).ids).toEqual(choose(population, options).ids);
  const cancelled = selectByCube(population, { ...options, onProgress: () => false });
  expect(!cancelled.ok && cancelled.refusal.kind).toBe('cancelled');
});
