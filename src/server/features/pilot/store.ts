/** SQL for cohorts and their members. */
import { sql } from 'kysely';
import type { CohortId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { CohortReport } from '#contracts/pilot.ts';
import type { CohortOptions } from './cohort-options.ts';

export type CohortRow = {
  readonly cohortId: CohortId;
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly status: 'draft' | 'accepted' | 'discarded';
  readonly method: string;
  readonly seed: number;
  readonly size: number;
  readonly options: CohortOptions;
  readonly report: CohortReport;
  readonly hash: Buffer;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly acceptedBy: string | null;
  readonly acceptedAt: Date | null;
};

const columns = sql`
  c.cohort_id as "cohortId", c.rollout_id as "rolloutId", c.stage_id as "stageId", c.status, c.method, c.seed, c.size,
  c.options, c.report, c.hash, c.created_by as "createdBy", c.created_at as "createdAt",
  c.accepted_by as "acceptedBy", c.accepted_at as "acceptedAt"`;

export type NewCohort = Pick<
  CohortRow,
  'rolloutId' | 'stageId' | 'method' | 'seed' | 'size' | 'options' | 'report' | 'hash'
>;

/** Writes a draft; an earlier draft of the same stage is discarded. */
export async function insertDraft(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  cohort: NewCohort,
): Promise<CohortRow> {
  await sql`
    update cohort set status = 'discarded'
    where organisation_id = ${organisationId} and stage_id = ${cohort.stageId} and status = 'draft'`.execute(
    tx,
  );
  const { rows } = await sql<CohortRow>`
    insert into cohort as c (organisation_id, rollout_id, stage_id, method, seed, options, report, size, hash, created_by, created_at)
    values (${organisationId}, ${cohort.rolloutId}, ${cohort.stageId}, ${cohort.method}, ${cohort.seed},
      ${JSON.stringify(cohort.options)}, ${JSON.stringify(cohort.report)}, ${cohort.size}, ${cohort.hash},
      ${actor.name}, ${now})
    returning ${columns}`.execute(tx);
  return rows[0]!;
}

export type NewMember = { readonly personId: PersonId; readonly reason: string };

export async function insertMembers(
  tx: Transaction,
  { organisationId }: Context,
  cohortId: CohortId,
  members: readonly NewMember[],
): Promise<void> {
  await sql`
    insert into cohort_member (organisation_id, cohort_id, person_id, position, reason)
    select ${organisationId}, ${cohortId}, m.person_id, m.position, to_jsonb(m.reason)
    from unnest(${members.map((member) => member.personId)}::bigint[], ${members.map((member) => member.reason)}::text[])
      with ordinality as m(person_id, reason, position)`.execute(tx);
}

export async function findCohort(tx: Transaction, cohortId: CohortId): Promise<CohortRow | undefined> {
  const { rows } = await sql<CohortRow>`
    select ${columns} from cohort c
    where c.organisation_id = current_organisation_id() and c.cohort_id = ${cohortId}`.execute(tx);
  return rows[0];
}

/** The accepted cohort of a stage, or its draft. */
export async function currentCohort(tx: Transaction, stageId: StageId): Promise<CohortRow | undefined> {
  const { rows } = await sql<CohortRow>`
    select ${columns} from cohort c
    where c.organisation_id = current_organisation_id() and c.stage_id = ${stageId} and c.status <> 'discarded'
    order by c.status limit 1`.execute(tx);
  return rows[0];
}

export async function markAccepted(
  tx: Transaction,
  { actor, now }: Context,
  cohortId: CohortId,
): Promise<CohortRow> {
  const { rows } = await sql<CohortRow>`
    update cohort as c set status = 'accepted', accepted_by = ${actor.name}, accepted_at = ${now}
    where c.organisation_id = current_organisation_id() and c.cohort_id = ${cohortId}
    returning ${columns}`.execute(tx);
  return rows[0]!;
}

export type MemberRow = {
  readonly personId: PersonId;
  readonly position: number;
  readonly displayName: string;
  readonly externalId: string;
  readonly reason: string;
};

export async function listMembers(
  tx: Transaction,
  cohortId: CohortId,
  after: number,
  limit: number,
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.person_id as "personId", m.position, p.display_name as "displayName", p.external_id as "externalId",
      m.reason #>> '{}' as reason
    from cohort_member m join person p using (organisation_id, person_id)
    where m.organisation_id = current_organisation_id() and m.cohort_id = ${cohortId} and m.position > ${after}
    order by m.position
    limit ${limit}`.execute(tx);
  return rows;
}
