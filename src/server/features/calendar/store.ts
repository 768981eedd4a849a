/** SQL for closures and the times of sites and shifts, and for the people they concern. */
import { sql, type RawBuilder } from 'kysely';
import type { Closure, ClosureFields, ShiftTime, SiteTime } from '#contracts/calendar.ts';
import type { ClosureId, RolloutId, StageId } from '#contracts/ids.ts';
import { placeKinds, type ClosedPlaces, type Place, type PlaceKind } from '#domain/calendar/closures.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export async function allClosures(tx: Transaction): Promise<Closure[]> {
  const { rows } = await sql<Closure>`
    select closure_id as "closureId", name, effect, days, created_by as "createdBy",
      case when place_kind is not null then jsonb_build_object('kind', place_kind, 'name', place_name) end as scope
    from closure where organisation_id = current_organisation_id() order by closure_id`.execute(tx);
  return rows;
}

export async function insertClosure(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  { name, effect, scope, days }: ClosureFields,
): Promise<ClosureId> {
  const { rows } = await sql<{ closureId: ClosureId }>`
    insert into closure (organisation_id, name, effect, place_kind, place_name, days, created_by, created_at)
    values (${organisationId}, ${name}, ${effect}, ${scope?.kind ?? null}, ${scope?.name ?? null},
      ${JSON.stringify(days)}, ${actor.name}, ${now})
    returning closure_id as "closureId"`.execute(tx);
  return rows[0]!.closureId;
}

export async function updateClosure(
  tx: Transaction,
  closureId: ClosureId,
  { name, effect, scope, days }: ClosureFields,
): Promise<void> {
  await sql`
    update closure set name = ${name}, effect = ${effect}, place_kind = ${scope?.kind ?? null},
      place_name = ${scope?.name ?? null}, days = ${JSON.stringify(days)}
    where organisation_id = current_organisation_id() and closure_id = ${closureId}`.execute(tx);
}

export async function deleteClosure(tx: Transaction, closureId: ClosureId): Promise<void> {
  await sql`
    delete from closure
    where organisation_id = current_organisation_id() and closure_id = ${closureId}`.execute(tx);
}

export async function siteTimes(tx: Transaction): Promise<SiteTime[]> {
  const { rows } = await sql<SiteTime>`
    select site, time_zone as "timeZone", working_days as "workingDays", start_hour as "startHour"
    from site_time where organisation_id = current_organisation_id() order by site`.execute(tx);
  return rows;
}

export async function saveSiteTime(
  tx: Transaction,
  { organisationId }: Context,
  { site, timeZone, workingDays, startHour = null }: SiteTime,
): Promise<void> {
  await sql`
    insert into site_time (organisation_id, site, time_zone, working_days, start_hour)
    values (${organisationId}, ${site}, ${timeZone}, ${workingDays}::integer[], ${startHour})
    on conflict (organisation_id, site)
      do update set time_zone = excluded.time_zone, working_days = excluded.working_days,
        start_hour = excluded.start_hour`.execute(tx);
}

export async function shiftTimes(tx: Transaction): Promise<ShiftTime[]> {
  const { rows } = await sql<ShiftTime>`
    select attribute, value, start_hour as "startHour"
    from shift_time where organisation_id = current_organisation_id() order by attribute, value`.execute(tx);
  return rows;
}

export async function saveShiftTime(
  tx: Transaction,
  { organisationId }: Context,
  { attribute, value, startHour }: ShiftTime,
): Promise<void> {
  await sql`
    insert into shift_time (organisation_id, attribute, value, start_hour)
    values (${organisationId}, ${attribute}, ${value}, ${startHour})
    on conflict (organisation_id, attribute, value) do update set start_hour = excluded.start_hour`.execute(
    tx,
  );
}

export async function deleteShiftTime(tx: Transaction, attribute: string, value: string): Promise<void> {
  await sql`
    delete from shift_time
    where organisation_id = current_organisation_id() and attribute = ${attribute} and value = ${value}`.execute(
    tx,
  );
}

export async function deleteSiteTime(tx: Transaction, site: string): Promise<void> {
  await sql`delete from site_time where organisation_id = current_organisation_id() and site = ${site}`.execute(
    tx,
  );
}

/** Notes for every rollout that has people with dates that these have to be looked at; returns which they are. */
export async function noteToLook(tx: Transaction): Promise<RolloutId[]> {
  const { rows } = await sql<{ rolloutId: RolloutId }>`
    with under_way as (
      select organisation_id, rollout_id from rollout
      where organisation_id = current_organisation_id()
        and status in ('running', 'paused', 'stopping', 'completing')),
    noted as (
      insert into calendar_look (organisation_id, rollout_id) select organisation_id, rollout_id from under_way
      on conflict do nothing)
    select rollout_id as "rolloutId" from under_way`.execute(tx);
  return rows.map(({ rolloutId }) => rolloutId);
}

/** Whether the calendar changed since the dates of the rollout were last looked at; the note is taken off. */
export async function takeNote(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  const { rows } = await sql`
    delete from calendar_look
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} returning 1`.execute(tx);
  return rows.length > 0;
}

export async function timeZoneOf(tx: Transaction): Promise<string> {
  const { rows } = await sql<{ timeZone: string }>`
    select time_zone as "timeZone" from organisation
    where organisation_id = current_organisation_id()`.execute(tx);
  return rows[0]!.timeZone;
}

/** The values of an attribute in the directory, at most a thousand. */
export async function placesOf(tx: Transaction, kind: PlaceKind): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct attributes ->> ${kind}::text as name from person
    where organisation_id = current_organisation_id() and active and attributes ->> ${kind}::text is not null
    order by 1 limit 1000`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Condition on a person `p`: belongs to a place that is closed. */
export function isClosedTo({ everybody, named }: ClosedPlaces): RawBuilder<boolean> {
  if (everybody) return sql<boolean>`true`;
  const parts = placeKinds
    .filter((kind) => named[kind].size > 0)
    .map(
      (kind) => sql`coalesce(p.attributes ->> ${sql.lit(kind)} = any(${[...named[kind]]}::text[]), false)`,
    );
  return parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts, sql` or `)})`;
}

/** Condition on a person `p`: belongs to one of the sites, or to none of them. */
export function isAtSites(sites: readonly string[], isAt: boolean): RawBuilder<boolean> {
  return sql<boolean>`coalesce(p.attributes ->> 'site' = any(${[...sites]}::text[]), false) = ${isAt}`;
}

/** Condition on the enrolment `e` about its person `p`. */
export function ofPerson(condition: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select 1 from person p
    where p.organisation_id = e.organisation_id and p.person_id = e.person_id and ${condition})`;
}

type Named = Readonly<Record<PlaceKind, readonly string[]>>;

/** The name of a person's place where the calendar speaks of it, else null: people it does not tell apart are one. */
const spokenOf = (kind: PlaceKind, named: Named): RawBuilder<string | null> =>
  sql`case when p.attributes ->> ${sql.lit(kind)} = any(${[...named[kind]]}::text[])
    then p.attributes ->> ${sql.lit(kind)} end`;

/** Condition on a person `p`: of this place, as far as the calendar tells places apart. */
export function isOfPlace(place: Place, named: Named): RawBuilder<boolean> {
  return sql<boolean>`${sql.join(
    placeKinds.map(
      (kind) => sql`(${spokenOf(kind, named)}) is not distinct from ${place[kind] ?? null}::text`,
    ),
    sql` and `,
  )}`;
}

export type DatedPlace = { readonly [Kind in PlaceKind]: string | null } & {
  readonly at: Date;
  readonly people: number;
  /** Of these, people who have been told. */
  readonly told: number;
};

/** People of a stage who have not started, by start and place. */
export async function datedPlaces(
  tx: Transaction,
  stageId: StageId,
  from: Date,
  named: Named,
): Promise<DatedPlace[]> {
  const { rows } = await sql<DatedPlace>`
    select ${spokenOf('site', named)} as site, ${spokenOf('department', named)} as department,
      ${spokenOf('country', named)} as country, e.scheduled_at as at, count(*)::integer as people,
      (count(*) filter (where e.status = 'notified'))::integer as told
    from enrolment e join person p on p.organisation_id = e.organisation_id and p.person_id = e.person_id
    where e.organisation_id = current_organisation_id() and e.stage_id = ${stageId}
      and e.status in ('scheduled', 'notified') and e.scheduled_at >= ${from}
    group by 1, 2, 3, 4 order by 4, 1, 2, 3`.execute(tx);
  return rows;
}

export type StageWithDates = {
  readonly rolloutId: RolloutId;
  readonly rollout: string;
  readonly stageId: StageId;
  readonly stage: string;
  readonly startsOn: string | null;
};

/** The stages of all rollouts that are not over and have or will have dates. */
export async function stagesWithDates(tx: Transaction): Promise<StageWithDates[]> {
  const { rows } = await sql<StageWithDates>`
    select s.rollout_id as "rolloutId", r.name as rollout, s.stage_id as "stageId", s.name as stage,
      s.starts_on as "startsOn"
    from stage s join rollout r on r.organisation_id = s.organisation_id and r.rollout_id = s.rollout_id
    where s.organisation_id = current_organisation_id() and s.starts_on is not null
      and s.status in ('planned', 'preparing', 'ready', 'in_progress', 'extended')
    order by s.rollout_id, s.ordinal`.execute(tx);
  return rows;
}

export type MilestoneAhead = {
  readonly milestoneId: number;
  readonly milestone: string;
  readonly rollout: string;
  readonly on: string;
};

/** The milestones of rollouts that are not over, and have not been reached. */
export async function milestonesAhead(tx: Transaction): Promise<MilestoneAhead[]> {
  const { rows } = await sql<MilestoneAhead>`
    select m.milestone_id as "milestoneId", m.name as milestone, r.name as rollout, m.on_date as "on"
    from milestone m join rollout r on r.organisation_id = m.organisation_id and r.rollout_id = m.rollout_id
    where m.organisation_id = current_organisation_id() and m.done_on is null
      and r.status not in ('stopped', 'rolled_back', 'completed', 'archived')
    order by m.on_date, m.milestone_id`.execute(tx);
  return rows;
}

export async function countPeopleOf(tx: Transaction, scope: ClosureFields['scope']): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from person p
    where p.organisation_id = current_organisation_id() and p.active
      ${scope === null ? sql`` : sql`and p.attributes ->> ${scope.kind}::text = ${scope.name}`}`.execute(tx);
  return rows[0]!.people;
}
