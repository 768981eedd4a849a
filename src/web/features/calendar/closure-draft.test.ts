import { expect, test } from 'vitest';
import type { Closure, ClosureFields } from '#contracts/calendar.ts';
import { draftOf, fieldsOf, firstClosure, runsOf } from './closure-draft.ts';

const today = '2027-01-04';
const closure = (fields: Partial<ClosureFields>): Closure => ({
  name: 'Closed',
  effect: 'freeze',
  scope: null,
  days: { kind: 'dates', from: '2027-01-04', to: '2027-01-08' },
  closureId: 1 as Closure['closureId'],
  createdBy: 'somebody',
  ...fields,
});

test('a closure that is opened and saved unchanged is the same', () => {
  const all: Partial<ClosureFields>[] = [
    {},
    { effect: 'window', scope: { kind: 'site', name: 'Oslo' } },
    { days: { kind: 'holidays', of: 'NO' } },
    { days: { kind: 'holidays', of: 'DE-BY' }, scope: { kind: 'country', name: 'Germany' } },
    { days: { kind: 'rule', from: '2027-01-29', rule: 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1', lasts: 2 } },
    { days: { kind: 'rule', from: '2027-01-01', rule: 'FREQ=YEARLY;BYMONTH=3,6;BYMONTHDAY=-1', lasts: 5 } },
  ];
  for (const fields of all) {
    const { closureId: _, createdBy: __, ...sent } = closure(fields);
    expect(fieldsOf(draftOf(closure(fields), today))).toEqual(sent);
  }
});

test('what is missing is waited for', () => {
  const first = { ...firstClosure(today), name: 'Year end' };
  expect(fieldsOf(first)).not.toBeNull();
  expect(fieldsOf({ ...first, name: ' ' })).toBeNull();
  expect(fieldsOf({ ...first, name: '' }, false)).not.toBeNull();
  expect(fieldsOf({ ...first, to: '2027-01-03' })).toBeNull();
  expect(fieldsOf({ ...first, scope: 'site' })).toBeNull();
  expect(fieldsOf({ ...first, days: 'holidays' })).toBeNull();
  expect(fieldsOf({ ...first, days: 'rule', lasts: 93 })).toBeNull();
});

test('neighbouring days are one run, other names and gaps begin another', () => {
  const day = (on: string, name = 'a') => ({ on, name });
  const days = [day('2027-01-04'), day('2027-01-05'), day('2027-01-06', 'b'), day('2027-01-08', 'b')];
  expect(runsOf(days)).toEqual([
    { from: '2027-01-04', to: '2027-01-05', name: 'a' },
    { from: '2027-01-06', to: '2027-01-06', name: 'b' },
    { from: '2027-01-08', to: '2027-01-08', name: 'b' },
  ]);
});
