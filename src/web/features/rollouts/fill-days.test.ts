import { expect, test } from 'vitest';
import { fillDays } from './fill-days.ts';

test('a pause is flat until the day before the next change', () => {
  const points = [
    { on: '2026-09-13', succeeded: 241 },
    { on: '2026-09-28', succeeded: 364 },
  ];
  expect(fillDays(points, '2026-09-30')).toEqual([
    { on: '2026-09-13', succeeded: 241 },
    { on: '2026-09-27', succeeded: 241 },
    { on: '2026-09-28', succeeded: 364 },
    { on: '2026-09-30', succeeded: 364 },
  ]);
});

test('days that follow each other need no filling, nothing stays nothing', () => {
  const points = [{ on: '2026-09-13' }, { on: '2026-09-14' }];
  expect(fillDays(points, '2026-09-14')).toEqual(points);
  expect(fillDays([], '2026-09-14')).toEqual([]);
});
