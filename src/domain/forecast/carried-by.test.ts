import { describe, expect, it } from 'vitest';
import { assert, array, double, integer, nat, property, record } from 'fast-check';
import {
  dateCarried,
  minutesAhead,
  paceCarried,
  paceOf,
  roomInWeek,
  startsLeftToday,
  type Pace,
} from './carried-by.ts';

const load = { tickets: 60, people: 500, remaining: 1000, minutesPerTicket: 40 };
const week = { today: '2027-01-01', targetOn: '2027-01-08' };

describe('what the helpdesk can carry', () => {
  it('is a hundred people a day with 12 tickets per 100, 40 minutes each and 480 agent minutes', () => {
    const pace = paceCarried({ tickets: 12, people: 100 }, { minutesPerDay: 480, minutesPerTicket: 40 })!;
    expect(pace.starts).toBe(100);
    expect(pace.careful).toBeLessThan(100);
    const surer = paceCarried(
      { tickets: 12_000, people: 100_000 },
      { minutesPerDay: 480, minutesPerTicket: 40 },
    )!;
    expect(surer.starts).toBe(100);
    expect(surer.careful).toBeGreaterThan(pace.careful);
    expect(paceCarried({ tickets: 0, people: 100 }, { minutesPerDay: 480, minutesPerTicket: 40 })).toBeNull();
  });

  it('counts on the upper end of the rate, and on working days after today', () => {
    const { needed, available } = minutesAhead(load, 480, week);
    expect(available).toBe(5 * 480);
    // 120 tickets expected; the rate is known from 60 tickets only, so nine times in ten there are up to 156.
    expect(needed / 40).toBeGreaterThan(145);
    expect(needed / 40).toBeLessThan(165);
    const surer = minutesAhead({ ...load, tickets: 6000, people: 50_000 }, 480, week);
    expect(surer.needed).toBeLessThan(needed);
  });

  it('names the first date that is late enough', () => {
    const { needed } = minutesAhead(load, 480, week);
    const on = dateCarried(needed, 480, week.today);
    expect(minutesAhead(load, 480, { ...week, targetOn: on }).available).toBeGreaterThanOrEqual(needed);
    expect(dateCarried(0, 480, week.today)).toBe('2027-01-04');
  });
});

describe('the starts the engine allows', () => {
  const helpdesk = { minutesPerDay: 480, minutesPerTicket: 40 };
  const pace = paceOf({ tickets: 60, people: 500 }, helpdesk)!;
  const nobody = { today: 0, thisWeek: 0, ago: () => 0, workdaysLeft: 5 };

  it('are a hundred a day at 12 tickets per 100 people, fewer at the upper end of that rate', () => {
    expect(pace).toEqual({ starts: 100, ticketsPerPerson: 0.12, people: 500 });
    expect(startsLeftToday(pace, helpdesk, nobody)).toBe(100);
    const careful = paceOf({ tickets: 60, people: 500 }, { ...helpdesk, usesUpperRate: true })!;
    expect(careful.starts).toBeLessThan(100);
    expect(careful.ticketsPerPerson).toBeGreaterThan(0.12);
  });

  it('are not paced by fewer than 20 people, nor while nobody opened a ticket', () => {
    expect(paceOf({ tickets: 10, people: 19 }, helpdesk)).toBeNull();
    expect(paceOf({ tickets: 0, people: 500 }, helpdesk)).toBeNull();
  });

  it('are fewer after a week that started more than the helpdesk carries', () => {
    const busy = { ...nobody, ago: (weeks: number) => (weeks === 1 ? 1500 : 0) };
    // 1,500 people bring 0.25 of 7,200 minutes this week: 600 of 2,400 are left for 0.6 of 4.8 minutes each.
    expect(startsLeftToday(pace, helpdesk, busy)).toBe(Math.ceil(208 / 5));
    expect(startsLeftToday(pace, helpdesk, { ...nobody, today: 100, thisWeek: 0 })).toBe(0);
    expect(startsLeftToday(pace, helpdesk, { ...nobody, thisWeek: 480, workdaysLeft: 1 })).toBe(20);
  });

  it('never bring a week more minutes than it has, nor a day more than its pace, whatever came before', () => {
    const known = record({ tickets: integer({ min: 1, max: 400 }), people: integer({ min: 20, max: 2000 }) });
    const day = record({
      minutesPerDay: integer({ min: 60, max: 5000 }),
      minutesPerTicket: double({ min: 5, max: 90, noNaN: true }),
    });
    assert(
      property(known, day, array(nat(4000), { minLength: 2, maxLength: 2 }), (rate, desk, before) => {
        const own: Pace = paceOf(rate, desk)!;
        const each = own.ticketsPerPerson * desk.minutesPerTicket;
        const week = { minutesPerWeek: desk.minutesPerDay * 5, spillOver: [0.6, 0.25, 0.15] };
        const ago = (weeks: number) => before[weeks - 1] ?? 0;
        let started = 0;
        for (let workdaysLeft = 5; workdaysLeft > 0; workdaysLeft--) {
          const today = startsLeftToday(own, desk, { today: 0, thisWeek: started, ago, workdaysLeft });
          expect(today).toBeLessThanOrEqual(own.starts);
          started += today;
        }
        expect(started).toBeLessThanOrEqual(roomInWeek(week, each, ago));
        const falling = each * (0.25 * ago(1) + 0.15 * ago(2));
        if (started > 1)
          expect(falling + started * each * 0.6).toBeLessThanOrEqual(week.minutesPerWeek + 1e-6);
      }),
    );
  });
});
