import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dateAt, instantAt, instantOn, mondayFrom, workingDaysFrom } from './calendar.ts';

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

/** Zones that change their clocks in spring, in autumn, at midnight, by half an hour, twice a year otherwise, or never. */
const zones = [
  'Europe/Stockholm',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Havana',
  'Asia/Beirut',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'UTC',
];
const zone = fc.constantFrom(...zones);
const date = fc
  .date({ min: new Date('2012-01-01T00:00:00Z'), max: new Date('2040-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

test('a clock time is on its date in every zone, also where the clock leaves that hour out', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: 0, max: 23 }), zone, (on, hour, timeZone) => {
      const at = instantOn(on, hour, timeZone);
      expect(dateAt(at, timeZone)).toBe(on);
      expect(instantAt(on, `${String(hour).padStart(2, '0')}:00`, timeZone)).toEqual(at);
      const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(
        at,
      );
      // In a gap of the clock the next time that exists counts.
      expect([hour, hour + 1]).toContain(Number(shown));
    }),
  );
});

test('days follow each other in time, 22 to 26 hours apart, and each is Monday’s week’s', () => {
  fc.assert(
    fc.property(date, zone, fc.integer({ min: 0, max: 23 }), (on, timeZone, hour) => {
      const hours = (+instantOn(addDays(on, 1), hour, timeZone) - +instantOn(on, hour, timeZone)) / 3_600_000;
      expect(hours).toBeGreaterThanOrEqual(22);
      expect(hours).toBeLessThanOrEqual(26);
      const monday = mondayFrom(on);
      expect(new Date(`${monday}T12:00:00Z`).getUTCDay()).toBe(1);
      expect(monday >= on && monday < addDays(on, 7)).toBe(true);
    }),
  );
});
