import { expect, test } from 'vitest';
import type { Schedule } from '#contracts/slots.ts';
import { draftOf, fieldsOf, firstDraft, firstException, timeOf, timesOf } from './schedule-draft.ts';

const schedule: Schedule = {
  validFrom: '2020-09-28',
  validTo: '2020-10-16',
  sessions: [{ weekdays: [0, 1, 2, 3, 4], at: '09:00', minutes: 60, places: null }],
  weekdayRules: [{ weekday: 1, at: ['09:00', '10:00'], change: -2 }],
  exceptions: [
    { kind: 'add', from: '2020-10-03', to: '2020-10-03', at: '10:30', minutes: 60, places: 5 },
    { kind: 'close', from: '2020-10-09', to: '2020-10-09', at: null },
    { kind: 'change', from: '2020-09-28', to: '2020-09-28', at: null, change: -3 },
  ],
  amberShare: 0.2,
};

test('a schedule that is opened and saved again is the same', () => {
  const place = { kind: 'site', name: 'Oslo' } as const;
  expect(fieldsOf(draftOf({ place, schedule }))).toEqual({ place, schedule });
  expect(fieldsOf(draftOf({ place: null, schedule }))).toEqual({ place: null, schedule });
});

test('times are read as people write them, and a wrong one is not guessed', () => {
  expect(timesOf('9, 10:30; 14.00')).toEqual(['09:00', '10:30', '14:00']);
  expect(timesOf(' ')).toBeNull();
  expect(timesOf('9, noon')).toBeUndefined();
  expect(timesOf('25:00')).toBeUndefined();
  expect(timeOf('9')).toBe('09:00');
  expect(timeOf('9, 10')).toBeUndefined();
});

test('nothing is sent while a row lacks something', () => {
  const draft = firstDraft('2026-12-01');
  expect(fieldsOf(draft)).not.toBeNull();
  const lacking = [
    { ...draft, place: 'site' as const },
    { ...draft, sessions: [{ ...draft.sessions[0]!, weekdays: [] }] },
    { ...draft, sessions: [{ ...draft.sessions[0]!, minutes: null }] },
    { ...draft, rules: [{ weekday: 0, at: '', change: null }] },
    { ...draft, exceptions: [{ ...firstException('2026-12-01'), to: '2026-11-30' }] },
    { ...draft, exceptions: [{ ...firstException('2026-12-01'), kind: 'add' as const }] },
    { ...draft, amberPercent: null },
  ];
  for (const each of lacking) expect(fieldsOf(each)).toBeNull();
});
