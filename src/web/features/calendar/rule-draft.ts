/** A repeating rule as people fill it in, and the RRULE of RFC 5545 it stands for; rules written by hand stay text. */

export const frequencies = ['WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** Which day of a month: by its number, the last, a weekday such as the second Tuesday, or a working day. */
export const monthDays = ['day', 'last', 'weekday', 'first_working', 'last_working'] as const;
export type MonthDay = (typeof monthDays)[number];

/** From the start of a month, or -1 for its last. */
export const positions = [1, 2, 3, 4, -1] as const;

export type RuleDraft = {
  readonly frequency: Frequency;
  /** Every so many weeks, months or years. */
  readonly interval: number | null;
  /** Monday is 0; for weeks. */
  readonly weekdays: readonly number[];
  readonly on: MonthDay;
  readonly day: number | null;
  readonly position: number;
  readonly weekday: number;
  /** 1 to 12; for years. */
  readonly month: number;
  /** The last day it may happen on; null for ever. */
  readonly until: string | null;
};

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const workingDays = codes.slice(0, 5).join(',');

export const firstRule: RuleDraft = {
  frequency: 'MONTHLY',
  interval: 1,
  weekdays: [0],
  on: 'last_working',
  day: 1,
  position: 1,
  weekday: 0,
  month: 1,
  until: null,
};

function isIn(value: number | null, least: number, most: number): value is number {
  return value !== null && Number.isInteger(value) && value >= least && value <= most;
}

/** The rule, or null while a field is wrong. */
export function ruleOf(draft: RuleDraft): string | null {
  const { frequency, interval, until } = draft;
  const days = daysOf(draft);
  if (!isIn(interval, 1, 99) || days === null || until === '') return null;
  return [
    `FREQ=${frequency}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...days,
    ...(until === null ? [] : [`UNTIL=${until.replaceAll('-', '')}`]),
  ].join(';');
}

function daysOf({ frequency, weekdays, on, day, position, weekday, month }: RuleDraft): string[] | null {
  if (frequency === 'WEEKLY')
    return weekdays.length === 0
      ? null
      : [`BYDAY=${codes.filter((_, index) => weekdays.includes(index)).join(',')}`];
  const inMonth = frequency === 'YEARLY' ? [`BYMONTH=${month}`] : [];
  switch (on) {
    case 'day':
      return isIn(day, 1, 31) ? [...inMonth, `BYMONTHDAY=${day}`] : null;
    case 'last':
      return [...inMonth, 'BYMONTHDAY=-1'];
    case 'weekday':
      return [...inMonth, `BYDAY=${position}${codes[weekday]!}`];
    case 'first_working':
    case 'last_working':
      return [...inMonth, `BYDAY=${workingDays}`, `BYSETPOS=${on === 'first_working' ? 1 : -1}`];
  }
}

/** The draft a rule came from, or null for a rule the fields cannot say. */
export function readRule(rule: string): RuleDraft | null {
  const parts = new Map(
    rule
      .replace(/^RRULE:/i, '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const frequency = frequencies.find((each) => each === parts.get('FREQ'));
  if (frequency === undefined) return null;
  const until = /^(\d{4})(\d{2})(\d{2})$/.exec(parts.get('UNTIL') ?? '');
  const byDay = parts.get('BYDAY') ?? '';
  const [, position, code] = /^(-?\d)(\w{2})$/.exec(byDay) ?? [];
  const monthDay = parts.get('BYMONTHDAY');
  const setPosition = parts.get('BYSETPOS');
  const draft: RuleDraft = {
    ...firstRule,
    frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    weekdays: codes.flatMap((each, index) => (byDay.split(',').includes(each) ? [index] : [])),
    on:
      position !== undefined
        ? 'weekday'
        : setPosition !== undefined
          ? setPosition === '1'
            ? 'first_working'
            : 'last_working'
          : monthDay === '-1'
            ? 'last'
            : 'day',
    day: monthDay === undefined || monthDay === '-1' ? 1 : Number(monthDay),
    position: Number(position ?? 1),
    weekday: Math.max(0, codes.indexOf(code as 'MO')),
    month: Number(parts.get('BYMONTH') ?? 1),
    until: until === null ? null : `${until[1]}-${until[2]}-${until[3]}`,
  };
  // Only what the fields write again to the letter is theirs.
  return ruleOf(draft) === rule ? draft : null;
}
