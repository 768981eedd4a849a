/**
 * Reads dates and instants from export cells. The order of day and month in numbers with slashes must be
 * stated or unmistakable; it is never guessed from a single cell. Text without a zone counts as UTC.
 */

import type { DateOrder } from './column-mapping.ts';

/** Milliseconds since 1970 UTC, or why the text is not a date; null stands for "no date". */
export type ReadDate = number | null | 'ambiguous' | 'invalid';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i;
const NUMERIC =
  /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AP]M)?)?\s?(?:Z|UTC|\+00:00)?$/i;

/** Reads a date or instant; `order` is the stated order of day and month, if any. */
export function readDate(text: string, order?: DateOrder): ReadDate {
  const iso = ISO.exec(text);
  if (iso !== null) return readIso(iso);
  const numeric = NUMERIC.exec(text);
  if (numeric === null) return 'invalid';
  const [, first = '', separator, second = '', third = '', hour, minute, rest, half] = numeric;
  const time = readTime(hour, minute, rest, half);
  if (time === undefined) return 'invalid';
  if (first.length === 4) return toInstant(Number(first), Number(second), Number(third), time);
  if (third.length !== 4) return 'invalid';
  const year = Number(third);
  const a = Number(first);
  const b = Number(second);
  // With dots the day comes first in every country that writes them.
  const stated = order ?? (separator === '.' ? 'day_month_year' : undefined);
  if (stated === 'day_month_year') return toInstant(year, b, a, time);
  if (stated === 'month_day_year') return toInstant(year, a, b, time);
  if (a > 12 && b <= 12) return toInstant(year, b, a, time);
  if (b > 12 && a <= 12) return toInstant(year, a, b, time);
  if (a > 12 || a === 0 || b === 0) return 'invalid';
  return a === b ? toInstant(year, a, b, time) : 'ambiguous';
}

/** The order of day and month that all given dates agree with; undefined when they leave it open or clash. */
export function findDateOrder(values: Iterable<string>): DateOrder | undefined {
  let isDayFirst = false;
  let isMonthFirst = false;
  for (const value of values) {
    const match = /^(\d{1,2})[/-](\d{1,2})[/-]\d{4}\b/.exec(value);
    if (match === null) continue;
    if (Number(match[1]) > 12) isDayFirst = true;
    if (Number(match[2]) > 12) isMonthFirst = true;
  }
  if (isDayFirst === isMonthFirst) return undefined;
  return isDayFirst ? 'day_month_year' : 'month_day_year';
}

function readIso(match: RegExpExecArray): ReadDate {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return 'invalid';
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + milliseconds;
  const instant = toInstant(Number(year), Number(month), Number(day), time);
  return typeof instant === 'number' ? instant - zoneMilliseconds(zone) : instant;
}

function zoneMilliseconds(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}

function readTime(hour = '0', minute = '0', second = '0', half?: string): number | undefined {
  let hours = Number(hour);
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  }
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000;
}

/** Years 1 and 9999 are how exports write "never". */
function toInstant(year: number, month: number, day: number, time: number): ReadDate {
  if (year <= 1 || year >= 9999) return null;
  const instant = Date.UTC(year, month - 1, day);
  const check = new Date(instant);
  if (year < 1900 || check.getUTCMonth() !== month - 1 || check.getUTCDate() !== day) return 'invalid';
  return instant + time;
}
