import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureCohort } from './metrics.ts';
import { encodePopulation, type Population } from './population.ts';

type Table = { people: Map<string, number>; chosen: Map<string, number> };

/** Counts a table from the raw values, without the encoded form. */
function countTable(population: Population, columns: readonly number[], cohort: readonly number[]): Table {
  const keyOf = (person: number): string =>
    columns.map((column) => population.attributes[column]!.values[person]).join('|');
  const people = new Map<string, number>();
  population.ids.forEach((_, person) => people.set(keyOf(person), (people.get(keyOf(person)) ?? 0) + 1));
  const chosen = new Map<string, number>();
  for (const person of cohort) chosen.set(keyOf(person), (chosen.get(keyOf(person)) ?? 0) + 1);
  return { people, chosen };
}

function distance({ people, chosen }: Table, total: number, size: number): number {
  let sum = 0;
  for (const [key, count] of people) sum += Math.abs((chosen.get(key) ?? 0) / size - count / total);
  return sum / 2;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const organisations = fc
  .record({
    rows: fc.array(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c', 'd'),
        fc.constantFrom('x', 'y', 'z'),
        fc.constantFrom('1', '2', '3', '4', '5'),
      ),
      { minLength: 3, maxLength: 60 },
    ),
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
  })
  .map(({ rows, picks }) => ({
    population: {
      ids: rows.map((_, index) => `p${index}`),
      attributes: [0, 1, 2].map((column) => ({
        name: `attribute ${column}`,
        values: rows.map((row) => row[column]!),
      })),
    },
    cohort: [...new Set(picks.map((pick) => pick % rows.length))],
  }));

test('every measure equals a slow recount from the raw values', () => {
  fc.assert(
    fc.property(organisations, ({ population, cohort }) => {
      const metrics = measureCohort(encodePopulation(population), Int32Array.from(cohort));
      const total = population.ids.length;
      const size = cohort.length;
      const single = [[0], [1], [2]].map((columns) => countTable(population, columns, cohort));
      const double = [
        [0, 1],
        [0, 2],
        [1, 2],
      ].map((columns) => countTable(population, columns, cohort));
      const cells = double.flatMap(({ people, chosen }) =>
        [...people].map(([key, count]) => ({ count, chosen: chosen.get(key) ?? 0 })),
      );
      const levels = single.flatMap(({ people, chosen }) =>
        [...people].map(([key, count]) => ({ count, chosen: chosen.get(key) ?? 0 })),
      );
      const gaps = levels.map(({ count, chosen }) => 100 * Math.abs(chosen / size - count / total));
      const expected = cells.filter(({ count }) => size * count >= total);
      const coveredExpected = expected.filter(({ chosen }) => chosen > 0).length;
      expect(metrics.tv1).toBeCloseTo(mean(single.map((table) => distance(table, total, size))), 12);
      expect(metrics.tv2).toBeCloseTo(mean(double.map((table) => distance(table, total, size))), 12);
      expect(metrics.tv1LowerBound).toBeLessThanOrEqual(metrics.tv1 + 1e-12);
      expect(metrics.tv2LowerBound).toBeLessThanOrEqual(metrics.tv2 + 1e-12);
      expect(metrics.maxAbsPoints).toBeCloseTo(Math.max(...gaps), 9);
      expect(metrics.meanAbsPoints).toBeCloseTo(mean(gaps), 9);
      expect(metrics.levelsCovered).toBeCloseTo(
        levels.filter(({ chosen }) => chosen > 0).length / levels.length,
        12,
      );
      expect(metrics.pairsCovered).toBeCloseTo(
        cells.filter(({ chosen }) => chosen > 0).length / cells.length,
        12,
      );
      expect(metrics.pairsRedundant).toBeCloseTo(
        cells.filter(({ chosen }) => chosen > 1).length / cells.length,
        12,
      );
      expect(metrics.expectedPairs).toBe(expected.length);
      expect(metrics.expectedPairsCovered).toBeCloseTo(
        expected.length === 0 ? 1 : coveredExpected / expected.length,
        12,
      );
      const reachable = double.reduce((sum, { people }) => sum + Math.min(people.size, size), 0);
      expect(metrics.pairsUpperBound).toBeCloseTo(reachable / cells.length, 12);
      expect(metrics.pairsCovered).toBeLessThanOrEqual(metrics.pairsUpperBound + 1e-12);
      const mass = cells.filter(({ chosen }) => chosen > 0).reduce((sum, { count }) => sum + count, 0);
      expect(metrics.massCovered).toBeCloseTo(mass / total / 3, 12);
      expect(metrics.blindLevels).toBe(levels.filter(({ chosen }) => chosen === 0).length);
      expect(metrics.blindPairs).toBe(cells.filter(({ chosen }) => chosen === 0).length);
    }),
    { numRuns: 150 },
  );
});

test('blind spots come largest first, and pairs implied by a blind level are marked', () => {
  const population = {
    ids: ['a', 'b', 'c', 'd', 'e', 'f'],
    attributes: [
      { name: 'site', values: ['Oslo', 'Oslo', 'Oslo', 'Bergen', 'Bergen', 'Bodø'] },
      { name: 'platform', values: ['mac', 'win', 'win', 'mac', 'mac', 'win'] },
    ],
  };
  const { blindSpots, levelsCovered } = measureCohort(encodePopulation(population), Int32Array.from([0]));
  expect(levelsCovered).toBeCloseTo(2 / 5);
  expect(blindSpots.map(({ people, isImplied }) => [people, isImplied])).toEqual([
    [3, false],
    [2, false],
    [2, true],
    [2, true],
    [1, false],
    [1, true],
  ]);
  expect(blindSpots[0]).toMatchObject({
    levels: [{ attribute: 'platform', level: 'win' }],
    share: 0.5,
    expected: 0.5,
  });
});

test('a cohort of everybody is at distance 0 and sees everything', () => {
  const population = { ids: ['a', 'b', 'c'], attributes: [{ name: 'site', values: ['x', 'y', 'y'] }] };
  const metrics = measureCohort(encodePopulation(population), Int32Array.from([0, 1, 2]));
  expect(metrics).toMatchObject({ tv1: 0, tv1Ratio: 1, levelsCovered: 1, blindSpots: [] });
  expect(metrics.deff).toBeCloseTo(1, 12);
});
