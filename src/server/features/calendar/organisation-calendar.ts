/** The calendar of an organisation as the rules read it: which places are closed now, and on which date a start falls. */
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { freezeRanges, PlaceCalendar, type Place } from '#domain/calendar/closures.ts';
import { isWeekday, type IsWorked } from '#domain/calendar/working-days.ts';
import { dayOf, weekStart, type Freeze } from '#domain/waves/working-week.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

export class OrganisationCalendar extends PlaceCalendar {
  private readonly zones: ReadonlyMap<string, string>;
  private readonly timeZone: string;

  constructor(
    closures: ConstructorParameters<typeof PlaceCalendar>[0],
    sites: Awaited<ReturnType<typeof store.siteTimes>>,
    timeZone: string,
  ) {
    super(closures, sites);
    this.timeZone = timeZone;
    this.zones = new Map(sites.map((site) => [site.site, site.timeZone]));
  }

  /** The day number of an instant where a person is. */
  dayAt(at: Date, { site }: Place): number {
    return dayOf(dateAt(at, this.zones.get(site ?? '') ?? this.timeZone))!;
  }

  /** Condition on the enrolment `e`: the person's place is closed at this instant, by the date it has there. */
  closedAt(at: Date): RawBuilder<boolean> {
    if (this.isEmpty) return sql<boolean>`false`;
    const sitesByZone = Map.groupBy(this.zones.keys(), (site) => this.zones.get(site)!);
    const here = sql`${store.isAtSites([...this.zones.keys()], false)}
      and ${store.isClosedTo(this.closedOn(this.dayAt(at, {})))}`;
    const elsewhere = [...sitesByZone.values()].map(
      (sites) => sql`${store.isAtSites(sites, true)}
        and ${store.isClosedTo(this.closedOn(this.dayAt(at, { site: sites[0]! })))}`,
    );
    return store.ofPerson(sql<boolean>`(${sql.join([here, ...elsewhere], sql` or `)})`);
  }
}

export async function readCalendar(tx: Transaction): Promise<OrganisationCalendar> {
  return new OrganisationCalendar(
    await store.allClosures(tx),
    await store.siteTimes(tx),
    await store.timeZoneOf(tx),
  );
}

/** The days the whole organisation works: Monday to Friday, less what is closed to everybody. */
export async function readWorkingDays(tx: Transaction): Promise<IsWorked> {
  const calendar = await readCalendar(tx);
  return (day) => isWeekday(day) && !calendar.closedOn(day).everybody;
}

/**
 * The freezes of everybody, of sites and of departments in so many weeks from a date on, for laying out waves. Public
 * holidays are not among them: they close a day, not its week, and the dates within a week avoid them.
 */
export async function readFreezes(tx: Transaction, startsOn: string, weeks: number): Promise<Freeze[]> {
  const first = dayOf(startsOn);
  if (first === null) return [];
  const closures = await store.allClosures(tx);
  return closures
    .filter(
      ({ effect, scope, days }) =>
        effect === 'freeze' && scope?.kind !== 'country' && days.kind !== 'holidays',
    )
    .flatMap((closure) => freezeRanges(closure, first, weekStart(first, weeks) - 1));
}
