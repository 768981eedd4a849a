/** SQL of the load: minutes by department and week, people by department, ratings, and what a rollout takes. */
import { sql, type RawBuilder } from 'kysely';
import type { AccountId, RolloutId, StageId } from '#contracts/ids.ts';
import type { LoadRating } from '#contracts/load.ts';
import { usualEffort, type Effort } from '#domain/load/load.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type Weeks = { readonly from: string; readonly to: string };

const departmentOf = sql`nullif(p.attributes ->> 'department', '')`;

/** When the person of the enrolment `e` gives their time: on their date, else when their stage `s` is planned to begin. */
const takenAt = sql`coalesce(e.started_at, e.scheduled_at, s.starts_on::timestamp at time zone o.time_zone)`;

const effortOf = (field: keyof Effort) =>
  sql`coalesce((r.effort ->> ${field})::integer, ${usualEffort[field]})`;

/** Enrolments that take time, by status. */
const taking = sql`e.status in ('eligible', 'scheduled', 'notified', 'started', 'succeeded', 'failed')`;

/**
 * Enrolments `e` of people `p` in rollouts `r` that take time in these weeks, by the clock of the organisation. What says
 * when (the start, else the date, else the stage) is asked apart, so that each is found by an index: as one expression
 * it is worked out for everybody of all rollouts.
 */
const takingTime = ({ from, to }: Weeks) => {
  const within = (at: RawBuilder<unknown>) => sql`${at} >= ${from}::date::timestamp at time zone o.time_zone
    and ${at} < ${to}::date::timestamp at time zone o.time_zone`;
  const ofStage = sql`select e.* from enrolment e
    where e.organisation_id = s.organisation_id and e.stage_id = s.stage_id and ${taking}`;
  const planned = sql`(s.starts_on::timestamp at time zone o.time_zone)`;
  return sql`
  rollout r
  join stage s using (organisation_id, rollout_id)
  join organisation o using (organisation_id)
  cross join lateral (
    ${ofStage} and e.started_at is not null and ${within(sql`e.started_at`)}
    union all
    ${ofStage} and e.started_at is null and ${within(sql`e.scheduled_at`)}
    union all
    ${ofStage} and ${within(planned)} and e.started_at is null and e.scheduled_at is null
  ) as e
  join person p on p.organisation_id = e.organisation_id and p.person_id = e.person_id
  where r.organisation_id = current_organisation_id() and p.active
    and r.status not in ('rejected', 'stopped', 'rolled_back')`;
};

const weekOf = sql`date_trunc('week', ${takenAt} at time zone o.time_zone)::date::text`;

export type LoadCount = {
  readonly department: string | null;
  readonly week: string;
  readonly starts: number;
  readonly minutes: number;
};

/** One pass over everybody with a date in these weeks; `narrow` leaves others out. */
export async function countLoad(
  tx: Transaction,
  weeks: Weeks,
  narrow: RawBuilder<unknown> = sql`true`,
): Promise<LoadCount[]> {
  const { rows } = await sql<LoadCount>`
    select ${departmentOf} as department, ${weekOf} as week, count(*)::integer as starts,
      sum(coalesce((
        select b.minutes from booking b
        where b.organisation_id = e.organisation_id and b.enrolment_id = e.enrolment_id
          and b.status in ('held', 'confirmed', 'attended') and b.starts_at = e.scheduled_at
        limit 1
      ), ${effortOf('startMinutes')}) + ${effortOf('trainingMinutes')})::double precision as minutes
    from ${takingTime(weeks)} and ${narrow}
    group by 1, 2`.execute(tx);
  return rows;
}

/** Departments whose people start in a stage, with their weeks. */
export async function countStage(tx: Transaction, weeks: Weeks, stageId: StageId): Promise<LoadCount[]> {
  return await countLoad(tx, weeks, sql`e.stage_id = ${stageId}`);
}

/** The first and last day on which people of a stage give their time; undefined without any. */
export async function daysOfStage(tx: Transaction, stageId: StageId): Promise<Weeks | undefined> {
  const { rows } = await sql<{ from: string | null; to: string | null }>`
    select (min(${takenAt} at time zone o.time_zone)::date)::text as from,
      (max(${takenAt} at time zone o.time_zone)::date)::text as to
    from enrolment e
    join stage s using (organisation_id, stage_id)
    join organisation o using (organisation_id)
    where e.organisation_id = current_organisation_id() and e.stage_id = ${stageId}
      and e.status in ('eligible', 'scheduled', 'notified')`.execute(tx);
  const { from, to } = rows[0]!;
  return from === null || to === null ? undefined : { from, to };
}

export async function countPeople(
  tx: Transaction,
): Promise<{ readonly department: string | null; readonly people: number }[]> {
  const { rows } = await sql<{ department: string | null; people: number }>`
    select ${departmentOf} as department, count(*)::integer as people from person p
    where p.organisation_id = current_organisation_id() and p.active group by 1 order by 1 nulls last`.execute(
    tx,
  );
  return rows;
}

export type RatingRow = {
  readonly department: string;
  readonly week: string;
  readonly rating: LoadRating;
  readonly note: string;
  readonly ratedBy: string;
};

export async function listRatings(tx: Transaction, { from, to }: Weeks): Promise<RatingRow[]> {
  const { rows } = await sql<RatingRow>`
    select department, week::text as week, rating, note, rated_by as "ratedBy" from load_rating
    where organisation_id = current_organisation_id() and week >= ${from}::date and week < ${to}::date`.execute(
    tx,
  );
  return rows;
}

export type NewRating = {
  readonly department: string;
  readonly week: string;
  readonly rating: LoadRating | null;
  readonly note: string;
};

/** Writes a rating, or takes it back. */
export async function writeRating(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  { department, week, rating, note }: NewRating,
): Promise<void> {
  if (rating === null) {
    await sql`delete from load_rating
      where organisation_id = ${organisationId} and department = ${department} and week = ${week}::date`.execute(
      tx,
    );
    return;
  }
  await sql`
    insert into load_rating (organisation_id, department, week, rating, note, rated_by, rated_at)
    values (${organisationId}, ${department}, ${week}::date, ${rating}, ${note}, ${actor.name}, ${now})
    on conflict (organisation_id, department, week) do update set rating = excluded.rating, note = excluded.note,
      rated_by = excluded.rated_by, rated_at = excluded.rated_at`.execute(tx);
}

export async function readHeavyHours(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ heavyHours: number }>`
    select heavy_hours as "heavyHours" from organisation where organisation_id = current_organisation_id()`.execute(
    tx,
  );
  return rows[0]!.heavyHours;
}

export async function writeHeavyHours(tx: Transaction, heavyHours: number): Promise<void> {
  await sql`
    update organisation set heavy_hours = ${heavyHours} where organisation_id = current_organisation_id()`.execute(
    tx,
  );
}

/** The departments a contact speaks for. */
export async function departmentsOf(tx: Transaction, accountId: AccountId): Promise<string[]> {
  const { rows } = await sql<{ departments: string[] }>`
    select departments from membership
    where organisation_id = current_organisation_id() and account_id = ${accountId}`.execute(tx);
  return rows[0]?.departments ?? [];
}

export async function hasDepartment(tx: Transaction, department: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from person p
    where p.organisation_id = current_organisation_id() and p.active and p.attributes ->> 'department' = ${department}
    limit 1`.execute(tx);
  return rows.length > 0;
}

export type EffortRow = Effort & { readonly rolloutId: RolloutId; readonly name: string };

const effortColumns = sql`r.rollout_id as "rolloutId", r.name, ${effortOf('startMinutes')} as "startMinutes",
  ${effortOf('trainingMinutes')} as "trainingMinutes"`;

/** Rollouts that may still take time. */
export async function listEfforts(tx: Transaction): Promise<EffortRow[]> {
  const { rows } = await sql<EffortRow>`
    select ${effortColumns} from rollout r
    where r.organisation_id = current_organisation_id()
      and r.status not in ('rejected', 'stopped', 'rolled_back', 'completed', 'archived')
    order by r.rollout_id`.execute(tx);
  return rows;
}

export async function findEffort(tx: Transaction, rolloutId: RolloutId): Promise<EffortRow | undefined> {
  const { rows } = await sql<EffortRow>`
    select ${effortColumns} from rollout r
    where r.organisation_id = current_organisation_id() and r.rollout_id = ${rolloutId}`.execute(tx);
  return rows[0];
}

export async function writeEffort(tx: Transaction, rolloutId: RolloutId, effort: Effort): Promise<void> {
  await sql`
    update rollout set effort = ${JSON.stringify(effort)}::jsonb
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}
