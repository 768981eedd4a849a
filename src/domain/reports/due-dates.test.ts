import { expect, test } from 'vitest';
import { isWeekday, type IsWorked } from '../calendar/working-days.ts';
import { addDays, dayOf } from '../waves/working-week.ts';
import { cadences, nextDueOn, type Rhythm } from './due-dates.ts';

/** The first so many due dates from the first on. */
function dueDates(rhythm: Rhythm, count: number, isWorked: IsWorked = isWeekday): string[] {
  const dates: string[] = [];
  for (let after = addDays(rhythm.firstOn, -1); dates.length < count; after = dates.at(-1)!)
    dates.push(nextDueOn(rhythm, after, isWorked));
  return dates;
}

test('a report of every week is due on its weekday', () => {
  expect(dueDates({ firstOn: '2026-11-02', every: 'week' }, 3)).toEqual([
    '2026-11-02',
    '2026-11-09',
    '2026-11-16',
  ]);
});

test('a report of every working day skips weekends', () => {
  expect(dueDates({ firstOn: '2026-11-06', every: 'working_day' }, 3)).toEqual([
    '2026-11-06',
    '2026-11-09',
    '2026-11-10',
  ]);
});

test('a month that is shorter ends the count on its last working day or the one after, and the next month goes on', () => {
  expect(dueDates({ firstOn: '2027-01-29', every: 'month' }, 3)).toEqual([
    '2027-01-29',
    '2027-03-01',
    '2027-03-29',
  ]);
});

test('a closed day puts the report off to the next working day, and the one after keeps its own', () => {
  const isWorked: IsWorked = (day) => isWeekday(day) && day !== dayOf('2026-11-09');
  expect(dueDates({ firstOn: '2026-11-02', every: 'week' }, 3, isWorked)).toEqual([
    '2026-11-02',
    '2026-11-10',
    '2026-11-16',
  ]);
});

test('dates that a long closure moves to one day are one report', () => {
  const isWorked: IsWorked = (day) =>
    isWeekday(day) && (day < dayOf('2026-12-14')! || day > dayOf('2027-01-10')!);
  expect(dueDates({ firstOn: '2026-12-07', every: 'week' }, 3, isWorked)).toEqual([
    '2026-12-07',
    '2027-01-11',
    '2027-01-18',
  ]);
});

test('every due date is worked, later than the one before, and none is left out', () => {
  for (const every of cadences)
    for (let start = 0; start < 14; start++) {
      const firstOn = addDays('2026-10-26', start);
      const dates = dueDates({ firstOn, every }, 12);
      expect(dates.every((date) => isWeekday(dayOf(date)!))).toBe(true);
      for (const [index, date] of dates.slice(1).entries()) {
        expect(date > dates[index]!).toBe(true);
        // Asked from any day between two due dates, the answer is the later one.
        expect(nextDueOn({ firstOn, every }, addDays(date, -1), isWeekday)).toBe(date);
      }
    }
});
