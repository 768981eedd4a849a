/** SQL that finds when a rating of a panel expires, so that its criterion is judged without it. */
import { sql } from 'kysely';
import type { StageId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** When the first rating of the stage that still counts in a verdict expires; null without such. */
export async function firstExpiry(tx: Transaction, stageId: StageId): Promise<Date | null> {
  return (await hasRatings(tx, stageId)) ? await firstExpiryOf(tx, stageId) : null;
}

/** Most stages have none, and finding out how to read the rest takes the database longer than reading it. */
async function hasRatings(tx: Transaction, stageId: StageId): Promise<boolean> {
  const { rows } = await sql`
    select from rating where organisation_id = current_organisation_id() and stage_id = ${stageId} limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

async function firstExpiryOf(tx: Transaction, stageId: StageId): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(expiry.at) as at
    from stage s
    join rollout r using (organisation_id, rollout_id)
    join criterion c on c.organisation_id = r.organisation_id and c.rollout_id = r.rollout_id
      and c.revision = r.revision and c.definition ? 'validDays' and c.definition ->> 'role' <> 'entry'
    join rating g on g.organisation_id = s.organisation_id and g.stage_id = s.stage_id
      and g.criterion_id = c.criterion_id
    cross join lateral (select g.at + make_interval(hours => 24 * (c.definition ->> 'validDays')::integer, secs => 1)
      as at) as expiry
    cross join lateral (select max(e.at) as at from evaluation e where e.organisation_id = s.organisation_id
      and e.stage_id = s.stage_id and e.criterion_id = c.criterion_id) as judged
    where s.organisation_id = current_organisation_id() and s.stage_id = ${stageId}
      and (judged.at is null or judged.at < expiry.at)`.execute(tx);
  return rows[0]?.at ?? null;
}
