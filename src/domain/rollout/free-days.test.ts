import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { dayOf, weekdayOf } from '../waves/working-week.ts';
import { freeDays } from './free-days.ts';

describe('free days', () => {
  test('skip weekends and the places that are taken', () => {
    const taken = new Map([
      ['2027-01-15', 1],
      ['2027-01-18', 2],
      ['2027-01-19', 5],
    ]);
    expect(freeDays(4, '2027-01-15', 2, taken)).toEqual([
      '2027-01-15',
      '2027-01-20',
      '2027-01-20',
      '2027-01-21',
    ]);
  });

  test('never put more people on a day than may start, and keep their order', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed);
      const under = (bound: number) => random.integer(bound);
      const perDay = 1 + under(9);
      const taken = new Map(
        Array.from({ length: under(10) }, (_, day) => [
          `2027-02-${String(1 + day).padStart(2, '0')}`,
          under(2 * perDay),
        ]),
      );
      const people = under(60);
      const days = freeDays(people, '2027-02-01', perDay, taken);
      expect(days).toHaveLength(people);
      expect(days).toEqual([...days].sort());
      for (const day of new Set(days)) {
        expect(weekdayOf(dayOf(day)!)).toBeLessThan(5);
        const own = days.filter((other) => other === day).length;
        expect(own + (taken.get(day) ?? 0)).toBeLessThanOrEqual(Math.max(perDay, taken.get(day) ?? 0));
      }
    }
  });
});
