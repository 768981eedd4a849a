import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlaceCalendar } from '../calendar/closures.ts';
import {
  bookingsToMove,
  countBooked,
  placesLeft,
  whyNotBook,
  whyNotChange,
  type Booked,
} from './booking-rules.ts';
import { checkSchedule, fillOf, slotDays, sumPlaces, type SlotSchedule } from './slot-schedule.ts';
import { sayOfSlots } from './slot-sentences.ts';

const weekday = [0, 1, 2, 3, 4];
const base = (at: string, places: number) => ({ weekdays: weekday, at, minutes: 60, places });
const saturday = (on: string, at: string) =>
  ({ kind: 'add', from: on, to: on, at, minutes: 60, places: 5 }) as const;
const close = (on: string) => ({ kind: 'close', from: on, to: on, at: null }) as const;

/** One site, Monday 28 September to Friday 16 October 2020. */
const schedule: SlotSchedule = {
  validFrom: '2020-09-28',
  validTo: '2020-10-16',
  sessions: [base('09:00', 10), base('10:00', 10), base('11:00', 5), base('14:00', 10), base('16:00', 5)],
  weekdayRules: [{ weekday: 1, at: ['09:00', '10:00', '11:00'], change: -2 }],
  exceptions: [
    saturday('2020-10-03', '10:30'),
    saturday('2020-10-03', '12:30'),
    saturday('2020-10-10', '10:30'),
    saturday('2020-10-10', '12:30'),
    close('2020-10-09'),
    close('2020-10-16'),
    { kind: 'change', from: '2020-09-28', to: '2020-09-28', at: null, change: -3 },
  ],
  amberShare: 0.2,
};
const all = slotDays(schedule, '2020-01-01', '2020-12-31');
const secondWednesday = new PlaceCalendar([
  {
    name: 'Stocktaking',
    effect: 'freeze',
    scope: { kind: 'site', name: 'Oslo' },
    days: { kind: 'dates', from: '2020-10-07', to: '2020-10-07' },
  },
]);
const frozen = slotDays(schedule, '2020-01-01', '2020-12-31', (day) =>
  secondWednesday.isClosed({ site: 'Oslo' }, day),
);

/** Every place of these days taken, in the order of days and times. */
function takeAll(days: typeof all): Booked[] {
  const booked: Booked[] = [];
  for (const { on, sessions } of days)
    for (const { at, places } of sessions)
      for (let place = 0; place < places!; place++)
        booked.push({ bookingId: booked.length + 1, on, at, bookedAt: new Date(1000 * booked.length) });
  return booked;
}

describe('three weeks of places from one base, one weekday rule and dated exceptions', () => {
  test('every cell of the table, and 507 in all', () => {
    const weeks = [0, 7, 14].map((start) => all.slice(start, start + 7).map(({ places }) => places));
    expect(weeks).toEqual([
      [25, 34, 40, 40, 40, 10, 0],
      [40, 34, 40, 40, 0, 10, 0],
      [40, 34, 40, 40, 0],
    ]);
    expect(weeks.map((week) => sumPlaces(week.map((places) => ({ places: places! }))))).toEqual([
      189, 164, 154,
    ]);
    expect(sumPlaces(all)).toBe(507);
    expect(checkSchedule(schedule)).toBeNull();
  });

  test('booking 508 is refused with "no places left", and the waiting list offered', () => {
    const taken = takeAll(all);
    expect(taken).toHaveLength(507);
    const wish = { on: '2020-10-15', at: '16:00', startsAt: new Date('2020-10-15T14:00:00Z'), lastOn: null };
    const now = new Date('2020-09-20T00:00:00Z');
    expect(whyNotBook(all, countBooked(taken.slice(0, 506)), wish, now)).toBeNull();
    const refused = whyNotBook(all, countBooked(taken), wish, now);
    expect(sayOfSlots('en', refused!)).toMatch(/no places left\. Join the waiting list/);
  });

  test('a freeze on the second Wednesday leaves 467, and lists its bookings to move', () => {
    expect(sumPlaces(frozen)).toBe(467);
    const taken = takeAll(all);
    const toMove = bookingsToMove(taken, frozen);
    expect(toMove).toHaveLength(40);
    expect(new Set(toMove.map(({ on }) => on))).toEqual(new Set(['2020-10-07']));
  });
});

describe('rules of places', () => {
  const now = new Date('2020-09-27T12:00:00Z');
  const wish = (on: string, at: string, startsAt: string, lastOn: string | null = null) =>
    whyNotBook(
      all,
      countBooked(takeAll(all.slice(0, 1))),
      { on, at, startsAt: new Date(startsAt), lastOn },
      now,
    )?.code;

  test('a full session, one that does not exist, one that has begun and one after the last day are told apart', () => {
    expect(wish('2020-09-28', '09:00', '2020-09-28T07:00:00Z')).toBe('slot_full');
    expect(wish('2020-09-29', '09:30', '2020-09-29T07:30:00Z')).toBe('slot_unknown');
    expect(wish('2020-09-29', '09:00', '2020-09-27T12:00:00Z')).toBe('slot_over');
    expect(wish('2020-09-30', '09:00', '2020-09-30T07:00:00Z', '2020-09-29')).toBe('after_deadline');
    expect(wish('2020-09-29', '09:00', '2020-09-29T07:00:00Z', '2020-09-29')).toBeUndefined();
  });

  test('two moves, none within a day; whoever was displaced may always move', () => {
    const startsAt = new Date('2020-09-28T12:00:00Z');
    const later = new Date(now.getTime() + 1);
    expect(whyNotChange('move', { moves: 1, startsAt, isDisplaced: false }, now)).toBeNull();
    expect(whyNotChange('move', { moves: 2, startsAt, isDisplaced: false }, now)?.code).toBe('moves_used');
    expect(whyNotChange('cancel', { moves: 2, startsAt, isDisplaced: false }, now)).toBeNull();
    expect(whyNotChange('cancel', { moves: 0, startsAt, isDisplaced: false }, later)?.code).toBe('too_late');
    expect(whyNotChange('move', { moves: 2, startsAt, isDisplaced: true }, later)).toBeNull();
  });

  test('fewer places than bookings: whoever booked last has to move', () => {
    const taken = takeAll(all.slice(0, 1));
    const [monday] = all;
    const cut = [{ ...monday!, sessions: monday!.sessions.map((session) => ({ ...session, places: 1 })) }];
    const moving = new Set(bookingsToMove(taken, cut).map(({ bookingId }) => bookingId));
    expect(taken.filter(({ bookingId }) => !moving.has(bookingId)).map(({ at }) => at)).toEqual([
      '09:00',
      '10:00',
      '11:00',
      '14:00',
      '16:00',
    ]);
    expect(moving.has(1)).toBe(false);
  });

  test('a session without a limit takes as many as come, and no rule limits it', () => {
    const open: SlotSchedule = {
      ...schedule,
      sessions: [{ weekdays: [1], at: '09:00', minutes: 60, places: null }],
    };
    const days = slotDays(open, '2020-09-29', '2020-09-29');
    expect(days).toEqual([
      { on: '2020-09-29', sessions: [{ at: '09:00', minutes: 60, places: null }], places: null },
    ]);
    expect(placesLeft(days, new Map([['2020-09-29 09:00', 900]]))).toBeNull();
  });

  test('a session is amber when a fifth of its places is left, then full, then over', () => {
    expect([7, 8, 9, 10, 11].map((booked) => fillOf(10, booked, 0.2))).toEqual([
      'free',
      'amber',
      'amber',
      'full',
      'over',
    ]);
  });

  test('sessions that overlap and periods that end before they begin are refused', () => {
    const overlapping = { ...schedule, sessions: [base('09:00', 1), base('09:30', 1)] };
    expect(sayOfSlots('en', checkSchedule(overlapping)!)).toMatch(
      /at 09:00 is not over when that at 09:30 begins/,
    );
    expect(checkSchedule({ ...schedule, validTo: '2020-09-01' })?.code).toBe('slots_period');
    expect(checkSchedule({ ...schedule, validTo: '2024-09-01' })?.code).toBe('slots_too_long');
  });

  test('exactly as many bookings move as there are too many, whatever the rules', () => {
    const cuts = fc.array(fc.record({ day: fc.nat(18), change: fc.integer({ min: -12, max: 3 }) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(cuts, (changes) => {
        const exceptions = changes.map(({ day, change }) => {
          const { on } = all[day]!;
          return { kind: 'change', from: on, to: on, at: null, change } as const;
        });
        const after = slotDays(
          { ...schedule, exceptions: [...schedule.exceptions, ...exceptions] },
          '2020-09-28',
          '2020-10-16',
        );
        const taken = takeAll(all);
        const toMove = new Set(bookingsToMove(taken, after));
        const kept = countBooked(taken.filter((booking) => !toMove.has(booking)));
        for (const { on, sessions } of after)
          for (const { at, places } of sessions)
            expect(kept.get(`${on} ${at}`) ?? 0).toBeLessThanOrEqual(places!);
        const lost = all.flatMap(({ on, sessions }) =>
          sessions.map(({ at, places }) => {
            const now = after.find((day) => day.on === on)!.sessions.find((session) => session.at === at);
            return Math.max(0, places! - (now?.places ?? 0));
          }),
        );
        expect(toMove.size).toBe(lost.reduce((sum, each) => sum + each, 0));
      }),
      { numRuns: 40 },
    );
  });
});
