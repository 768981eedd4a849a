import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableLowerBound } from './lower-bound.ts';

/** The smallest distance by trying every way to hand `left` people out over the cells. */
function bruteForce(people: readonly number[], size: number): number {
  const total = people.reduce((sum, count) => sum + count, 0);
  const walk = (cell: number, left: number): number => {
    const gap = (count: number): number => Math.abs(count / size - people[cell]! / total);
    if (cell === people.length - 1) return gap(left);
    let best = Infinity;
    for (let count = 0; count <= left; count++)
      best = Math.min(best, gap(count) + walk(cell + 1, left - count));
    return best;
  };
  return walk(0, size) / 2;
}

test('the lower bound of a table equals the best of all integer allocations', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 12 }),
      (people, size) => {
        const total = people.reduce((sum, count) => sum + count, 0);
        expect(tableLowerBound(people, total, size)).toBeCloseTo(bruteForce(people, size), 12);
      },
    ),
    { numRuns: 300 },
  );
});

test('a size that divides every level evenly has the lower bound 0', () => {
  expect(tableLowerBound([50, 30, 20], 100, 10)).toBe(0);
});
