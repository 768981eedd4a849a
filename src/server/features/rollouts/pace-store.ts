/** SQL of the pace: who has started per day, and who stands beyond a day's pace. */
import { sql, type RawBuilder } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { Pace } from '#domain/forecast/carried-by.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { StartClock } from './start-clock.ts';

export async function updatePace(tx: Transaction, rolloutId: RolloutId, pace: Pace | null): Promise<void> {
  await sql`
    update rollout set pace = ${pace === null ? null : JSON.stringify(pace)}::jsonb
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

/** People of all stages by the day (YYYY-MM-DD) of their start where they are, from a day on. */
export async function startedPerDay(
  tx: Transaction,
  rolloutId: RolloutId,
  clock: StartClock,
  from: string,
): Promise<{ readonly on: string; readonly people: number }[]> {
  const { rows } = await sql<{ on: string; people: number }>`
    select ${clock.dateIn(sql`e.started_at`)} as "on", count(*)::integer as people
    from stage s join enrolment e on e.organisation_id = s.organisation_id and e.stage_id = s.stage_id
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId} and e.started_at >= ${clock.firstMidnightOf(from)}
    group by 1`.execute(tx);
  return rows;
}

/**
 * So many people whose dates `isOfDay` chooses, as a condition on the enrolment `e`: first who has not been told, the
 * last invited first.
 */
export function surplusOf(
  stageId: StageId,
  isOfDay: RawBuilder<boolean>,
  people: number,
): RawBuilder<boolean> {
  return sql<boolean>`e.enrolment_id in (
    select e.enrolment_id from enrolment e
    where e.organisation_id = current_organisation_id() and e.stage_id = ${stageId}
      and e.status in ('scheduled', 'notified') and ${isOfDay}
    order by e.status = 'notified', e.position desc, e.enrolment_id desc
    limit ${people})`;
}
