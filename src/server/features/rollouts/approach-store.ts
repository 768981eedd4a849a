/** SQL of how people enrol: what is decided for stages and groups, and who enrols how. */
import { sql } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { stateSums } from '#contracts/rollouts.ts';
import type { EnrolmentApproach } from '#domain/rollout/enrolment-approach.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type Values = readonly (string | null)[];

/** What `approach` reads beside the enrolment `e` and its stage `s`. */
export const approachTables = sql`
  left join personal_care care on care.organisation_id = e.organisation_id and care.rollout_id = e.rollout_id
    and care.person_id = e.person_id
  left join wave_group g on g.organisation_id = e.organisation_id and g.rollout_id = e.rollout_id
    and g.group_id = e.wave_group_id`;

/** The person before the group, the group before the stage; null while none of them says anything. */
export const approach = sql<EnrolmentApproach | null>`case when care.person_id is not null then 'white_glove'
  else coalesce(g.enrolment_approach, s.enrolment_approach) end`;

export type ApproachCount = {
  readonly stageId: StageId;
  readonly approach: EnrolmentApproach | null;
  readonly isInCare: boolean;
  /** Null outside the groups of the waves, and for those who are left out. */
  readonly values: Values | null;
  readonly people: number;
};

/** Everybody with a place, once; the largest groups first. */
export async function countApproaches(tx: Transaction, rolloutId: RolloutId): Promise<ApproachCount[]> {
  const { rows } = await sql<ApproachCount>`
    select e.stage_id as "stageId", ${approach} as approach, care.person_id is not null as "isInCare",
      case when e.status = any(${[...stateSums.out]}::text[]) then null else g.values end as values,
      count(*)::integer as people
    from enrolment e join stage s using (organisation_id, stage_id) ${approachTables}
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
    group by 1, 2, 3, 4
    order by people desc, values`.execute(tx);
  return rows;
}

export type StageDecision = { readonly stageId: StageId; readonly approach: EnrolmentApproach | null };
export type GroupDecision = { readonly values: Values; readonly approach: EnrolmentApproach | null };

export async function stageDecisions(tx: Transaction, rolloutId: RolloutId): Promise<StageDecision[]> {
  const { rows } = await sql<StageDecision>`
    select stage_id as "stageId", enrolment_approach as approach from stage
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and kind <> 'hypercare'
    order by ordinal`.execute(tx);
  return rows;
}

/** Each combination of values once; parts of a group that was divided have one decision. */
export async function groupDecisions(tx: Transaction, rolloutId: RolloutId): Promise<GroupDecision[]> {
  const { rows } = await sql<GroupDecision>`
    select distinct values, enrolment_approach as approach from wave_group
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and values <> '{}'
    order by values`.execute(tx);
  return rows;
}

export async function decideStage(
  tx: Transaction,
  rolloutId: RolloutId,
  { stageId, approach: chosen }: StageDecision,
): Promise<void> {
  await sql`
    update stage set enrolment_approach = ${chosen}
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and stage_id = ${stageId}`.execute(
    tx,
  );
}

export async function decideGroup(
  tx: Transaction,
  rolloutId: RolloutId,
  { values, approach: chosen }: GroupDecision,
): Promise<void> {
  await sql`
    update wave_group set enrolment_approach = ${chosen}
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      and values = ${[...values]}::text[]`.execute(tx);
}
