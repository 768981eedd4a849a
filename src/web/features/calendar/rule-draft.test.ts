import { describe, expect, test } from 'vitest';
import { checkClosureDays } from '#domain/calendar/closures.ts';
import {
  firstRule,
  frequencies,
  monthDays,
  positions,
  readRule,
  ruleOf,
  type RuleDraft,
} from './rule-draft.ts';

function everyDraft(): RuleDraft[] {
  return frequencies.flatMap((frequency) =>
    monthDays.flatMap((on) =>
      positions.flatMap((position) =>
        [1, 3].flatMap((interval) =>
          [null, '2030-12-31'].map((until) => ({
            ...firstRule,
            frequency,
            on,
            position,
            interval,
            until,
            weekdays: [0, 4],
            day: 15,
            weekday: 1,
            month: 12,
          })),
        ),
      ),
    ),
  );
}

test('every rule the fields can say is one the calendar reads, and comes back to the same rule', () => {
  for (const draft of everyDraft()) {
    const rule = ruleOf(draft)!;
    expect(checkClosureDays({ kind: 'rule', from: '2027-01-04', rule, lasts: 1 })).toBeNull();
    expect(ruleOf(readRule(rule)!)).toBe(rule);
  }
});

describe('a rule', () => {
  test('is written as RFC 5545 has it', () => {
    expect(ruleOf(firstRule)).toBe('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1');
    expect(ruleOf({ ...firstRule, on: 'weekday', position: 2, weekday: 1 })).toBe('FREQ=MONTHLY;BYDAY=2TU');
    expect(ruleOf({ ...firstRule, frequency: 'YEARLY', on: 'day', day: 24, month: 12 })).toBe(
      'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24',
    );
  });

  test('waits while a field is wrong', () => {
    expect(ruleOf({ ...firstRule, interval: null })).toBeNull();
    expect(ruleOf({ ...firstRule, frequency: 'WEEKLY', weekdays: [] })).toBeNull();
    expect(ruleOf({ ...firstRule, on: 'day', day: 32 })).toBeNull();
    expect(ruleOf({ ...firstRule, until: '' })).toBeNull();
  });

  test('that says more than the fields can stays as it was written', () => {
    expect(readRule('FREQ=YEARLY;BYMONTH=3,6;BYMONTHDAY=-1')).toBeNull();
    expect(readRule('FREQ=DAILY;COUNT=3')).toBeNull();
    expect(readRule('FREQ=MONTHLY;BYMONTHDAY=1\nEXDATE:20270101')).toBeNull();
    expect(readRule('FREQ=YEARLY')).toBeNull();
  });
});
