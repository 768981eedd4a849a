import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, dayOf, weekdayOf } from '../waves/working-week.ts';
import { sayOfCalendar } from './calendar-sentences.ts';
import { parseRecurrence, weekdayCodes } from './recurrence.ts';
import { recurringDays } from './recurring-days.ts';

function daysOf(text: string, start: string, to: string, from = start): string[] {
  const rule = parseRecurrence(text);
  if (!rule.ok) throw new Error(sayOfCalendar('en', rule.refusal));
  return recurringDays(rule.value, dayOf(start)!, dayOf(from)!, dayOf(to)!).map(dateOf);
}

describe('recurring days, with the examples of RFC 5545, section 3.8.5.3', () => {
  test.each([
    [
      'FREQ=DAILY;INTERVAL=10;COUNT=5',
      '1997-09-02',
      '1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
      '1997-08-05',
      '1997-08-05 1997-08-10 1997-08-19 1997-08-24',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
      '1997-08-05',
      '1997-08-05 1997-08-17 1997-08-19 1997-08-31',
    ],
    ['FREQ=MONTHLY;COUNT=4;BYDAY=1FR', '1997-09-05', '1997-09-05 1997-10-03 1997-11-07 1997-12-05'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=-2MO', '1997-09-22', '1997-09-22 1997-10-20 1997-11-17'],
    ['FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=4', '1997-09-28', '1997-09-28 1997-10-29 1997-11-28 1997-12-29'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3', '1998-02-13', '1998-02-13 1998-03-13 1998-11-13'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04', '1997-09-04 1997-10-07 1997-11-06'],
    ['FREQ=YEARLY;COUNT=3;BYDAY=20MO', '1997-05-19', '1997-05-19 1998-05-18 1999-05-17'],
    ['FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=4', '1997-03-13', '1997-03-13 1997-03-20 1997-03-27 1998-03-05'],
    [
      'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3',
      '1996-11-05',
      '1996-11-05 2000-11-07 2004-11-02',
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=3', '2007-01-15', '2007-01-15 2007-01-30 2007-02-15'],
  ])('%s from %s', (rule, start, expected) => {
    expect(daysOf(rule, start, '2010-12-31').join(' ')).toBe(expected);
  });

  test('the last working day of each quarter, less a day that is excepted', () => {
    const rule = 'RRULE:FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,-2\nEXDATE:20271231';
    expect(daysOf(rule, '2027-01-01', '2028-12-31')).toEqual(['2027-12-30', '2028-12-28', '2028-12-29']);
  });

  test('UNTIL is the last day, and a question about later years needs none of the earlier', () => {
    expect(daysOf('FREQ=DAILY;UNTIL=20270303T235959Z', '2027-03-01', '2028-01-01')).toHaveLength(3);
    expect(daysOf('FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-31', '2027-04-30', '2027-03-01')).toEqual([
      '2027-03-31',
    ]);
  });

  test.each([
    ['FREQ=HOURLY', /FREQ cannot be “HOURLY”/],
    ['FREQ=YEARLY;BYWEEKNO=20', /part “BYWEEKNO”/],
    ['FREQ=WEEKLY;BYDAY=2MO', /BYDAY cannot be “2MO”/],
    ['FREQ=DAILY;COUNT=3;UNTIL=20270101', /UNTIL/],
    ['FREQ=DAILY;BYMONTH=13', /BYMONTH/],
    ['FREQ=DAILY\nFREQ=DAILY', /there are 2 lines/],
    ['FREQ=DAILY\nEXDATE:2027-02-30', /EXDATE cannot be “2027-02-30”/],
  ])('%s is refused by name', (text, why) => {
    const rule = parseRecurrence(text);
    expect(rule.ok ? '' : sayOfCalendar('en', rule.refusal)).toMatch(why);
  });

  test('the days of a part of a range are the part of the days of the range', () => {
    const start = dayOf('2026-01-05')!;
    const weekday = fc.constantFrom(...weekdayCodes);
    const rules = fc.record({
      frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.integer({ min: 1, max: 5 }),
      weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(rules, fc.nat(800), fc.nat(400), ({ frequency, interval, weekdays }, offset, length) => {
        const rule = parseRecurrence(`FREQ=${frequency};INTERVAL=${interval};BYDAY=${weekdays.join(',')}`);
        if (!rule.ok) throw new Error(rule.refusal.code);
        const whole = recurringDays(rule.value, start, start, start + 1300);
        const [from, to] = [start + offset, start + offset + length];
        expect(recurringDays(rule.value, start, from, to)).toEqual(
          whole.filter((day) => day >= from && day <= to),
        );
        expect(whole.every((day) => weekdays.includes(weekdayCodes[weekdayOf(day)]!))).toBe(true);
        expect(whole).toEqual([...new Set(whole)].toSorted((left, right) => left - right));
      }),
      { numRuns: 60 },
    );
  });
});
