import { describe, expect, test } from 'vitest';
import { dayOf } from '../waves/working-week.ts';
import { checkClosureDays, freezeRanges, hasOpenDay, PlaceCalendar, type Closure } from './closures.ts';
import { holidayCountries, publicHolidays } from './public-holidays.ts';

const freeze = (
  scope: Closure['scope'],
  days: Closure['days'],
  effect: Closure['effect'] = 'freeze',
): Closure => ({
  name: 'Closed',
  effect,
  scope,
  days,
});
const oslo = { site: 'Oslo', department: 'Sales' };
const finance = { kind: 'department', name: 'Finance' } as const;

describe('the calendar of places', () => {
  test('a freeze closes its own place, and nobody else', () => {
    const days = { kind: 'dates', from: '2027-03-22', to: '2027-04-02' } as const;
    const calendar = new PlaceCalendar([freeze({ kind: 'site', name: 'Oslo' }, days)]);
    expect(calendar.isClosed(oslo, dayOf('2027-03-22')!)).toBe(true);
    expect(calendar.isClosed(oslo, dayOf('2027-04-02')!)).toBe(true);
    expect(calendar.isClosed(oslo, dayOf('2027-04-03')!)).toBe(false);
    expect(calendar.isClosed({ site: 'Bergen' }, dayOf('2027-03-22')!)).toBe(false);
    expect(calendar.isClosed({ site: null }, dayOf('2027-03-22')!)).toBe(false);
  });

  test('an occurrence of a rule lasts its days, over the turn of the year too', () => {
    const rule = { kind: 'rule', from: '2026-12-28', rule: 'FREQ=YEARLY', lasts: 10 } as const;
    const calendar = new PlaceCalendar([freeze(finance, rule)]);
    const closed = ['2026-12-27', '2026-12-28', '2027-01-06', '2027-01-07', '2029-01-06'].map((on) =>
      calendar.isClosed({ department: 'Finance' }, dayOf(on)!),
    );
    expect(closed).toEqual([false, true, true, false, true]);
  });

  test('a window leaves only its days open, within what a freeze closes', () => {
    const tuesdays = { kind: 'rule', from: '2027-01-01', rule: 'FREQ=WEEKLY;BYDAY=TU', lasts: 1 } as const;
    const calendar = new PlaceCalendar([
      freeze({ kind: 'site', name: 'Oslo' }, tuesdays, 'window'),
      freeze(null, { kind: 'dates', from: '2027-02-02', to: '2027-02-02' }),
    ]);
    expect(calendar.isClosed(oslo, dayOf('2027-01-26')!)).toBe(false);
    expect(calendar.isClosed(oslo, dayOf('2027-01-27')!)).toBe(true);
    expect(calendar.isClosed(oslo, dayOf('2027-02-02')!)).toBe(true);
    expect(calendar.isClosed({ site: 'Bergen' }, dayOf('2027-01-27')!)).toBe(false);
  });

  test('a day off of a site is closed to its people', () => {
    const calendar = new PlaceCalendar([], [{ site: 'Dubai', workingDays: [6, 0, 1, 2, 3] }]);
    expect(calendar.isClosed({ site: 'Dubai' }, dayOf('2027-01-08')!)).toBe(true);
    expect(calendar.isClosed(oslo, dayOf('2027-01-08')!)).toBe(false);
  });

  test('a place that is never open is found out', () => {
    const calendar = new PlaceCalendar([
      freeze(finance, { kind: 'dates', from: '2026-01-01', to: '2036-01-01' }),
    ]);
    expect(hasOpenDay(calendar, { department: 'Finance' }, dayOf('2027-01-01')!)).toBe(false);
    expect(hasOpenDay(calendar, oslo, dayOf('2027-01-01')!)).toBe(true);
  });

  test('ranges join days that follow each other', () => {
    const closure = freeze(finance, {
      kind: 'rule',
      from: '2027-01-01',
      rule: 'FREQ=MONTHLY;BYMONTHDAY=1,2',
      lasts: 2,
    });
    expect(freezeRanges(closure, dayOf('2027-01-01')!, dayOf('2027-02-28')!)).toEqual([
      { department: 'Finance', name: 'Closed', from: '2027-01-01', to: '2027-01-03' },
      { department: 'Finance', name: 'Closed', from: '2027-02-01', to: '2027-02-03' },
    ]);
  });
});

describe('public holidays', () => {
  const on = (place: string, date: string): string | undefined => publicHolidays(place)?.get(dayOf(date)!);

  test('fixed and movable days, and those of a region', () => {
    expect(on('NO', '2027-05-17')).toBe('Constitution Day');
    expect(on('NO', '2027-03-25')).toBe('Maundy Thursday');
    expect(on('SE', '2027-06-26')).toBe('Midsummer Day');
    expect(on('DE-BY', '2027-01-06')).toBeDefined();
    expect(on('DE', '2027-01-06')).toBeUndefined();
    expect(on('DE-BE', '2027-01-06')).toBeUndefined();
    expect(on('US', '2027-11-25')).toBe('Thanksgiving Day');
    expect(on('GB-SCT', '2027-11-30') ?? on('GB-SCT', '2027-08-02')).toBeDefined();
  });

  test('every country and region can be read, and every holiday has a name', () => {
    const places = holidayCountries().flatMap(({ code, regions }) => [
      code,
      ...regions.map((region) => `${code}-${region.code}`),
    ]);
    expect(places.length).toBeGreaterThan(500);
    for (const place of places)
      expect(
        [...publicHolidays(place)!.values()].every((name) => name.length > 1),
        place,
      ).toBe(true);
  });

  test('an unknown place is refused with what to write', () => {
    expect(checkClosureDays({ kind: 'holidays', of: 'XX' })?.code).toBe('holidays_unknown');
    expect(checkClosureDays({ kind: 'holidays', of: 'DE-XX' })?.code).toBe('holidays_unknown');
    expect(checkClosureDays({ kind: 'dates', from: '2027-02-02', to: '2027-02-01' })?.code).toBe(
      'closure_dates',
    );
  });
});
