/**
 * When people start: at the rollout's start hour of their date, by the clock of their site where it has one of its own.
 * A date is the one on the calendar of the person's site, and a day's places are those of people with that date.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Place } from '#domain/calendar/closures.ts';
import { addDays, dateAt, instantOn } from '#server/platform/calendar.ts';
import type { RolloutRow } from './store.ts';

/** People whose clocks show one date, as a condition on the enrolment `e`, with a start of that date between two instants. */
export type DueOnDate = { readonly on: string; readonly due: RawBuilder<boolean> };

/** The clocks of two places are never further apart than from UTC-12 to UTC+14. */
const clocksApartHours = 26;

export class StartClock {
  /** The rollout's own first, then those of sites with another. */
  private readonly zones: readonly string[];
  private readonly siteZones: Readonly<Record<string, string>>;
  private readonly hour: number;

  constructor({ timeZone, siteZones, settings }: Pick<RolloutRow, 'timeZone' | 'siteZones' | 'settings'>) {
    this.zones = [...new Set([timeZone, ...Object.values(siteZones)])];
    this.siteZones = siteZones;
    this.hour = settings.startHour;
  }

  /** The instant at which somebody of a place starts whose date (YYYY-MM-DD) it is. */
  startOf(on: string, place: Place): Date {
    return instantOn(on, this.hour, this.zoneAt(place));
  }

  /** The date of an instant where somebody is. */
  dateOf(at: Date, place: Place): string {
    return dateAt(at, this.zoneAt(place));
  }

  /** The first instant at which anybody starts whose date it is. */
  firstStartOf(on: string): Date {
    return earliest(this.zones.map((zone) => instantOn(on, this.hour, zone)));
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

  /** The date of an instant by the clock of a number of `zoneNumber`. */
  dateByNumber(at: Date, number: number): string {
    return dateAt(at, this.zones[number - 1]!);
  }

  /** The first of the days, as they come, from which on everybody of these zones starts no earlier than an instant. */
  firstDayNotBefore(at: Date, numbers: readonly number[], from: string): string {
    let day = from;
    while (numbers.some((number) => instantOn(day, this.hour, this.zones[number - 1]!) < at))
      day = addDays(day, 1);
    return day;
  }

  /** SQL: the number of the zone by whose clock the person of the enrolment `e` starts. */
  get zoneNumber(): RawBuilder<number> {
    const sites = Object.keys(this.siteZones);
    if (sites.length === 0) return sql<number>`1`;
    const numbers = sites.map((site) => this.zones.indexOf(this.siteZones[site]!) + 1);
    return sql<number>`coalesce((
      select (${numbers}::integer[])[array_position(${sites}::text[], p.attributes ->> 'site')] from person p
      where p.organisation_id = e.organisation_id and p.person_id = e.person_id), 1)`;
  }

  /** SQL: the date (YYYY-MM-DD) an instant has by the clock of the person of the enrolment `e`. */
  dateIn(at: RawBuilder<unknown>): RawBuilder<string> {
    return sql<string>`(${at} at time zone (${[...this.zones]}::text[])[${this.zoneNumber}])::date::text`;
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
      this.zones.map((zone) => instantOn(on, this.hour, zone)),
    );
    return sql<Date>`(${starts}::timestamptz[])[
      (width_bucket(chosen.rank - 1, ${[...firstRank.values()]}::bigint[]) - 1) * ${this.zones.length}::integer
        + ${this.zoneNumber}]`;
  }

  /** SQL: whether an instant falls on a date by the clock of the person of the enrolment `e`. */
  isOn(at: RawBuilder<unknown>, on: string): RawBuilder<boolean> {
    const midnights = (day: string): Date[] => this.zones.map((zone) => instantOn(day, 0, zone));
    const [begins, ends] = [midnights(on), midnights(addDays(on, 1))];
    const within = sql<boolean>`${at} >= ${earliest(begins)} and ${at} < ${latest(ends)}`;
    if (this.zones.length === 1) return within;
    return sql<boolean>`(${within} and ${at} >= (${begins}::timestamptz[])[${this.zoneNumber}]
      and ${at} < (${ends}::timestamptz[])[${this.zoneNumber}])`;
  }

  /** The dates it is now, each with whose starts of their own day are due. */
  dueNow(now: Date): DueOnDate[] {
    const dates = [...new Set(this.zones.map((zone) => dateAt(now, zone)))].sort();
    const due = sql<boolean>`e.scheduled_at between ${this.pastBefore(now)} and ${now}`;
    if (this.zones.length === 1) return [{ on: dates[0]!, due }];
    return dates.map((on) => ({
      on,
      due: sql<boolean>`${due} and ${this.isOn(sql`e.scheduled_at`, on)}
        and ${this.zoneNumber} = any(${this.numbersOn(on, now)}::integer[])`,
    }));
  }

  private numbersOn(on: string, now: Date): number[] {
    return this.zones.flatMap((zone, index) => (dateAt(now, zone) === on ? [index + 1] : []));
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
