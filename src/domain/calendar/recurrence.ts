/**
 * Recurring days after RFC 5545: DAILY, WEEKLY, MONTHLY and YEARLY with INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY,
 * BYDAY, BYSETPOS and WKST, less EXDATE. Days only: a part that speaks of hours, weeks or days of the year is refused
 * by name, so that no rule silently means something else.
 */
import { refuse, ok, type Result } from '../result.ts';
import { dayOf } from '../waves/working-week.ts';
import { calendarStatement, type CalendarStatement } from './calendar-sentences.ts';

const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Monday = 0; `nth` counts from the start (1) or the end (-1) of the month or year, 0 is every one. */
export type Weekday = { readonly nth: number; readonly weekday: number };

export type Recurrence = {
  readonly frequency: (typeof frequencies)[number];
  readonly interval: number;
  readonly count: number | null;
  /** Day number, included. */
  readonly until: number | null;
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  readonly weekdays: readonly Weekday[];
  readonly positions: readonly number[];
  readonly weekStart: number;
  /** Day numbers left out. */
  readonly except: ReadonlySet<number>;
};

type Parsed<Value> = Result<Value, CalendarStatement>;

/** Reads a rule, with or without "RRULE:", and any lines "EXDATE:" after it. */
export function parseRecurrence(text: string): Parsed<Recurrence> {
  const lines = text.trim().split(/\s*\r?\n\s*/);
  const rule = lines.filter((line) => !/^EXDATE\b/i.test(line));
  if (rule.length !== 1) return refuse(calendarStatement('rule_lines', { lines: rule.length }));
  const except: number[] = [];
  for (const line of lines.filter((each) => /^EXDATE\b/i.test(each)))
    for (const written of line.replace(/^EXDATE[^:]*:/i, '').split(',')) {
      const day = dayIn(written);
      if (day === null) return refuse(calendarStatement('rule_value', { part: 'EXDATE', value: written }));
      except.push(day);
    }
  const parts = new Map<string, string>();
  for (const part of rule[0]!.replace(/^RRULE:/i, '').split(';')) {
    const [name = '', value = ''] = part
      .toUpperCase()
      .split('=')
      .map((side) => side.trim());
    if (parts.has(name)) return refuse(calendarStatement('rule_value', { part: name, value }));
    parts.set(name, value);
  }
  return readParts(parts, new Set(except));
}

const known = new Set([
  ...['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS', 'WKST'],
]);

function readParts(parts: ReadonlyMap<string, string>, except: ReadonlySet<number>): Parsed<Recurrence> {
  for (const name of parts.keys())
    if (!known.has(name)) return refuse(calendarStatement('rule_part_unknown', { part: name }));
  const bad = (part: string): Parsed<Recurrence> =>
    refuse(calendarStatement('rule_value', { part, value: parts.get(part) ?? '' }));
  const frequency = frequencies.find((each) => each === parts.get('FREQ'));
  if (frequency === undefined) return bad('FREQ');
  const numbers = (name: string, least: number, most: number): readonly number[] | null => {
    if (!parts.has(name)) return [];
    const list = parts
      .get(name)!
      .split(',')
      .map((text) => (/^[+-]?\d+$/.test(text) ? Number(text) : 0));
    return list.every((value) => value !== 0 && value >= least && value <= most) ? list : null;
  };
  const interval = numbers('INTERVAL', 1, 1000);
  const count = numbers('COUNT', 1, 10_000);
  const months = numbers('BYMONTH', 1, 12);
  const monthDays = numbers('BYMONTHDAY', -31, 31);
  const positions = numbers('BYSETPOS', -366, 366);
  if (interval === null || interval.length > 1) return bad('INTERVAL');
  if (count === null || count.length > 1) return bad('COUNT');
  if (months === null) return bad('BYMONTH');
  if (monthDays === null || (frequency === 'WEEKLY' && monthDays.length > 0)) return bad('BYMONTHDAY');
  if (positions === null) return bad('BYSETPOS');
  const weekdays = weekdaysIn(parts.get('BYDAY'));
  const mayCount = frequency === 'MONTHLY' || frequency === 'YEARLY';
  if (weekdays === null || (!mayCount && weekdays.some(({ nth }) => nth !== 0))) return bad('BYDAY');
  const until = parts.has('UNTIL') ? dayIn(parts.get('UNTIL')!) : null;
  if (parts.has('UNTIL') && (until === null || parts.has('COUNT'))) return bad('UNTIL');
  const weekStart = weekdayCodes.indexOf((parts.get('WKST') ?? 'MO') as 'MO');
  if (weekStart === -1) return bad('WKST');
  return ok({
    frequency,
    interval: interval[0] ?? 1,
    count: count[0] ?? null,
    until,
    months,
    monthDays,
    weekdays,
    positions,
    weekStart,
    except,
  });
}

function weekdaysIn(text: string | undefined): readonly Weekday[] | null {
  if (text === undefined) return [];
  const weekdays: Weekday[] = [];
  for (const part of text.split(',')) {
    const found = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(part);
    const nth = Number(found?.[1] ?? 0);
    if (found === null || (found[1] !== undefined && nth === 0) || Math.abs(nth) > 53) return null;
    weekdays.push({ nth, weekday: weekdayCodes.indexOf(found[2] as 'MO') });
  }
  return weekdays;
}

/** The day of "20270331", "2027-03-31" or "20270331T235959Z". */
function dayIn(text: string): number | null {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?:T\d{6}Z?)?$/.exec(text.trim().toUpperCase());
  return found === null ? null : dayOf(`${found[1]}-${found[2]}-${found[3]}`);
}
