/** SQL for criteria, their data and their verdicts. */
import { sql } from 'kysely';
import type { CriterionDefinition, EvaluationView, Verdict } from '#contracts/criteria.ts';
import type { Goal } from '#contracts/goals.ts';
import type { PassRule } from '#contracts/pass-rules.ts';
import type { CriterionId, RolloutId, StageId } from '#contracts/ids.ts';
import { accountOf } from '#server/features/rollouts/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type CriterionRow = { readonly criterionId: CriterionId; readonly definition: CriterionDefinition };

export async function criteriaOf(tx: Transaction, rolloutId: RolloutId): Promise<CriterionRow[]> {
  const { rows } = await sql<CriterionRow>`
    select c.criterion_id as "criterionId", c.definition
    from criterion c join rollout r using (organisation_id, rollout_id, revision)
    where c.organisation_id = current_organisation_id() and c.rollout_id = ${rolloutId}
    order by c.ordinal`.execute(tx);
  return rows;
}

/** What a revision is held to: its goals, and the criteria that measure them. */
export type CriteriaPlan = {
  readonly goals: readonly Goal[];
  readonly definitions: readonly CriterionDefinition[];
  /** Counts that stages are held to; left out where there are none. */
  readonly passRules?: readonly PassRule[];
};

/** Which revision is written, and why it was made; no reason in the first. */
export type RevisionKey = {
  readonly revision: number;
  readonly reason: string | null;
  readonly afterData: boolean;
};

export async function goalsOf(tx: Transaction, rolloutId: RolloutId): Promise<Goal[]> {
  const { rows } = await sql<{ goals: Goal[] }>`
    select c.goals from criteria_revision c join rollout r using (organisation_id, rollout_id, revision)
    where c.organisation_id = current_organisation_id() and c.rollout_id = ${rolloutId}`.execute(tx);
  return rows[0]?.goals ?? [];
}

/** Counts that stages are held to in the current revision. */
export async function passRulesOf(tx: Transaction, rolloutId: RolloutId): Promise<PassRule[]> {
  const { rows } = await sql<{ passRules: PassRule[] }>`
    select c.pass_rules as "passRules"
    from criteria_revision c join rollout r using (organisation_id, rollout_id, revision)
    where c.organisation_id = current_organisation_id() and c.rollout_id = ${rolloutId}`.execute(tx);
  return rows[0]?.passRules ?? [];
}

export async function replaceCriteria(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  { revision, reason, afterData }: RevisionKey,
  { goals, definitions, passRules = [] }: CriteriaPlan,
): Promise<void> {
  await sql`
    insert into criteria_revision (organisation_id, rollout_id, revision, goals, pass_rules, reason, after_data,
      author_account_id, author_name, written_at)
    values (${organisationId}, ${rolloutId}, ${revision}, ${JSON.stringify(goals)}, ${JSON.stringify(passRules)},
      ${reason}, ${afterData}, ${accountOf(actor)}, ${actor.name}, ${now})
    on conflict (organisation_id, rollout_id, revision) do update set goals = excluded.goals, pass_rules = excluded.pass_rules,
      author_account_id = excluded.author_account_id, author_name = excluded.author_name,
      written_at = excluded.written_at`.execute(tx);
  await sql`
    delete from criterion
    where organisation_id = ${organisationId} and rollout_id = ${rolloutId} and revision = ${revision}`.execute(
    tx,
  );
  await sql`
    insert into criterion (organisation_id, rollout_id, revision, ordinal, definition)
    select ${organisationId}, ${rolloutId}, ${revision}, d.ordinal, d.definition
    from jsonb_array_elements(${JSON.stringify(definitions)}::jsonb) with ordinality as d(definition, ordinal)`.execute(
    tx,
  );
}

export async function markFrozen(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
  hash: Buffer,
): Promise<void> {
  await sql`
    update rollout set criteria_frozen_at = ${now}, criteria_hash = ${hash}
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  await sql`
    update criteria_revision c set frozen_at = ${now}, hash = ${hash}
    from rollout r
    where c.organisation_id = current_organisation_id() and c.rollout_id = ${rolloutId}
      and r.organisation_id = c.organisation_id and r.rollout_id = c.rollout_id and r.revision = c.revision`.execute(
    tx,
  );
}

export async function frozenHash(tx: Transaction, rolloutId: RolloutId): Promise<Buffer | null> {
  const { rows } = await sql<{ hash: Buffer | null }>`
    select criteria_hash as hash from rollout
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  return rows[0]?.hash ?? null;
}

export async function hasOutcomes(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from outcome where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}

/** People in the accepted cohort of the pilot, or null while there is none. */
export async function pilotSize(tx: Transaction, rolloutId: RolloutId): Promise<number | null> {
  const { rows } = await sql<{ size: number }>`
    select c.size from cohort c join stage s using (organisation_id, stage_id)
    where c.organisation_id = current_organisation_id() and c.rollout_id = ${rolloutId} and s.kind = 'pilot'
      and c.status <> 'discarded'
    order by c.status limit 1`.execute(tx);
  return rows[0]?.size ?? null;
}

export type Denominators = { readonly targeted: number; readonly reached: number };

export async function denominatorsOf(tx: Transaction, stageId: StageId): Promise<Denominators> {
  const { rows } = await sql<Denominators>`
    select coalesce(sum(people), 0)::integer as targeted,
      coalesce(sum(people) filter (where status not in ('eligible', 'scheduled', 'excluded', 'cancelled')), 0)::integer as reached
    from enrolment_count where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(
    tx,
  );
  return rows[0]!;
}

export type RatingRow = {
  readonly criterionId: CriterionId;
  readonly raterKey: string;
  readonly raterName: string;
  readonly score: number;
  readonly evidence: string;
  readonly at: Date;
};

export async function ratingsOf(tx: Transaction, stageId: StageId): Promise<RatingRow[]> {
  const { rows } = await sql<RatingRow>`
    select criterion_id as "criterionId", rater_key as "raterKey", rater_name as "raterName", score, evidence, at from rating
    where organisation_id = current_organisation_id() and stage_id = ${stageId}
    order by at, rater_key`.execute(tx);
  return rows;
}

export function raterKeyOf({ kind, id }: Actor): string {
  return `${kind}:${id}`;
}

export async function upsertRating(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  criterionId: CriterionId,
  stageId: StageId,
  rating: { readonly score: number; readonly evidence: string },
): Promise<void> {
  await sql`
    insert into rating (organisation_id, criterion_id, stage_id, rater_key, rater_name, score, evidence, at)
    values (${organisationId}, ${criterionId}, ${stageId}, ${raterKeyOf(actor)}, ${actor.name},
      ${rating.score}, ${rating.evidence}, ${now})
    on conflict (organisation_id, criterion_id, stage_id, rater_key)
      do update set score = excluded.score, evidence = excluded.evidence, at = excluded.at`.execute(tx);
}

export type EvaluationRow = {
  readonly criterionId: CriterionId;
  readonly at: Date;
  readonly verdict: Verdict;
  readonly result: EvaluationView;
  readonly inputHash: Buffer;
};

/** The latest evaluation of each criterion in a stage. */
export async function latestEvaluations(tx: Transaction, stageId: StageId): Promise<EvaluationRow[]> {
  const { rows } = await sql<EvaluationRow>`
    select distinct on (criterion_id) criterion_id as "criterionId", at, verdict, result, input_hash as "inputHash"
    from evaluation
    where organisation_id = current_organisation_id() and stage_id = ${stageId}
    order by criterion_id, evaluation_id desc`.execute(tx);
  return rows;
}

export async function insertEvaluation(
  tx: Transaction,
  { organisationId, now }: Context,
  rolloutId: RolloutId,
  stageId: StageId,
  evaluation: Pick<EvaluationRow, 'criterionId' | 'result' | 'inputHash'>,
): Promise<void> {
  await sql`
    insert into evaluation (organisation_id, rollout_id, stage_id, criterion_id, at, verdict, result, input_hash)
    values (${organisationId}, ${rolloutId}, ${stageId}, ${evaluation.criterionId}, ${now}, ${evaluation.result.verdict},
      ${JSON.stringify(evaluation.result)}, ${evaluation.inputHash})`.execute(tx);
}
