/**
 * Dates, numbers, shares and spans of time as people read them, in one language and one time zone. Instants
 * end in At and carry a zone; dates end in On (YYYY-MM-DD) and never shift with a zone.
 */
import { intlTag, type Locale } from '../i18n/locale.ts';

const narrowSpace = '\u202F';
const minus = '\u2212';

export type Instant = string | number | Date;

export type Format = {
  /** 1,912 */
  readonly number: (value: number, decimals?: number) => string;
  /** A signed number with a true minus: +1.6, −2.4, 0.0 */
  readonly signed: (value: number, decimals?: number) => string;
  /** A share from 0 to 1 as "96.4 %", with a narrow no-break space. */
  readonly percent: (share: number, decimals?: number) => string;
  /** A size in bytes as "3.2 MB". */
  readonly bytes: (size: number) => string;
  /** 20 Nov 2026 */
  readonly date: (on: string) => string;
  /** 20 Nov */
  readonly dayMonth: (on: string) => string;
  /** Fri 20 Nov */
  readonly weekday: (on: string) => string;
  /** 7 Sep – 9 Oct; a single day alone */
  readonly dateRange: (fromOn: string, toOn: string) => string;
  /** Nov, or Jan 2027 in January. */
  readonly month: (on: string) => string;
  /** Fri 20 Nov 2026, 09:40; by a clock that reads otherwise in another time zone: Sat 21 Nov 2026, 09:40 New Zealand Time */
  readonly dateTime: (at: Instant, timeZone?: string) => string;
  /** 09:40 */
  readonly time: (at: Instant) => string;
  /** 3 minutes ago, in 2 days */
  readonly relative: (at: Instant, now: Instant) => string;
  /** The calendar date of an instant in the time zone, YYYY-MM-DD. */
  readonly dateOf: (at: Instant) => string;
  /** Names joined as a sentence does: A, B and C. */
  readonly list: (names: readonly string[]) => string;
};

/** A calendar date as the UTC midnight that Intl formats without shifting it. */
function utcMidnight(on: string): Date {
  return new Date(`${on.slice(0, 10)}T00:00:00Z`);
}

const relativeSteps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

function createNumberFormats(tag: string): Pick<Format, 'number' | 'signed' | 'percent' | 'bytes'> {
  const cache = new Map<number, Intl.NumberFormat>();
  const number = (value: number, decimals = 0): string => {
    let format = cache.get(decimals);
    if (format === undefined) {
      format = new Intl.NumberFormat(tag, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      });
      cache.set(decimals, format);
    }
    return format.format(value).replace('-', minus);
  };
  const signed = (value: number, decimals = 1): string => {
    const isZero = Math.abs(value) < 0.5 * 10 ** -decimals;
    if (isZero) return number(0, decimals);
    return `${value > 0 ? '+' : minus}${number(Math.abs(value), decimals)}`;
  };
  const bytes = (size: number): string => {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, size)) / 3)));
    return `${number(size / 1000 ** step, step === 0 ? 0 : 1)}${narrowSpace}${units[step]}`;
  };
  return {
    number,
    signed,
    bytes,
    percent: (share, decimals = 1) => `${number(share * 100, decimals)}${narrowSpace}%`,
  };
}

/** British English data writes "Sept"; every other month has three letters. */
function shortSeptember(words: string): string {
  return words.replace('Sept ', 'Sep ').replace(/Sept$/, 'Sep');
}

type DateFormats = Pick<Format, 'date' | 'dayMonth' | 'weekday' | 'dateRange' | 'month'>;

function createDateFormats(tag: string): DateFormats {
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  const full = of({ day: 'numeric', month: 'short', year: 'numeric' });
  const short = of({ day: 'numeric', month: 'short' });
  const named = of({ weekday: 'short', day: 'numeric', month: 'short' });
  const monthOnly = of({ month: 'short' });
  const monthYear = of({ month: 'short', year: 'numeric' });
  return {
    date: (on) => shortSeptember(full.format(utcMidnight(on))),
    dayMonth: (on) => shortSeptember(short.format(utcMidnight(on))),
    weekday: (on) => shortSeptember(named.format(utcMidnight(on)).replace(/^(\p{L}+\.?),/u, '$1')),
    dateRange: (fromOn, toOn) =>
      shortSeptember(
        fromOn === toOn
          ? short.format(utcMidnight(fromOn))
          : `${short.format(utcMidnight(fromOn))} – ${(fromOn.slice(0, 4) === toOn.slice(0, 4) ? short : full).format(utcMidnight(toOn))}`,
      ),
    month: (on) => shortSeptember((on.slice(5, 7) === '01' ? monthYear : monthOnly).format(utcMidnight(on))),
  };
}

type MomentFormats = Pick<Format, 'dateTime' | 'time' | 'dateOf'>;

function createMomentFormats(tag: string, ownZone: string | undefined): MomentFormats {
  const of = (options: Intl.DateTimeFormatOptions, timeZone = ownZone) =>
    new Intl.DateTimeFormat(tag, { ...options, ...(timeZone === undefined ? {} : { timeZone }) });
  const clockTime = { hour: '2-digit', minute: '2-digit' } as const;
  const dayAndTime = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...clockTime,
  } as const;
  const moment = of(dayAndTime);
  const clock = of(clockTime);
  const isoDate = new Intl.DateTimeFormat('en-CA', { timeZone: moment.resolvedOptions().timeZone });
  const write = (format: Intl.DateTimeFormat, at: Instant): string =>
    shortSeptember(format.format(new Date(at)).replace(/^(\p{L}+\.?),/u, '$1'));
  const nameOf = (timeZone: string, at: Instant): string =>
    of({ timeZoneName: 'longGeneric' }, timeZone)
      .formatToParts(new Date(at))
      .find(({ type }) => type === 'timeZoneName')!.value;
  return {
    dateTime: (at, timeZone) => {
      const here = write(moment, at);
      if (timeZone === undefined) return here;
      const there = write(of(dayAndTime, timeZone), at);
      return there === here ? here : `${there} ${nameOf(timeZone, at)}`;
    },
    time: (at) => clock.format(new Date(at)),
    dateOf: (at) => isoDate.format(new Date(at)),
  };
}

/** Builds the formats of a language; the time zone is the browser's when none is given. */
export function createFormat(locale: Locale, timeZone?: string): Format {
  const tag = intlTag(locale);
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const list = new Intl.ListFormat(tag);
  return {
    ...createNumberFormats(tag),
    ...createDateFormats(tag),
    ...createMomentFormats(tag, timeZone),
    list: (names) => list.format(names),
    relative: (at, now) => {
      const seconds = (new Date(at).getTime() - new Date(now).getTime()) / 1000;
      const [unit, size] = relativeSteps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
      return relative.format(unit === 'second' ? 0 : Math.round(seconds / size), unit);
    },
  };
}
