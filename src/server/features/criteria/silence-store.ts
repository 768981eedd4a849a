/** SQL that finds when a source that has stopped is noticed. */
import { sql } from 'kysely';
import type { CriterionId, StageId } from '#contracts/ids.ts';
import type { StageStatus } from '#domain/rollout/stage-machine.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { keptAs } from './measured-source.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';

/** Holds of sources that have stopped are known by this and the id of their criterion. */
export const silenceHoldPrefix = 'silent_source:';

const heard: ReadonlySet<StageStatus> = new Set(['in_progress', 'extended']);

/** Whether people of the stage are still to be measured, so that silence of a source means something. */
export function isStillHeard({ status }: Pick<StageRow, 'status'>): boolean {
  return heard.has(status);
}

/** When a source counts as stopped, if nothing arrives until then. */
export type Silence = { readonly criterionId: CriterionId; readonly at: Date };

/**
 * One row per criterion whose source is watched and has reported. A person who cleared the hold of a source that has
 * stopped has given it as many days again.
 */
export async function silencesOf(tx: Transaction, stageId: StageId): Promise<Silence[]> {
  const { rows } = await sql<Silence>`
    select c.criterion_id as "criterionId",
      greatest(o.last, h.cleared) + make_interval(days => (c.definition ->> 'maxSilenceDays')::integer, secs => 1) as at
    from stage s
    join rollout r using (organisation_id, rollout_id)
    join criterion c on c.organisation_id = r.organisation_id and c.rollout_id = r.rollout_id
      and c.revision = r.revision and c.definition ? 'maxSilenceDays' and c.definition ->> 'role' <> 'entry'
    cross join lateral (select max(at) as last from outcome o where o.organisation_id = s.organisation_id
      and o.stage_id = s.stage_id and o.metric = ${keptAs(sql`c.definition ->> 'metric'`)}) as o
    cross join lateral (select max(cleared_at) as cleared from hold h where h.organisation_id = s.organisation_id
      and h.stage_id = s.stage_id and h.code = ${silenceHoldPrefix} || c.criterion_id) as h
    where s.organisation_id = current_organisation_id() and s.stage_id = ${stageId} and o.last is not null`.execute(
    tx,
  );
  return rows;
}

/** When the first source of the stage counts as stopped, if nothing arrives until then; null without such. */
export async function silentFrom(tx: Transaction, stageId: StageId): Promise<Date | null> {
  const instants = (await silencesOf(tx, stageId)).map(({ at }) => at.getTime());
  return instants.length === 0 ? null : new Date(Math.min(...instants));
}
