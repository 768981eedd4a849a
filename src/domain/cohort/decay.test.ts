import { expect, test } from 'vitest';
import { decay } from './decay.ts';

test('decay follows exp(-x) closely', () => {
  for (let x = 0; x <= 40; x += 0.37) expect(decay(x) / Math.exp(-x)).toBeCloseTo(1, 7);
});

test('decay is 1 for improvements and 0 for hopeless exchanges', () => {
  expect(decay(-3)).toBe(1);
  expect(decay(0)).toBe(1);
  expect(decay(41)).toBe(0);
});
