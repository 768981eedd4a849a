import { expect, test } from 'vitest';
import { addDays, dateAt, instantOn, mondayFrom, workingDaysFrom } from './calendar.ts';

test('nine o’clock is nine o’clock on both sides of a change to winter time', () => {
  expect(instantOn('2026-10-23', 9, 'Europe/Berlin').toISOString()).toBe('2026-10-23T07:00:00.000Z');
  expect(instantOn('2026-10-26', 9, 'Europe/Berlin').toISOString()).toBe('2026-10-26T08:00:00.000Z');
});

test('a late evening belongs to the local date, not to the UTC one', () => {
  expect(dateAt(new Date('2026-11-20T23:30:00Z'), 'Europe/Stockholm')).toBe('2026-11-21');
});

test('working days leave weekends out', () => {
  expect(workingDaysFrom('2026-11-20', 3)).toEqual(['2026-11-20', '2026-11-23', '2026-11-24']);
  expect(workingDaysFrom('2026-11-21', 1)).toEqual(['2026-11-23']);
});

test('a Monday stays, any other day goes to the next Monday', () => {
  expect(['2026-11-23', '2026-11-24', '2026-11-29'].map(mondayFrom)).toEqual([
    '2026-11-23',
    '2026-11-30',
    '2026-11-30',
  ]);
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});
