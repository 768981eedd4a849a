import { assert, constant, integer, option, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../waves/working-week.ts';
import { latestDate, limitInTheWay, usualDeferrals, type DeferralFacts } from './deferral.ts';

const facts: DeferralFacts = {
  deferrals: 0,
  availableOn: '2027-01-12',
  firstOn: '2027-01-11',
  lastOn: '2027-01-20',
  deadlineDays: null,
};

test('twice, up to thirty days after the stage began', () => {
  expect(latestDate(facts, usualDeferrals)).toBe('2027-02-10');
  expect(limitInTheWay(facts, usualDeferrals, '2027-02-10')).toBeUndefined();
  expect(limitInTheWay(facts, usualDeferrals, '2027-02-11')).toBe('latest');
  expect(limitInTheWay({ ...facts, deferrals: 2 }, usualDeferrals, '2027-01-13')).toBe('times');
  expect(limitInTheWay(facts, { ...usualDeferrals, most: 0 }, null)).toBe('never');
});

test('a long stage goes on to its last date, and a deadline counts from the date before the first deferral', () => {
  expect(latestDate({ ...facts, lastOn: '2027-03-01' }, usualDeferrals)).toBe('2027-03-01');
  expect(latestDate({ ...facts, deadlineDays: 7 }, usualDeferrals)).toBe('2027-01-19');
});

test('whatever is chosen, nobody passes the number, the stage’s limit or their deadline', () => {
  const days = integer({ min: 1, max: 60 });
  const any = record({
    availableIn: days,
    lastIn: integer({ min: 60, max: 90 }),
    deadlineDays: option(days),
    most: integer({ min: 1, max: 4 }),
    withinDays: days,
    firstOn: constant('2027-01-11'),
  });
  assert(
    property(
      any,
      integer({ min: 1, max: 120 }),
      ({ availableIn, lastIn, deadlineDays, firstOn, ...rules }, step) => {
        const availableOn = addDays(firstOn, availableIn);
        const limits = { availableOn, firstOn, lastOn: addDays(firstOn, lastIn), deadlineDays };
        let [on, deferrals] = [availableOn, 0];
        while (limitInTheWay({ ...limits, deferrals }, rules, addDays(on, step)) === undefined) {
          on = addDays(on, step);
          deferrals++;
        }
        expect(deferrals).toBeLessThanOrEqual(rules.most);
        if (deadlineDays !== null && deferrals > 0)
          expect(on <= addDays(availableOn, deadlineDays)).toBe(true);
        expect(on <= addDays(firstOn, Math.max(lastIn, rules.withinDays))).toBe(true);
      },
    ),
  );
});
