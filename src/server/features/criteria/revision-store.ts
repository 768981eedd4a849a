/** SQL for revisions of the plan: what each was held to, why it was made, and what it carries over. */
import { sql } from 'kysely';
import type { CriterionDefinition } from '#contracts/criteria.ts';
import type { Goal } from '#contracts/goals.ts';
import type { PassRule } from '#contracts/pass-rules.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type RevisionRow = {
  readonly revision: number;
  readonly reason: string | null;
  readonly authorAccountId: number | null;
  readonly authorName: string;
  readonly frozenAt: Date;
  readonly hash: Buffer;
  readonly afterData: boolean;
  readonly goals: Goal[];
  readonly definitions: CriterionDefinition[];
  readonly passRules: PassRule[];
};

/** Every frozen revision with its goals and criteria, in order. */
export async function frozenRevisions(tx: Transaction, rolloutId: RolloutId): Promise<RevisionRow[]> {
  const { rows } = await sql<RevisionRow>`
    select r.revision, r.reason, r.author_account_id as "authorAccountId", r.author_name as "authorName",
      r.frozen_at as "frozenAt", r.hash, r.after_data as "afterData", r.goals,
      r.pass_rules as "passRules",
      coalesce((select jsonb_agg(c.definition order by c.ordinal) from criterion c
        where c.organisation_id = r.organisation_id and c.rollout_id = r.rollout_id and c.revision = r.revision),
        '[]') as definitions
    from criteria_revision r
    where r.organisation_id = current_organisation_id() and r.rollout_id = ${rolloutId} and r.frozen_at is not null
    order by r.revision`.execute(tx);
  return rows;
}

/** Makes a revision the current one; its goals and criteria are written afterwards. */
export async function startRevision(tx: Transaction, rolloutId: RolloutId, revision: number): Promise<void> {
  await sql`
    update rollout set revision = ${revision}, criteria_frozen_at = null, criteria_hash = null
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

/** Ratings of criteria that the revision left as they were count for it too. */
export async function carryRatings(tx: Transaction, rolloutId: RolloutId, revision: number): Promise<void> {
  await sql`
    insert into rating (organisation_id, criterion_id, stage_id, rater_key, rater_name, score, evidence, at)
    select g.organisation_id, now.criterion_id, g.stage_id, g.rater_key, g.rater_name, g.score, g.evidence, g.at
    from criterion now
    join criterion before on before.organisation_id = now.organisation_id and before.rollout_id = now.rollout_id
      and before.revision = now.revision - 1 and before.definition = now.definition
    join rating g on g.organisation_id = before.organisation_id and g.criterion_id = before.criterion_id
    where now.organisation_id = current_organisation_id() and now.rollout_id = ${rolloutId}
      and now.revision = ${revision}`.execute(tx);
}

/** Whether a stage has been judged by an earlier revision, and some criterion of this one has not been. */
export async function needsJudging(
  tx: Transaction,
  rolloutId: RolloutId,
  stageId: StageId,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from criterion c join rollout r using (organisation_id, rollout_id, revision)
    where c.organisation_id = current_organisation_id() and c.rollout_id = ${rolloutId} and c.revision > 1
      and c.definition ->> 'role' <> 'entry'
      and not exists (select 1 from evaluation e where e.organisation_id = c.organisation_id
        and e.stage_id = ${stageId} and e.criterion_id = c.criterion_id)
      and exists (select 1 from evaluation e where e.organisation_id = c.organisation_id and e.stage_id = ${stageId})
    limit 1`.execute(tx);
  return rows.length > 0;
}
