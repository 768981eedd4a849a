import { expect, test } from 'vitest';
import { simulatePeeking } from './peeking.ts';

const question = { seed: 7, minimum: 0.95, pilots: 1000, peoplePerDay: 10, days: 60 };

test('a plain percentage lets most worthless pilots through, the exact boundary one in twenty at most', () => {
  const pilots = simulatePeeking(question);
  const plain = pilots.filter(({ plainGoDay }) => plainGoDay !== null).length;
  const exact = pilots.filter(({ exactGoDay }) => exactGoDay !== null).length;
  expect(plain / pilots.length).toBeGreaterThanOrEqual(0.3);
  expect(plain / pilots.length).toBeCloseTo(0.927, 1);
  expect(exact / pilots.length).toBeLessThanOrEqual(0.05 + 2.33 * Math.sqrt((0.05 * 0.95) / 1000));
});

test('the same seed gives the same pilots, another gives others', () => {
  expect(simulatePeeking(question)).toEqual(simulatePeeking(question));
  expect(simulatePeeking({ ...question, seed: 8 })).not.toEqual(simulatePeeking(question));
});
