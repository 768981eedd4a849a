import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';

const en = createFormat('en', 'Europe/Stockholm');
const de = createFormat('de', 'Europe/Stockholm');
const sv = createFormat('sv', 'Europe/Stockholm');

describe('numbers', () => {
  it('writes a share with a narrow no-break space before the sign, in each language', () => {
    expect(en.percent(0.964)).toBe('96.4\u202F%');
    expect(de.percent(0.964)).toBe('96,4\u202F%');
    expect(sv.percent(1, 0)).toBe('100\u202F%');
  });

  it('signs a gap with a true minus, and never signs a zero', () => {
    expect(en.signed(-2.4)).toBe('\u22122.4');
    expect(en.signed(1.6)).toBe('+1.6');
    expect(en.signed(-0.04)).toBe('0.0');
  });

  it('groups thousands as the language does', () => {
    expect(en.number(4938)).toBe('4,938');
    expect(de.number(4938)).toBe('4.938');
  });

  it('names sizes in decimal units', () => {
    expect(en.bytes(0)).toBe('0\u202FB');
    expect(en.bytes(3_200_000)).toBe('3.2\u202FMB');
  });
});

describe('dates', () => {
  it('does not shift a calendar date with the time zone', () => {
    expect(createFormat('en', 'Pacific/Honolulu').date('2026-11-20')).toBe('20 Nov 2026');
  });

  it('writes an instant in the time zone of the organisation', () => {
    expect(en.dateTime('2026-11-20T08:40:00Z')).toBe('Fri 20 Nov 2026, 09:40');
    expect(en.dateOf('2026-11-20T23:30:00Z')).toBe('2026-11-21');
  });

  it('writes a moment by the clock of another place, and names that where the clocks differ', () => {
    const at = '2026-12-06T20:00:00Z';
    expect(en.dateTime(at, 'Pacific/Auckland')).toBe('Mon 7 Dec 2026, 09:00 New Zealand Time');
    expect(de.dateTime(at, 'America/Los_Angeles')).toContain(', 12:00 Nordamerikanische Westküstenzeit');
    expect(sv.dateTime(at, 'Europe/Berlin')).toBe(sv.dateTime(at));
  });

  it('writes September with three letters in English', () => {
    expect(en.dateRange('2026-09-07', '2026-10-09')).toBe('7 Sep – 9 Oct');
    expect(en.dateRange('2026-10-09', '2026-10-09')).toBe('9 Oct');
    expect(en.month('2026-09-01')).toBe('Sep');
  });

  it('names the year with January only', () => {
    expect(en.month('2027-01-01')).toBe('Jan 2027');
    expect(en.month('2026-12-01')).toBe('Dec');
  });

  it('says how long ago in the largest unit that fits', () => {
    const now = '2026-11-20T08:40:00Z';
    expect(en.relative('2026-11-20T08:37:00Z', now)).toBe('3 minutes ago');
    expect(en.relative('2026-11-18T08:40:00Z', now)).toBe('2 days ago');
    expect(de.relative(now, now)).toBe('jetzt');
  });
});
