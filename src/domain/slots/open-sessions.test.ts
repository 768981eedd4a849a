import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../waves/working-week.ts';
import { giveOut, isOpenTo, openSessions, whyNotTake, type Bounds } from './open-sessions.ts';
import { slotDays, type SlotSchedule } from './slot-schedule.ts';
import { chooseWish } from './wishes.ts';

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
        wishes: null,
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

describe('a preferred and a second session', () => {
  const wishes = [
    { on: '2026-12-03', at: '14:00' },
    { on: '2026-12-08', at: '14:00' },
  ];
  const choose = (taken: ReadonlyMap<string, number>, of = wishes) =>
    chooseWish(of, (wish) => whyNotTake(days, taken, wish, bounds, startOf));

  test('the preferred is taken while it is free, then the second, and then there is the line for both', () => {
    expect(choose(none)).toEqual({ is: 'taken', wish: wishes[0] });
    const first = new Map([['2026-12-03 14:00', 1]]);
    expect(choose(first)).toEqual({ is: 'taken', wish: wishes[1] });
    expect(choose(new Map([...first, ['2026-12-08 14:00', 1]]))).toEqual({ is: 'full', wishes });
    expect(choose(none, [{ on: '2026-12-09', at: '09:00' }])).toMatchObject({
      is: 'refused',
      why: { code: 'after_deadline' },
    });
  });

  test('freed places go by wish in the order of the line; nobody gets a session they did not wish for', () => {
    const session = fc.record({
      on: fc.constantFrom('2026-12-03', '2026-12-08'),
      at: fc.constantFrom('09:00', '14:00'),
    });
    const line = fc.array(fc.option(fc.uniqueArray(session, { minLength: 1, maxLength: 2 }), { nil: null }), {
      maxLength: 12,
    });
    const sessions = openSessions(days, none, bounds, startOf);
    fc.assert(
      fc.property(line, (wanted) => {
        const waiting = wanted.map((wishesOfOne, index) => ({ index, wishes: wishesOfOne }));
        const left = new Map(sessions.map((each) => [`${each.on} ${each.at}`, each.left!]));
        for (const { waiting: who, session: got } of giveOut(waiting, sessions, () => true)) {
          const key = `${got.on} ${got.at}`;
          expect(left.get(key)).toBeGreaterThan(0);
          const asked = who.wishes ?? sessions;
          const rank = asked.findIndex((each) => each.on === got.on && each.at === got.at);
          expect(rank).toBeGreaterThanOrEqual(0);
          // Whatever they wish for more was gone when it was their turn.
          for (const better of asked.slice(0, rank))
            expect(left.get(`${better.on} ${better.at}`) ?? 0).toBe(0);
          left.set(key, left.get(key)! - 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('somebody whose wishes have passed gets any place', () => {
    const sessions = openSessions(days, none, bounds, startOf);
    const gone = [{ on: '2026-12-01', at: '09:00' }];
    expect(giveOut([{ wishes: gone }], sessions, () => true)[0]!.session).toBe(sessions[0]);
  });
});
