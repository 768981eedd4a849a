import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import { StartClock } from './start-clock.ts';

/** Sites on both sides of the date line, with and without summer time, and one that changes its clocks at midnight. */
const siteZones = {
  Auckland: 'Pacific/Auckland',
  Cairo: 'Africa/Cairo',
  Honolulu: 'Pacific/Honolulu',
  Kathmandu: 'Asia/Kathmandu',
  Kiritimati: 'Pacific/Kiritimati',
  'Los Angeles': 'America/Los_Angeles',
  'New York': 'America/New_York',
};
const clockAt = (startHour: number, timeZone = 'Europe/Berlin'): StartClock =>
  new StartClock({ timeZone, siteZones, settings: { gateQuorum: 1, startHour, targetOn: null } });

const date = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2036-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));
const hour = fc.integer({ min: 0, max: 23 });
const place = fc.constantFrom(...Object.keys(siteZones), 'Elsewhere', null).map((site) => ({ site }));

test('nine o’clock is nine o’clock at each site, also when one has changed its clocks and the other has not', () => {
  const clock = clockAt(9);
  const starts = (on: string): string[] =>
    [null, 'New York', 'Auckland'].map((site) => clock.startOf(on, { site }).toISOString());
  // Between 14 and 28 March 2027 only New York is on summer time.
  expect(starts('2027-03-12')).toEqual([
    '2027-03-12T08:00:00.000Z',
    '2027-03-12T14:00:00.000Z',
    '2027-03-11T20:00:00.000Z',
  ]);
  expect(starts('2027-03-15')).toEqual([
    '2027-03-15T08:00:00.000Z',
    '2027-03-15T13:00:00.000Z',
    '2027-03-14T20:00:00.000Z',
  ]);
  expect(starts('2027-03-29')).toEqual([
    '2027-03-29T07:00:00.000Z',
    '2027-03-29T13:00:00.000Z',
    '2027-03-28T20:00:00.000Z',
  ]);
});

test('somebody’s start is on their date where they are, and never before the first of anybody', () => {
  fc.assert(
    fc.property(date, hour, place, fc.constantFrom(...Object.values(siteZones)), (on, at, where, own) => {
      const clock = clockAt(at, own);
      const start = clock.startOf(on, where);
      expect(clock.dateOf(start, where)).toBe(on);
      expect(+clock.firstStartOf(on)).toBeLessThanOrEqual(+start);
      expect(+clock.firstMidnightOf(on)).toBeLessThanOrEqual(+start);
    }),
  );
});

test('when a start is due, its date is among those it is now', () => {
  fc.assert(
    fc.property(date, hour, place, (on, at, where) => {
      const clock = clockAt(at);
      expect(clock.dueNow(clock.startOf(on, where)).map((due) => due.on)).toContain(on);
    }),
  );
});

test('nobody’s day is past while it lasts anywhere, and what is past changes with a midnight only', () => {
  fc.assert(
    fc.property(date, hour, place, fc.integer({ min: 0, max: 24 * 60 }), (on, at, where, minutes) => {
      const clock = clockAt(at);
      const midnight = clockAt(0).startOf(on, where);
      const now = new Date(+midnight + minutes * 60_000);
      if (clock.dateOf(now, where) === on) expect(+clock.pastBefore(now)).toBeLessThanOrEqual(+midnight);
      const next = clock.nextMidnight(now);
      expect(+next).toBeGreaterThan(+now);
      expect(clock.pastBefore(new Date(+next - 1))).toEqual(clock.pastBefore(now));
    }),
  );
});

test('a day is late enough when everybody of the zones starts no earlier, and the day before is not', () => {
  fc.assert(
    fc.property(date, hour, (on, at) => {
      const clock = clockAt(at);
      const midnight = new Date(`${on}T00:00:00Z`);
      const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
      const day = clock.firstDayNotBefore(midnight, numbers, addDays(on, -3));
      expect(+clock.firstStartOf(day)).toBeGreaterThanOrEqual(+midnight);
      expect(+clock.firstStartOf(addDays(day, -1))).toBeLessThan(+midnight);
      expect(clock.dateByNumber(midnight, 1)).toBe(dateAt(midnight, 'Europe/Berlin'));
    }),
  );
});
