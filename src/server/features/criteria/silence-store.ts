/** SQL that finds when a source that has stopped is noticed. */
import { sql } from 'kysely';
import type { StageId } from '#contracts/ids.ts';
import type { StageStatus } from '#domain/rollout/stage-machine.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';

const heard: ReadonlySet<StageStatus> = new Set(['in_progress', 'extended']);

/** Whether people of the stage are still to be measured, so that silence of a source means something. */
export function isStillHeard({ status }: Pick<StageRow, 'status'>): boolean {
  return heard.has(status);
}

/** When the first source of the stage has been silent for longer than its criterion allows; null without such. */
export async function silentFrom(tx: Transaction, stageId: StageId): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(o.last + make_interval(days => (c.definition ->> 'maxSilenceDays')::integer, secs => 1)) as at
    from stage s
    join rollout r using (organisation_id, rollout_id)
    join criterion c on c.organisation_id = r.organisation_id and c.rollout_id = r.rollout_id
      and c.revision = r.revision and c.definition ? 'maxSilenceDays' and c.definition ->> 'role' <> 'entry'
    cross join lateral (select max(at) as last from outcome o where o.organisation_id = s.organisation_id
      and o.stage_id = s.stage_id and o.metric = c.definition ->> 'metric') as o
    where s.organisation_id = current_organisation_id() and s.stage_id = ${stageId}`.execute(tx);
  return rows[0]?.at ?? null;
}
