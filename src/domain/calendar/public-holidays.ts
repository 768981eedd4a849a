/** Public holidays of a country or one of its regions, from the packed dates. Known for the years 2026 to 2036. */
import { dayOf } from '../waves/working-week.ts';
import { holidayDates } from './holiday-dates.ts';

export const holidayYears = { first: 2026, last: 2036 } as const;

export type HolidayRegion = { readonly code: string; readonly name: string };
export type HolidayCountry = { readonly code: string; readonly regions: HolidayRegion[] };

/** Every country there are holidays for, by code (ISO 3166-1), with its regions. */
export function holidayCountries(): HolidayCountry[] {
  return Object.entries(holidayDates).map(([code, packed]) => ({
    code,
    regions: packed
      .split('|')
      .slice(2)
      .map((region) => ({ code: region.split('~')[0]!, name: region.split('~')[1]! })),
  }));
}

const unpacked = new Map<string, ReadonlyMap<number, string> | null>();

/** Name by day number of the holidays of "NO" or "DE-BY"; null when there is no such place. */
export function publicHolidays(place: string): ReadonlyMap<number, string> | null {
  let days = unpacked.get(place);
  if (days === undefined) {
    days = unpack(place);
    unpacked.set(place, days);
  }
  return days;
}

function unpack(place: string): ReadonlyMap<number, string> | null {
  const [country = '', ...rest] = place.split('-');
  const packed = Object.hasOwn(holidayDates, country) ? holidayDates[country]! : undefined;
  if (packed === undefined) return null;
  const [names = '', own = '', ...regions] = packed.split('|');
  const days = new Map<number, string>();
  const nameOf = names.split(';');
  for (const [day, name] of read(own)) days.set(day, nameOf[name]!);
  if (rest.length === 0) return days;
  const region = regions.map((each) => each.split('~')).find(([code]) => code === rest.join('-'));
  if (region === undefined) return null;
  for (const [day] of read(region[3] ?? '')) days.delete(day);
  for (const [day, name] of read(region[2] ?? '')) days.set(day, nameOf[name] ?? '');
  return days;
}

/**
 * Entries "name:fixed.others": the name's index in base 36, dates MMDD that come every year, then days of three
 * base-36 digits, each year's 366 after the last's.
 */
function* read(packed: string): Generator<readonly [day: number, name: number]> {
  for (const entry of packed.split(',').filter((text) => text !== '')) {
    const [name = '', dates = ''] = entry.split(':');
    const [fixed = '', others = ''] = dates.split('.');
    const index = Number.parseInt(name, 36);
    for (const date of fixed.match(/.{4}/g) ?? [])
      for (let year: number = holidayYears.first; year <= holidayYears.last; year++)
        yield [dayOf(`${year}-${date.slice(0, 2)}-${date.slice(2)}`)!, index];
    for (const digits of others.match(/.{3}/g) ?? []) {
      const value = Number.parseInt(digits, 36);
      yield [dayOf(`${holidayYears.first + Math.floor(value / 366)}-01-01`)! + (value % 366), index];
    }
  }
}
