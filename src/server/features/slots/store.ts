/** SQL for the schedules of places of a rollout. */
import { sql, type RawBuilder } from 'kysely';
import type { RolloutId, ScheduleId } from '#contracts/ids.ts';
import type { ScheduleFields } from '#contracts/slots.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type ScheduleRow = ScheduleFields & {
  readonly scheduleId: ScheduleId;
  readonly rolloutId: RolloutId;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  /** Of the site, where it has a clock of its own; else the organisation's. */
  readonly timeZone: string;
};

const scheduleColumns = sql`
  s.schedule_id as "scheduleId", s.rollout_id as "rolloutId", s.schedule, s.written_by as "writtenBy",
  s.written_at as "writtenAt", coalesce(t.time_zone, o.time_zone) as "timeZone",
  case when s.place_kind is not null then jsonb_build_object('kind', s.place_kind, 'name', s.place_name) end as place`;
const scheduleTables = sql`
  slot_schedule s join organisation o using (organisation_id)
  left join site_time t on t.organisation_id = s.organisation_id and s.place_kind = 'site' and t.site = s.place_name`;

/** Of everybody first, then by name. */
export async function schedulesOf(tx: Transaction, rolloutId: RolloutId): Promise<ScheduleRow[]> {
  const { rows } = await sql<ScheduleRow>`
    select ${scheduleColumns} from ${scheduleTables}
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId}
    order by s.place_kind nulls first, s.place_name`.execute(tx);
  return rows;
}

export async function findSchedule(
  tx: Transaction,
  rolloutId: RolloutId,
  scheduleId: ScheduleId,
): Promise<ScheduleRow | undefined> {
  const { rows } = await sql<ScheduleRow>`
    select ${scheduleColumns} from ${scheduleTables}
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId}
      and s.schedule_id = ${scheduleId}`.execute(tx);
  return rows[0];
}

/** Undefined when the place has a schedule already. */
export async function insertSchedule(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  { place, schedule }: ScheduleFields,
): Promise<ScheduleId | undefined> {
  const { rows } = await sql<{ scheduleId: ScheduleId }>`
    insert into slot_schedule (organisation_id, rollout_id, place_kind, place_name, schedule, written_by, written_at)
    values (${organisationId}, ${rolloutId}, ${place?.kind ?? null}, ${place?.name ?? null},
      ${JSON.stringify(schedule)}, ${actor.name}, ${now})
    on conflict do nothing
    returning schedule_id as "scheduleId"`.execute(tx);
  return rows[0]?.scheduleId;
}

export async function updateSchedule(
  tx: Transaction,
  { actor, now }: Context,
  scheduleId: ScheduleId,
  schedule: ScheduleFields['schedule'],
): Promise<void> {
  await sql`
    update slot_schedule set schedule = ${JSON.stringify(schedule)}, written_by = ${actor.name}, written_at = ${now}
    where organisation_id = current_organisation_id() and schedule_id = ${scheduleId}`.execute(tx);
}

export async function deleteSchedule(tx: Transaction, scheduleId: ScheduleId): Promise<void> {
  await sql`
    delete from slot_schedule
    where organisation_id = current_organisation_id() and schedule_id = ${scheduleId}`.execute(tx);
}

/** Condition on a person `p`: the schedule `s` is theirs, if no more particular one is. */
const isFor = sql`(s.place_kind is null or p.attributes ->> s.place_kind = s.place_name)`;

const rank = (kind: RawBuilder<unknown>): RawBuilder<number> =>
  sql<number>`case ${kind} when 'department' then 0 when 'site' then 1 else 2 end`;

/** The schedule of a person `p` in the rollout of `e`: of their department, else their site, else everybody. */
export const scheduleOfPerson = sql`
  select s.schedule_id from slot_schedule s
  where s.organisation_id = e.organisation_id and s.rollout_id = e.rollout_id and ${isFor}
  order by ${rank(sql`s.place_kind`)} limit 1`;

/** People with an open place in the rollout, by the schedule that is theirs. */
export async function peopleBySchedule(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<ReadonlyMap<ScheduleId, number>> {
  const { rows } = await sql<{ scheduleId: ScheduleId; people: number }>`
    select own.schedule_id as "scheduleId", count(*)::integer as people
    from enrolment e
    join person p on p.organisation_id = e.organisation_id and p.person_id = e.person_id and p.active
    cross join lateral (${scheduleOfPerson}) as own
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
      and e.status not in ('cancelled', 'rolled_back', 'excluded')
    group by 1`.execute(tx);
  return new Map(rows.map(({ scheduleId, people }) => [scheduleId, people]));
}

/** People of a rollout a schedule for a place would be for: those without a more particular one. */
export async function countPeopleOf(
  tx: Transaction,
  rolloutId: RolloutId,
  place: ScheduleFields['place'],
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from enrolment e
    join person p on p.organisation_id = e.organisation_id and p.person_id = e.person_id and p.active
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
      and e.status not in ('cancelled', 'rolled_back', 'excluded')
      ${place === null ? sql`` : sql`and p.attributes ->> ${place.kind}::text = ${place.name}`}
      and not exists (
        select from slot_schedule s
        where s.organisation_id = e.organisation_id and s.rollout_id = e.rollout_id and ${isFor}
          and ${rank(sql`s.place_kind`)} < ${rank(sql`${place?.kind ?? null}::text`)})`.execute(tx);
  return rows[0]!.people;
}

/** The clock of a place: of a site that has its own, else the organisation's. */
export async function timeZoneAt(tx: Transaction, place: ScheduleFields['place']): Promise<string> {
  const { rows } = await sql<{ timeZone: string }>`
    select coalesce(t.time_zone, o.time_zone) as "timeZone" from organisation o
    left join site_time t on t.organisation_id = o.organisation_id
      and t.site = ${place?.kind === 'site' ? place.name : null}::text
    where o.organisation_id = current_organisation_id()`.execute(tx);
  return rows[0]!.timeZone;
}
