/**
 * When people start: at the hour of their shift, else of their site, else of the rollout, on their date by the clock of
 * their site where it has one of its own. A date is the one on the calendar of the person's site, and a day's places are
 * those of people with that date.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Place } from '#domain/calendar/closures.ts';
import { addDays, dateAt, instantOn } from '#server/platform/calendar.ts';
import type { RolloutRow } from './store.ts';

/** People whose clocks show one date, as a condition on the enrolment `e`, with a start of that date between two instants. */
export type DueOnDate = { readonly on: string; readonly due: RawBuilder<boolean> };

/** The clocks of two places are never further apart than from UTC-12 to UTC+14. */
const clocksApartHours = 26;

/** What the directory says of somebody: by it is decided when they start. */
export type StartAttributes = Readonly<Record<string, string | null | undefined>>;

/** A start hour in a time zone. */
type Clock = { readonly zone: string; readonly hour: number };

export class StartClock {
  /** The rollout's own first, then those of sites with another. */
  private readonly zones: readonly string[];
  private readonly hours: readonly number[];
  /** Every hour in every zone, the rollout's own first: a number counts from 1. */
  private readonly clocks: readonly Clock[];
  private readonly siteZones: Readonly<Record<string, string>>;
  /** Hours by value of each attribute, the one that decides first. */
  private readonly hoursBy: ReadonlyMap<string, ReadonlyMap<string, number>>;

  constructor({
    timeZone,
    siteZones,
    startHours,
    settings,
  }: Pick<RolloutRow, 'timeZone' | 'siteZones' | 'startHours' | 'settings'>) {
    this.zones = [...new Set([timeZone, ...Object.values(siteZones)])];
    this.siteZones = siteZones;
    this.hours = [...new Set([settings.startHour, ...startHours.map(({ hour }) => hour)])];
    this.clocks = this.zones.flatMap((zone) => this.hours.map((hour) => ({ zone, hour })));
    this.hoursBy = new Map(
      [...Map.groupBy(startHours, ({ attribute }) => attribute)].map(([attribute, own]) => [
        attribute,
        new Map(own.map(({ value, hour }) => [value, hour])),
      ]),
    );
  }

  /** The instant at which somebody starts whose date (YYYY-MM-DD) it is. */
  startOf(on: string, who: StartAttributes): Date {
    const own = [...this.hoursBy].flatMap(([attribute, hours]) => hours.get(who[attribute] ?? '') ?? []);
    return instantOn(on, own[0] ?? this.hours[0]!, this.zoneAt({ site: who['site'] ?? null }));
  }

  /** The date of an instant where somebody is. */
  dateOf(at: Date, place: Place): string {
    return dateAt(at, this.zoneAt(place));
  }

  /** The first instant at which anybody starts whose date it is. */
  firstStartOf(on: string): Date {
    return earliest(this.clocks.map(({ zone, hour }) => instantOn(on, hour, zone)));
  }

  /** The start of the day it is now, where that lies back furthest: what came before is past by every clock. */
  pastBefore(now: Date): Date {
    return earliest(this.zones.map((zone) => instantOn(dateAt(now, zone), 0, zone)));
  }

  /** The next instant at which another day begins anywhere. */
  nextMidnight(now: Date): Date {
    return earliest(this.zones.map((zone) => instantOn(addDays(dateAt(now, zone), 1), 0, zone)));
  }

  /** The first instant at which it is this date anywhere. */
  firstMidnightOf(on: string): Date {
    return earliest(this.zones.map((zone) => instantOn(on, 0, zone)));
  }

  /** The date of an instant by the clock of a number of `clockNumber`. */
  dateByNumber(at: Date, number: number): string {
    return dateAt(at, this.clocks[number - 1]!.zone);
  }

  /** The first of the days, as they come, from which on everybody of these clocks starts no earlier than an instant. */
  firstDayNotBefore(at: Date, numbers: readonly number[], from: string): string {
    const clocks = numbers.map((number) => this.clocks[number - 1]!);
    let day = from;
    while (clocks.some(({ zone, hour }) => instantOn(day, hour, zone) < at)) day = addDays(day, 1);
    return day;
  }

  /** SQL: the number of the clock by which the person of the enrolment `e` starts. */
  get clockNumber(): RawBuilder<number> {
    if (this.clocks.length === 1) return sql<number>`1`;
    const numberBy = (attribute: string, numbers: ReadonlyMap<string, number>) => sql`
      (${[...numbers.values()]}::integer[])[array_position(${[...numbers.keys()]}::text[], p.attributes ->> ${attribute})]`;
    const zoneOf = (zone: string): number => this.zones.indexOf(zone);
    const zone = numberBy(
      'site',
      new Map(Object.entries(this.siteZones).map(([site, own]) => [site, zoneOf(own)])),
    );
    const hours = [...this.hoursBy].map(([attribute, own]) =>
      numberBy(attribute, new Map([...own].map(([value, hour]) => [value, this.hours.indexOf(hour)]))),
    );
    return sql<number>`coalesce((
      select coalesce(${zone}, 0) * ${this.hours.length}::integer + coalesce(${sql.join([...hours, sql`0`])}) + 1
      from person p where p.organisation_id = e.organisation_id and p.person_id = e.person_id), 1)`;
  }

  /** SQL: the date (YYYY-MM-DD) an instant has by the clock of the person of the enrolment `e`. */
  dateIn(at: RawBuilder<unknown>): RawBuilder<string> {
    return sql<string>`(${at} at time zone (${this.clocks.map(({ zone }) => zone)}::text[])[${this.clockNumber}])::date::text`;
  }

  /**
   * SQL: the last date (YYYY-MM-DD) by the clocks of people, where `at` is an instant of the enrolment `e` and `of` says
   * whose: that of the last instant, or of one shortly before it further to the east.
   */
  lastDate(at: RawBuilder<unknown>, of: RawBuilder<unknown>): RawBuilder<string | null> {
    return this.dateAtEdge('max', at, of);
  }

  /** SQL: the first such date. */
  firstDate(at: RawBuilder<unknown>, of: RawBuilder<unknown>): RawBuilder<string | null> {
    return this.dateAtEdge('min', at, of);
  }

  private dateAtEdge(
    edge: 'min' | 'max',
    at: RawBuilder<unknown>,
    of: RawBuilder<unknown>,
  ): RawBuilder<string | null> {
    const atEdge = sql`(select ${sql.raw(edge)}(${at}) from enrolment e where ${of})`;
    if (this.zones.length === 1) return sql`(${atEdge} at time zone ${this.zones[0]})::date::text`;
    const apart = sql`make_interval(hours => ${clocksApartHours})`;
    const isNear = edge === 'max' ? sql`${at} >= ${atEdge} - ${apart}` : sql`${at} <= ${atEdge} + ${apart}`;
    return sql`(select ${sql.raw(edge)}(${this.dateIn(at)}) from enrolment e where ${of} and ${isNear})`;
  }

  /**
   * SQL: the start of the person of the enrolment `e`, of whose kind so many were chosen before them as `chosen.rank`
   * says, less one. `days` has one date for each of those, in order.
   */
  startsByRank(days: readonly string[]): RawBuilder<Date> {
    const firstRank = new Map<string, number>();
    for (const [rank, day] of days.entries()) if (!firstRank.has(day)) firstRank.set(day, rank);
    const starts = [...firstRank.keys()].flatMap((on) =>
      this.clocks.map(({ zone, hour }) => instantOn(on, hour, zone)),
    );
    return sql<Date>`(${starts}::timestamptz[])[
      (width_bucket(chosen.rank - 1, ${[...firstRank.values()]}::bigint[]) - 1) * ${this.clocks.length}::integer
        + ${this.clockNumber}]`;
  }

  /** SQL: whether an instant falls on a date by the clock of the person of the enrolment `e`. */
  isOn(at: RawBuilder<unknown>, on: string): RawBuilder<boolean> {
    const midnights = (day: string): Date[] => this.clocks.map(({ zone }) => instantOn(day, 0, zone));
    const [begins, ends] = [midnights(on), midnights(addDays(on, 1))];
    const within = sql<boolean>`${at} >= ${earliest(begins)} and ${at} < ${latest(ends)}`;
    if (this.zones.length === 1) return within;
    return sql<boolean>`(${within} and ${at} >= (${begins}::timestamptz[])[${this.clockNumber}]
      and ${at} < (${ends}::timestamptz[])[${this.clockNumber}])`;
  }

  /** The dates it is now, each with whose starts of their own day are due. */
  dueNow(now: Date): DueOnDate[] {
    const dates = [...new Set(this.zones.map((zone) => dateAt(now, zone)))].sort();
    const due = sql<boolean>`e.scheduled_at between ${this.pastBefore(now)} and ${now}`;
    if (this.zones.length === 1) return [{ on: dates[0]!, due }];
    return dates.map((on) => ({
      on,
      due: sql<boolean>`${due} and ${this.isOn(sql`e.scheduled_at`, on)}
        and ${this.clockNumber} = any(${this.numbersOn(on, now)}::integer[])`,
    }));
  }

  private numbersOn(on: string, now: Date): number[] {
    return this.clocks.flatMap(({ zone }, index) => (dateAt(now, zone) === on ? [index + 1] : []));
  }

  private zoneAt({ site }: Place): string {
    return this.siteZones[site ?? ''] ?? this.zones[0]!;
  }
}

function earliest(instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map(Number)));
}

function latest(instants: readonly Date[]): Date {
  return new Date(Math.max(...instants.map(Number)));
}
