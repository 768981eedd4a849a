/** SQL of what the last reading of each targeting group left to do. */
import { sql } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type TakenOut = {
  readonly group: string;
  readonly holds: 'people' | 'devices';
  readonly count: number;
  /** The organisation's date of the reading that found it. */
  readonly on: string;
};

export async function groupsWithTakenOut(tx: Transaction, rolloutId: RolloutId): Promise<TakenOut[]> {
  const { rows } = await sql<TakenOut>`
    select g.name as "group", g.holds, g.taken_out as count, (r.as_of at time zone o.time_zone)::date::text as on
    from targeting_group g
    join organisation o using (organisation_id)
    cross join lateral (
      select max(as_of) as as_of from targeting_reading r
      where r.organisation_id = g.organisation_id and r.targeting_group_id = g.targeting_group_id and r.is_complete
    ) as r
    where g.organisation_id = current_organisation_id() and g.rollout_id = ${rolloutId} and g.taken_out > 0
    order by g.taken_out desc`.execute(tx);
  return rows;
}
