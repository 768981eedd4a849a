import { expect, test } from 'vitest';
import { nextReadingAt } from './next-reading.ts';

const next = (hour: number | null, now: string) =>
  nextReadingAt(hour, 'Europe/Stockholm', new Date(now))?.toISOString() ?? null;

test('the next reading is at the hour of the organisation, today or tomorrow, through changes of the clock', () => {
  expect(next(5, '2026-11-27T03:59:00Z')).toBe('2026-11-27T04:00:00.000Z');
  expect(next(5, '2026-11-27T04:00:00Z')).toBe('2026-11-28T04:00:00.000Z');
  expect(next(5, '2027-03-27T20:00:00Z')).toBe('2027-03-28T03:00:00.000Z');
  expect(next(0, '2026-11-27T22:30:00Z')).toBe('2026-11-27T23:00:00.000Z');
  expect(next(null, '2026-11-27T03:59:00Z')).toBeNull();
});
