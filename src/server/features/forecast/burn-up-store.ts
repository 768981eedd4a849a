/** SQL of the burn-up of a stage: what happened by day, what is planned, and why people are not done. */
import { sql } from 'kysely';
import type { StageBurnUp } from '#contracts/burn-up.ts';
import type { StageId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** Everybody up to and with each local day on which something happened. */
export async function doneByDay(
  tx: Transaction,
  stageId: StageId,
  timeZone: string,
): Promise<StageBurnUp['days']> {
  const { rows } = await sql<StageBurnUp['days'][number]>`
    with days as (
      select (e.started_at at time zone ${timeZone})::date as day, 1 as started, 0 as succeeded, 0 as failed
      from enrolment e
      where e.organisation_id = current_organisation_id() and e.stage_id = ${stageId} and e.started_at is not null
      union all
      select (e.status_at at time zone ${timeZone})::date, 0, (e.status = 'succeeded')::integer,
        (e.status <> 'succeeded')::integer
      from enrolment e
      where e.organisation_id = current_organisation_id() and e.stage_id = ${stageId}
        and e.status in ('succeeded', 'failed', 'unreachable')
    ), per_day as (
      select day, sum(started) as started, sum(succeeded) as succeeded, sum(failed) as failed from days group by day
    )
    select day::text as "on", (sum(started) over past)::integer as started,
      (sum(succeeded) over past)::integer as succeeded, (sum(failed) over past)::integer as failed
    from per_day window past as (order by day) order by day`.execute(tx);
  return rows;
}

/** People by the local day of their date. */
export async function startsByDay(
  tx: Transaction,
  stageId: StageId,
  timeZone: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ on: string; people: number }>`
    select (coalesce(e.started_at, e.scheduled_at) at time zone ${timeZone})::date::text as "on",
      count(*)::integer as people
    from enrolment e
    where e.organisation_id = current_organisation_id() and e.stage_id = ${stageId}
      and coalesce(e.started_at, e.scheduled_at) is not null
      and e.status not in ('excluded', 'cancelled', 'rolled_back')
    group by 1`.execute(tx);
  return new Map(rows.map(({ on, people }) => [on, people]));
}

/** What somebody noted about one person is for those who see people: of a deferral only the kind of reason counts. */
const withoutNote = sql<Statement | null>`case
  when e.reason ->> 'code' in ('person_put_off', 'person_put_off_noted')
    then jsonb_build_object('code', 'put_off_for', 'data', jsonb_build_object('why', e.reason -> 'data' -> 'why'))
  else e.reason end`;

/** Why people who have begun or fell behind are not done; the same reason is counted once, most frequent first. */
export async function reasonsOf(
  tx: Transaction,
  stageId: StageId,
  most: number,
): Promise<StageBurnUp['reasons']> {
  const { rows } = await sql<StageBurnUp['reasons'][number]>`
    select e.status, ${withoutNote} as reason, count(*)::integer as people from enrolment e
    where e.organisation_id = current_organisation_id() and e.stage_id = ${stageId}
      and e.status in ('failed', 'unreachable', 'deferred')
    group by 1, 2 order by people desc, status limit ${most}`.execute(tx);
  return rows;
}
