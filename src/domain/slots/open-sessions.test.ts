import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../waves/working-week.ts';
import { giveOut, isOpenTo, openSessions, whyNotTake, type Bounds } from './open-sessions.ts';
import { slotDays, type SlotSchedule } from './slot-schedule.ts';

const schedule: SlotSchedule = {
  validFrom: '2026-12-01',
  validTo: '2026-12-10',
  sessions: [
    { weekdays: [0, 1, 2, 3, 4], at: '09:00', minutes: 60, places: 2 },
    { weekdays: [0, 1, 2, 3, 4], at: '14:00', minutes: 60, places: 1 },
  ],
  weekdayRules: [],
  exceptions: [],
  amberShare: 0.2,
};
const days = slotDays(schedule, '2026-12-01', '2026-12-10');
const startOf = (on: string, at: string): Date => new Date(`${on}T${at}:00Z`);
const bounds: Bounds = {
  after: new Date('2026-12-02T10:00:00Z'),
  firstOn: '2026-12-02',
  lastOn: '2026-12-08',
  isClosed: (day) => day === dayOf('2026-12-04'),
  isPaced: (day) => day === dayOf('2026-12-07'),
};
const none = new Map<string, number>();
const full = new Map(
  days.flatMap(({ on, sessions }) => sessions.map(({ at, places }) => [`${on} ${at}`, places!] as const)),
);

describe('what one person may choose', () => {
  test('lies ahead, from their first day to their last, not on closed days nor on full days of the helpdesk', () => {
    expect(
      openSessions(days, none, bounds, startOf).map(({ on, at, left }) => `${on} ${at} ${left}`),
    ).toEqual([
      '2026-12-02 14:00 1',
      '2026-12-03 09:00 2',
      '2026-12-03 14:00 1',
      '2026-12-08 09:00 2',
      '2026-12-08 14:00 1',
    ]);
  });

  test('each reason against a place is told apart', () => {
    const why = (on: string, at: string, taken = none) =>
      whyNotTake(days, taken, { on, at }, bounds, startOf)?.code ?? null;
    expect(why('2026-12-01', '09:00')).toBe('before_first_day');
    expect(why('2026-12-02', '09:00')).toBe('slot_over');
    expect(why('2026-12-04', '09:00')).toBe('slot_closed');
    expect(why('2026-12-07', '09:00')).toBe('slot_paced');
    expect(why('2026-12-09', '09:00')).toBe('after_deadline');
    expect(why('2026-12-03', '10:00')).toBe('slot_unknown');
    expect(why('2026-12-03', '14:00', new Map([['2026-12-03 14:00', 1]]))).toBe('slot_full');
    expect(why('2026-12-03', '09:00', full)).toBe('slots_full');
    expect(why('2026-12-03', '09:00')).toBeNull();
  });
});

test('free places go round in the order of the line: never more than there are, and none is left that somebody wants', () => {
  const people = fc.array(fc.record({ firstOn: fc.integer({ min: 1, max: 10 }) }), { maxLength: 20 });
  fc.assert(
    fc.property(people, (wishes) => {
      const line = wishes.map(({ firstOn }, index) => ({
        index,
        bounds: { ...bounds, firstOn: `2026-12-${String(firstOn).padStart(2, '0')}` },
      }));
      const anybody = { ...bounds, firstOn: '2026-12-01', lastOn: null };
      const sessions = openSessions(days, none, anybody, startOf);
      const given = giveOut(line, sessions, (waiting, session) => isOpenTo(session, waiting.bounds));
      for (const session of sessions) {
        const people = given.filter((each) => each.session === session).length;
        expect(people).toBeLessThanOrEqual(session.left!);
        const wait = line.filter((each) => !given.some(({ waiting }) => waiting === each));
        if (people < session.left!) expect(wait.some((each) => isOpenTo(session, each.bounds))).toBe(false);
      }
      for (const { waiting, session } of given)
        for (const other of given)
          if (other.waiting.index > waiting.index && other.session.startsAt < session.startsAt)
            expect(isOpenTo(other.session, waiting.bounds)).toBe(false);
    }),
    { numRuns: 60 },
  );
});
