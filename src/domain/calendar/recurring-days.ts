/** The days of a recurrence within a range, after RFC 5545, section 3.3.10. All days are day numbers since 1970-01-01. */
import { weekdayOf } from '../waves/working-week.ts';
import type { Recurrence, Weekday } from './recurrence.ts';

const dayMilliseconds = 86_400_000;

type Civil = { readonly year: number; readonly month: number; readonly day: number };

function civil(day: number): Civil {
  const date = new Date(day * dayMilliseconds);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Months outside 1 to 12 roll over into other years. */
function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / dayMilliseconds;
}

/** The days from `from` to `to` (both included) on which a rule that begins on `start` falls, in order. */
export function recurringDays(rule: Recurrence, start: number, from: number, to: number): number[] {
  const days: number[] = [];
  const last = Math.min(to, rule.until ?? Infinity);
  let counted = 0;
  for (let period = 0; ; period += rule.interval) {
    const { first, candidates } = periodOf(rule, start, period);
    if (first > last) return days;
    for (const day of pick(candidates, rule.positions)) {
      if (day < start) continue;
      if (day > last || (rule.count !== null && counted >= rule.count)) return days;
      counted++;
      if (day >= from && !rule.except.has(day)) days.push(day);
    }
  }
}

/** The first day of the so-manieth day, week, month or year since the start, and the days the rule chooses in it. */
function periodOf(rule: Recurrence, start: number, period: number): { first: number; candidates: number[] } {
  const from = civil(start);
  switch (rule.frequency) {
    case 'DAILY': {
      const first = start + period;
      return { first, candidates: suits(rule, first) ? [first] : [] };
    }
    case 'WEEKLY': {
      const first = start - ((weekdayOf(start) - rule.weekStart + 7) % 7) + period * 7;
      const weekdays =
        rule.weekdays.length === 0 ? [weekdayOf(start)] : rule.weekdays.map((each) => each.weekday);
      const candidates = range(first, first + 6).filter(
        (day) => weekdays.includes(weekdayOf(day)) && isInMonths(rule, day),
      );
      return { first, candidates };
    }
    case 'MONTHLY': {
      const first = dayNumber(from.year, from.month + period, 1);
      return { first, candidates: isInMonths(rule, first) ? daysOfMonth(rule, first, from.day) : [] };
    }
    case 'YEARLY': {
      const year = from.year + period;
      return { first: dayNumber(year, 1, 1), candidates: daysOfYear(rule, year, from) };
    }
  }
}

/** Without a month, "the second Friday" is that of the year. */
function daysOfYear(rule: Recurrence, year: number, from: Civil): number[] {
  const isOfYear = rule.months.length === 0 && rule.weekdays.length > 0;
  const byWeekday = isOfYear
    ? chosenWeekdays(rule.weekdays, dayNumber(year, 1, 1), dayNumber(year, 12, 31))
    : null;
  if (byWeekday !== null && rule.monthDays.length === 0) return byWeekday;
  const everyMonth = Array.from({ length: 12 }, (_, index) => index + 1);
  const unnamed = rule.monthDays.length > 0 ? everyMonth : [from.month];
  const months = rule.months.length > 0 ? rule.months : unnamed;
  const days = [...new Set(months)]
    .toSorted((left, right) => left - right)
    .flatMap((month) =>
      daysOfMonth(isOfYear ? { ...rule, weekdays: [] } : rule, dayNumber(year, month, 1), from.day),
    );
  return byWeekday === null ? days : days.filter((day) => byWeekday.includes(day));
}

function daysOfMonth(rule: Recurrence, first: number, startDay: number): number[] {
  const { year, month } = civil(first);
  const last = dayNumber(year, month + 1, 1) - 1;
  const length = last - first + 1;
  const byWeekday = rule.weekdays.length > 0 ? chosenWeekdays(rule.weekdays, first, last) : null;
  const wanted = rule.monthDays.length > 0 ? rule.monthDays : byWeekday === null ? [startDay] : null;
  if (wanted === null) return byWeekday!;
  const numbers = wanted
    .map((day) => (day < 0 ? length + 1 + day : day))
    .filter((day) => day >= 1 && day <= length);
  const days = [...new Set(numbers)].toSorted((left, right) => left - right).map((day) => first + day - 1);
  return byWeekday === null ? days : days.filter((day) => byWeekday.includes(day));
}

/** Of a month or a year: every such weekday, or the so-manieth from its start or its end. */
function chosenWeekdays(weekdays: readonly Weekday[], first: number, last: number): number[] {
  const chosen = new Set<number>();
  for (const { nth, weekday } of weekdays) {
    const all = range(first, last).filter((day) => weekdayOf(day) === weekday);
    const some = nth === 0 ? all : all.slice(nth > 0 ? nth - 1 : nth, nth > 0 ? nth : nth + 1 || undefined);
    for (const day of some) chosen.add(day);
  }
  return [...chosen].toSorted((left, right) => left - right);
}

function suits(rule: Recurrence, day: number): boolean {
  const { year, month, day: ofMonth } = civil(day);
  const fromEnd = ofMonth - (dayNumber(year, month + 1, 1) - dayNumber(year, month, 1)) - 1;
  return (
    isInMonths(rule, day) &&
    (rule.monthDays.length === 0 ||
      rule.monthDays.some((wanted) => wanted === ofMonth || wanted === fromEnd)) &&
    (rule.weekdays.length === 0 || rule.weekdays.some(({ weekday }) => weekday === weekdayOf(day)))
  );
}

function isInMonths({ months }: Recurrence, day: number): boolean {
  return months.length === 0 || months.includes(civil(day).month);
}

function pick(days: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return days;
  return days.filter((_, index) => positions.includes(index + 1) || positions.includes(index - days.length));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
