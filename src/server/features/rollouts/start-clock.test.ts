import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import { StartClock, type StartAttributes } from './start-clock.ts';

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
/** Shifts decide before sites. */
const startHours = [
  { attribute: 'shift', value: 'early', hour: 5 },
  { attribute: 'shift', value: 'night', hour: 22 },
  { attribute: 'site', value: 'Cairo', hour: 7 },
  { attribute: 'site', value: 'New York', hour: 12 },
];
const clockAt = (startHour: number, timeZone = 'Europe/Berlin', hours: typeof startHours = []): StartClock =>
  new StartClock({
    ...{ timeZone, siteZones },
    startHours: hours,
    settings: { gateQuorum: 1, startHour, targetOn: null },
  });

const date = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2036-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));
const hour = fc.integer({ min: 0, max: 23 });
const place = fc.constantFrom(...Object.keys(siteZones), 'Elsewhere', null).map((site) => ({ site }));
const worker = fc
  .tuple(place, fc.constantFrom('early', 'night', 'day', null))
  .map(([where, shift]) => ({ ...where, shift }));

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

test('a shift has its hour at every site, a site its own for whoever is of no such shift', () => {
  const clock = clockAt(9, 'Europe/Berlin', startHours);
  const starts = (who: StartAttributes): string => clock.startOf('2027-01-12', who).toISOString();
  expect(starts({ site: 'New York', shift: 'night' })).toBe('2027-01-13T03:00:00.000Z');
  expect(starts({ site: 'New York', shift: 'day' })).toBe('2027-01-12T17:00:00.000Z');
  expect(starts({ site: 'Los Angeles' })).toBe('2027-01-12T17:00:00.000Z');
  expect(starts({ shift: 'early' })).toBe('2027-01-12T04:00:00.000Z');
  expect(clock.firstStartOf('2027-01-12').toISOString()).toBe('2027-01-11T15:00:00.000Z');
});

test('somebody’s start is on their date where they are, and never before the first of anybody', () => {
  fc.assert(
    fc.property(date, hour, worker, fc.constantFrom(...Object.values(siteZones)), (on, at, where, own) => {
      const clock = clockAt(at, own, startHours);
      const start = clock.startOf(on, where);
      expect(clock.dateOf(start, where)).toBe(on);
      expect(+clock.firstStartOf(on)).toBeLessThanOrEqual(+start);
      expect(+clock.firstMidnightOf(on)).toBeLessThanOrEqual(+start);
    }),
  );
});

test('when a start is due, its date is among those it is now', () => {
  fc.assert(
    fc.property(date, hour, worker, (on, at, where) => {
      const clock = clockAt(at, 'Europe/Berlin', startHours);
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
