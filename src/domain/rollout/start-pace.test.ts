import { array, assert, integer, nat, option, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, weekdayOf } from '../waves/working-week.ts';
import { freeDays } from './free-days.ts';
import { followsOn, planStarts, startsByDay, type StartPace } from './start-pace.ts';

const open = () => false;
const people = integer({ min: 1, max: 150 });
const pace = record({
  startsPerDay: integer({ min: 1, max: 80 }),
  spreadDays: option(integer({ min: 1, max: 30 })),
});
const datesOf = (of: StartPace, count: number) =>
  freeDays(count, '2027-01-05', startsByDay(of, count), new Map(), open);
const perDay = (dates: readonly string[]) =>
  [...Map.groupBy(dates, (on) => on).values()].map(({ length }) => length);

test('300 people at 40 a day take eight working days; spread over twelve, 25 a day', () => {
  const fixed = planStarts({ startsPerDay: 40, spreadDays: null }, 300, '2027-01-05', 3, open);
  expect(fixed).toEqual({ people: 300, mostADay: 40, days: 8, lastOn: '2027-01-14', finishOn: '2027-01-17' });
  const spread = planStarts({ startsPerDay: 40, spreadDays: 12 }, 300, '2027-01-05', 7, open);
  expect(spread).toMatchObject({ mostADay: 25, days: 12, lastOn: '2027-01-20', finishOn: '2027-01-27' });
  expect(planStarts({ startsPerDay: 40, spreadDays: null }, 0, '2027-01-05', 3, open)).toBeNull();
});

describe('whatever the pace', () => {
  test('everybody gets one working day, none holds more than it may, and a spread is even', () => {
    assert(
      property(pace, people, (own, count) => {
        const dates = datesOf(own, count);
        expect(dates).toHaveLength(count);
        expect(dates.every((on) => weekdayOf(dayOf(on)!) < 5)).toBe(true);
        const numbers = perDay(dates);
        if (own.spreadDays === null) expect(Math.max(...numbers)).toBeLessThanOrEqual(own.startsPerDay);
        else {
          expect(numbers).toHaveLength(Math.min(count, own.spreadDays));
          expect(Math.max(...numbers) - Math.min(...numbers)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('a larger number a day, or a shorter spread, takes nobody’s date away and makes none later', () => {
    assert(
      property(
        people,
        integer({ min: 1, max: 60 }),
        nat(40),
        integer({ min: 1, max: 29 }),
        (count, few, more, days) => {
          const pairs = [
            [
              { startsPerDay: few, spreadDays: null },
              { startsPerDay: few + more, spreadDays: null },
            ],
            [
              { startsPerDay: few, spreadDays: days + 1 },
              { startsPerDay: few, spreadDays: days },
            ],
          ] as const;
          for (const [slow, fast] of pairs) {
            const [before, after] = [datesOf(slow, count), datesOf(fast, count)];
            // Who started by a day under the smaller number has started by it under the larger one.
            expect(before.every((on, person) => after[person]! <= on)).toBe(true);
          }
        },
      ),
    );
  });

  test('people who have dates keep them when others get theirs at another pace', () => {
    assert(
      property(array(nat(12), { maxLength: 60 }), people, pace, (offsets, count, own) => {
        const taken = new Map<string, number>();
        const days = datesOf({ startsPerDay: 1, spreadDays: null }, 13);
        for (const offset of offsets) taken.set(days[offset]!, (taken.get(days[offset]!) ?? 0) + 1);
        const numbers = startsByDay(own, count);
        const given = Map.groupBy(freeDays(count, '2027-01-05', numbers, taken), (on) => on);
        const inOrder = datesOf({ startsPerDay: 1, spreadDays: null }, 40);
        const isKept = inOrder.every((on, index) => {
          const most = typeof numbers === 'number' ? numbers : numbers(index);
          const added = given.get(on)?.length ?? 0;
          return added === 0 || added + (taken.get(on) ?? 0) <= most;
        });
        expect(isKept).toBe(true);
      }),
    );
  });
});

test('a stage follows so many days after the one before, on a working day, and with its notice', () => {
  expect(followsOn('2027-01-08', 3, '2027-01-08', 0)).toBe('2027-01-11');
  expect(followsOn('2027-01-08', 0, '2027-01-08', 0)).toBe('2027-01-08');
  expect(followsOn('2027-01-08', 0, '2027-01-08', 5)).toBe('2027-01-13');
  expect(followsOn('2027-01-08', 10, '2027-01-12', 5)).toBe('2027-01-18');
});
