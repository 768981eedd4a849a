import { expect, test } from 'vitest';
import type { SlotDay } from '#contracts/slots.ts';
import { lookOf, sumOf, weekdaysShown, weeksOf } from './week-shape.ts';

const day = (on: string, places: number | null, booked = 0): SlotDay => ({
  on,
  isClosed: false,
  closedBy: null,
  places,
  booked,
  sessions: places === 0 ? [] : [{ at: '09:00', minutes: 60, places, booked, fill: 'free' }],
});

test('days stand under their weekday, with the sum of their week; days outside are empty', () => {
  const weeks = weeksOf([day('2020-10-01', 40), day('2020-10-02', 40), day('2020-10-05', 25)]);
  expect(weeks.map(({ monday, sum }) => [monday, sum.places])).toEqual([
    ['2020-09-28', 80],
    ['2020-10-05', 25],
  ]);
  expect(weeks[0]!.days.map((each) => each?.on ?? null)).toEqual([
    null,
    null,
    null,
    '2020-10-01',
    '2020-10-02',
    null,
    null,
  ]);
  expect(weekdaysShown(weeks)).toEqual([0, 1, 2, 3, 4]);
  expect(weekdaysShown(weeksOf([day('2020-10-03', 10)]))).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a sum with a session that takes as many as come is open; too many in one session take nothing from another', () => {
  expect(sumOf([day('2020-10-01', 4, 1), null, day('2020-10-02', null, 2)])).toEqual({
    places: null,
    left: null,
    booked: 3,
  });
  expect(sumOf([day('2020-10-01', 4, 6), day('2020-10-02', 5, 1)])).toEqual({
    places: 9,
    left: 4,
    booked: 7,
  });
});

test('a day is amber by its places together; a closed day with bookings has too many', () => {
  expect(lookOf(day('2020-10-01', 10, 7), 0.2)).toBe('free');
  expect(lookOf(day('2020-10-01', 10, 8), 0.2)).toBe('amber');
  expect(lookOf(day('2020-10-01', 10, 10), 0.2)).toBe('full');
  expect(lookOf(day('2020-10-01', null, 99), 0.2)).toBe('free');
  expect(lookOf(day('2020-10-04', 0), 0.2)).toBe('none');
  const closed: SlotDay = { ...day('2020-10-01', 0), isClosed: true, closedBy: 'Stocktaking' };
  expect(lookOf(closed, 0.2)).toBe('closed');
  const lost = { at: '09:00', minutes: 60, places: 0, booked: 3, fill: 'over' } as const;
  expect(lookOf({ ...closed, booked: 3, sessions: [lost] }, 0.2)).toBe('over');
});
