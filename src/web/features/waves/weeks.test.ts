import { expect, test } from 'vitest';
import { isDate, mondayAfter, mondayOf, weekNumber, weeksBetween } from './weeks.ts';

test('week numbers follow ISO 8601 over the year end', () => {
  expect(weekNumber('2026-11-20')).toBe(47);
  expect(weekNumber('2026-12-31')).toBe(53);
  expect(weekNumber('2027-01-03')).toBe(53);
  expect(weekNumber('2027-01-04')).toBe(1);
});

test('the Monday of a Sunday is six days before it', () => {
  expect(mondayOf('2026-11-22')).toBe('2026-11-16');
  expect(mondayOf('2026-11-16')).toBe('2026-11-16');
});

test('the Monday after a notice is never too early', () => {
  expect(mondayAfter('2026-11-20', 3)).toBe('2026-11-23');
  expect(mondayAfter('2026-11-20', 4)).toBe('2026-11-30');
});

test('weeks without a wave are part of the calendar', () => {
  expect(weeksBetween('2026-12-22', '2027-01-06')).toEqual(['2026-12-21', '2026-12-28', '2027-01-04']);
});

test('only dates that exist are dates', () => {
  expect(isDate('2026-02-30')).toBe(false);
  expect(isDate('2026-02-28')).toBe(true);
  expect(isDate('')).toBe(false);
});
