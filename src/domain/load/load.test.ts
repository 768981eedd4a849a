import { assert, constantFrom, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { hoursPerPerson, judgeWeek, loadRatings } from './load.ts';

test('hours are those of everybody, spread over everybody', () => {
  expect(hoursPerPerson(75 * 40, 100)).toBe(0.5);
  expect(hoursPerPerson(90, 0)).toBe(0);
  assert(
    property(integer({ min: 0, max: 1_000_000 }), integer({ min: 1, max: 10_000 }), (minutes, people) => {
      expect(hoursPerPerson(minutes, people) * people * 60).toBeLessThan(minutes + people);
      expect(hoursPerPerson(minutes, people + 1)).toBeLessThanOrEqual(hoursPerPerson(minutes, people));
    }),
  );
});

test('a week is warned of when it is heavy, when the department says so, and never otherwise', () => {
  assert(
    property(
      double({ min: 0, max: 5, noNaN: true }),
      double({ min: 0.25, max: 5, noNaN: true }),
      constantFrom(...loadRatings, null),
      (hours, heavyHours, rating) => {
        const warning = judgeWeek(hours, rating, heavyHours);
        expect(warning === 'heavy' || warning === 'both').toBe(hours >= heavyHours);
        expect(warning === 'busy' || warning === 'both').toBe(rating === 'busy');
      },
    ),
  );
});
