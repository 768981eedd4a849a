/**
 * When nobody of a place may start: freezes (closed days), windows (all other days are closed) and public holidays,
 * for everybody or for the people of one site, department or country. A place here is what the directory calls so.
 */
import { ok, refuse, type Result } from '../result.ts';
import { dateOf, dayOf, weekdayOf, type Freeze } from '../waves/working-week.ts';
import { calendarStatement, type CalendarStatement } from './calendar-sentences.ts';
import { publicHolidays } from './public-holidays.ts';
import { parseRecurrence } from './recurrence.ts';
import { recurringDays } from './recurring-days.ts';

/** The attributes of a person that a closure can name. */
export const placeKinds = ['site', 'department', 'country'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Where a person belongs; null or missing where the directory says nothing. */
export type Place = { readonly [Kind in PlaceKind]?: string | null };

export type ClosureDays =
  | { readonly kind: 'dates'; readonly from: string; readonly to: string }
  /** Each occurrence lasts so many days. */
  | { readonly kind: 'rule'; readonly from: string; readonly rule: string; readonly lasts: number }
  /** "NO" or, with a region, "DE-BY". */
  | { readonly kind: 'holidays'; readonly of: string };

export type Closure = {
  readonly name: string;
  readonly effect: 'freeze' | 'window';
  /** Of whom; null is everybody. */
  readonly scope: { readonly kind: PlaceKind; readonly name: string } | null;
  readonly days: ClosureDays;
};

/** A reader of one closure: the name of what it has on a day number, or undefined. */
type NameOn = (day: number) => string | undefined;

/** Why the days cannot be read, or null when they can. */
export function checkClosureDays(days: ClosureDays): CalendarStatement | null {
  const read = readDays('', days);
  return read.ok ? null : read.refusal;
}

function readDays(name: string, days: ClosureDays): Result<NameOn, CalendarStatement> {
  if (days.kind === 'dates') {
    const [from, to] = [dayOf(days.from)!, dayOf(days.to)!];
    if (from > to) return refuse(calendarStatement('closure_dates', { from: days.from, to: days.to }));
    return ok((day) => (day >= from && day <= to ? name : undefined));
  }
  if (days.kind === 'holidays') {
    const holidays = publicHolidays(days.of);
    if (holidays === null) return refuse(calendarStatement('holidays_unknown', { place: days.of }));
    return ok((day) => holidays.get(day));
  }
  const rule = parseRecurrence(days.rule);
  if (!rule.ok) return rule;
  const start = dayOf(days.from)!;
  const known = new Map<number, ReadonlySet<number>>();
  // A year at a time, so that a question about one day does not expand decades.
  const yearOf = (year: number): ReadonlySet<number> => {
    let covered = known.get(year);
    if (covered === undefined) {
      const [first, last] = [dayOf(`${year}-01-01`)!, dayOf(`${year}-12-31`)!];
      covered = new Set(
        recurringDays(rule.value, start, first - days.lasts + 1, last).flatMap((day) =>
          Array.from({ length: days.lasts }, (_, offset) => day + offset),
        ),
      );
      known.set(year, covered);
    }
    return covered;
  };
  return ok((day) => (yearOf(Number(dateOf(day).slice(0, 4))).has(day) ? name : undefined));
}

/** Working days of a site, Monday = 0; a day off is closed to its people. */
export type SiteWeek = { readonly site: string; readonly workingDays: readonly number[] };

/** Which places are closed on one day. */
export type ClosedPlaces = {
  readonly everybody: boolean;
  readonly named: Readonly<Record<PlaceKind, ReadonlySet<string>>>;
};

export type ClosedDay = { readonly on: string; readonly name: string };

export class PlaceCalendar {
  private readonly closures: readonly (Closure & { readonly nameOn: NameOn })[];
  private readonly weeks: readonly SiteWeek[];
  private readonly known = new Map<number, ClosedPlaces>();

  /** Closures whose days cannot be read throw: they were checked when they were written. */
  constructor(closures: readonly Closure[], weeks: readonly SiteWeek[] = []) {
    this.closures = closures.map((closure) => {
      const read = readDays(closure.name, closure.days);
      if (!read.ok) throw new Error(`The closure "${closure.name}" cannot be read: ${read.refusal.code}`);
      return { ...closure, nameOn: read.value };
    });
    this.weeks = weeks;
  }

  /** No day is ever closed to anybody. */
  get isEmpty(): boolean {
    return this.closures.length === 0 && this.weeks.length === 0;
  }

  /** The names of places anything is said about, by kind. */
  namedPlaces(): Readonly<Record<PlaceKind, readonly string[]>> {
    const names = { site: new Set<string>(), department: new Set<string>(), country: new Set<string>() };
    for (const { scope } of this.closures) if (scope !== null) names[scope.kind].add(scope.name);
    for (const { site } of this.weeks) names.site.add(site);
    return { site: [...names.site], department: [...names.department], country: [...names.country] };
  }

  /** The places that are closed on a day number. */
  closedOn(day: number): ClosedPlaces {
    let closed = this.known.get(day);
    if (closed === undefined) {
      closed = this.look(day);
      this.known.set(day, closed);
    }
    return closed;
  }

  isClosed(place: Place, day: number): boolean {
    const { everybody, named } = this.closedOn(day);
    return everybody || placeKinds.some((kind) => named[kind].has(place[kind] ?? ''));
  }

  /** The name of the freeze or holiday that closes a place on a day number; null where none does. */
  closedBy(place: Place, day: number): string | null {
    for (const { effect, scope, nameOn } of this.closures) {
      const isOfPlace = scope === null || place[scope.kind] === scope.name;
      const name = effect === 'freeze' && isOfPlace ? nameOn(day) : undefined;
      if (name !== undefined) return name;
    }
    return null;
  }

  private look(day: number): ClosedPlaces {
    const named = { site: new Set<string>(), department: new Set<string>(), country: new Set<string>() };
    let everybody = false;
    const close = (scope: Closure['scope']): void => {
      if (scope === null) everybody = true;
      else named[scope.kind].add(scope.name);
    };
    const outside = new Map<string, Closure['scope']>();
    const inside = new Set<string>();
    for (const { effect, scope, nameOn } of this.closures) {
      const isNamed = nameOn(day) !== undefined;
      if (effect === 'freeze' && isNamed) close(scope);
      if (effect === 'freeze') continue;
      const key = JSON.stringify(scope);
      outside.set(key, scope);
      if (isNamed) inside.add(key);
    }
    for (const [key, scope] of outside) if (!inside.has(key)) close(scope);
    for (const { site, workingDays } of this.weeks)
      if (!workingDays.includes(weekdayOf(day))) named.site.add(site);
    return { everybody, named };
  }
}

/** Two years: a place without an open day for so long is one where nobody can start. */
export const lookAheadDays = 731;

/** Whether a place has an open weekday within two years of a day number. */
export function hasOpenDay(calendar: PlaceCalendar, place: Place, from: number): boolean {
  for (let day = from; day < from + lookAheadDays; day++)
    if (weekdayOf(day) < 5 && !calendar.isClosed(place, day)) return true;
  return false;
}

/** The days (YYYY-MM-DD, named) a closure has from one day number to another, both included. */
export function daysOfClosure(closure: Closure, from: number, to: number): ClosedDay[] {
  const read = readDays(closure.name, closure.days);
  const days: ClosedDay[] = [];
  for (let day = from; read.ok && day <= to; day++) {
    const name = read.value(day);
    if (name !== undefined) days.push({ on: dateOf(day), name });
  }
  return days;
}

/** The freezes of a site or department as ranges of days, for the planner of waves; countries and windows are not said. */
export function freezeRanges(closure: Closure, from: number, to: number): Freeze[] {
  const { scope } = closure;
  const of = scope === null || scope.kind === 'country' ? {} : { [scope.kind]: scope.name };
  const ranges: (Freeze & { to: string })[] = [];
  for (const { on } of daysOfClosure(closure, from, to)) {
    const last = ranges.at(-1);
    if (last !== undefined && dayOf(last.to)! + 1 === dayOf(on)!) last.to = on;
    else ranges.push({ ...of, name: closure.name, from: on, to: on });
  }
  return ranges;
}
