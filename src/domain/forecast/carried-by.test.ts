import { describe, expect, it } from 'vitest';
import { dateCarried, minutesAhead, paceCarried } from './carried-by.ts';

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
