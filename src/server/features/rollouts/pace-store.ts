/** SQL of the pace: who has started per day, and who stands beyond a day's pace. */
import { sql, type RawBuilder } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { Pace } from '#domain/forecast/carried-by.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export async function updatePace(tx: Transaction, rolloutId: RolloutId, pace: Pace | null): Promise<void> {
  await sql`
    update rollout set pace = ${pace === null ? null : JSON.stringify(pace)}::jsonb
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

/** People of all stages by the local day (YYYY-MM-DD) of their start, from an instant on. */
export async function startedPerDay(
  tx: Transaction,
  rolloutId: RolloutId,
  from: Date,
  timeZone: string,
): Promise<{ readonly on: string; readonly people: number }[]> {
  const { rows } = await sql<{ on: string; people: number }>`
    select (e.started_at at time zone ${timeZone})::date::text as "on", count(*)::integer as people
    from stage s join enrolment e on e.organisation_id = s.organisation_id and e.stage_id = s.stage_id
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId} and e.started_at >= ${from}
    group by 1`.execute(tx);
  return rows;
}

/** So many people of a day, as a condition on the enrolment `e`: first who has not been told, the last invited first. */
export function surplusOf(
  stageId: StageId,
  { from, before, people }: { readonly from: Date; readonly before: Date; readonly people: number },
): RawBuilder<boolean> {
  return sql<boolean>`e.enrolment_id in (
    select d.enrolment_id from enrolment d
    where d.organisation_id = current_organisation_id() and d.stage_id = ${stageId}
      and d.status in ('scheduled', 'notified') and d.scheduled_at >= ${from} and d.scheduled_at < ${before}
    order by d.status = 'notified', d.position desc, d.enrolment_id desc
    limit ${people})`;
}
