import { expect, test } from 'vitest';
import { lastDayOf } from './override-life.ts';

test('an override holds for the day that was asked for, from today to ninety days on, and else for thirty days', () => {
  expect(lastDayOf('2027-01-11', undefined)).toBe('2027-02-10');
  expect(lastDayOf('2027-01-11', '2027-01-11')).toBe('2027-01-11');
  expect(lastDayOf('2027-01-11', '2027-04-11')).toBe('2027-04-11');
  expect(lastDayOf('2027-01-11', '2027-04-12')).toBeUndefined();
  expect(lastDayOf('2027-01-11', '2027-01-10')).toBeUndefined();
});
