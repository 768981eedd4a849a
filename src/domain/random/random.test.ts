import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

test.each([
  [1, [2212199553, 1506684997, 389392296]],
  [42, [1424808046, 3778525926, 3676079305]],
])('seed %i gives the published first outputs', (seed, expected) => {
  const random = createRandom(seed);
  expect(expected.map(() => random.next() * 2 ** 32)).toEqual(expected);
});

test('integers stay below their bound', () => {
  const random = createRandom(7);
  const seen = new Set(Array.from({ length: 1000 }, () => random.integer(6)));
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
});
