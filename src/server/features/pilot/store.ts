/** SQL for cohorts: drafts, the accepted one, and what was asked about them. Their people are in member-store.ts. */
import { sql } from 'kysely';
import type { CohortFinding, WatchedLevel } from '#domain/pilot/cohort-findings.ts';
import type { CohortReport } from '#contracts/cohort-report.ts';
import type { CohortRules } from '#contracts/cohort-rules.ts';
import type { CohortId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { VolunteerFacts } from './selection-jobs.ts';

/** What the selection knew besides the report. */
export type CohortFacts = {
  readonly excluded: number;
  readonly watched: readonly WatchedLevel[];
  readonly findings: readonly CohortFinding[];
  readonly volunteers: VolunteerFacts | null;
};

export type CohortRow = {
  readonly cohortId: CohortId;
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly number: number;
  readonly revision: number;
  readonly status: 'draft' | 'accepted' | 'discarded';
  readonly method: string;
  readonly seed: number;
  readonly size: number;
  readonly options: CohortRules;
  readonly report: CohortReport;
  readonly facts: CohortFacts;
  readonly hash: Buffer;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly acceptedBy: string | null;
  readonly acceptedAt: Date | null;
  readonly askedAt: Date | null;
  readonly askedBy: string | null;
  readonly answerByOn: string | null;
};

const columns = sql`
  c.cohort_id as "cohortId", c.rollout_id as "rolloutId", c.stage_id as "stageId", c.number, c.revision, c.status,
  c.method, c.seed, c.size, c.options, c.report, c.facts, c.hash, c.created_by as "createdBy",
  c.created_at as "createdAt", c.accepted_by as "acceptedBy", c.accepted_at as "acceptedAt", c.asked_at as "askedAt",
  c.asked_by as "askedBy", c.answer_by_on as "answerByOn"`;

/** The accepted cohort first, then the draft whose people were asked, then the latest draft. */
const inForce = sql`c.status, c.asked_at is null, c.cohort_id desc`;

export type NewCohort = Pick<
  CohortRow,
  'rolloutId' | 'stageId' | 'method' | 'seed' | 'size' | 'options' | 'report' | 'facts' | 'hash'
>;

/** Writes a draft under the next number of its stage. */
export async function insertDraft(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  cohort: NewCohort,
): Promise<CohortRow> {
  const { rows } = await sql<CohortRow>`
    insert into cohort as c (organisation_id, rollout_id, stage_id, number, method, seed, options, report, facts, size,
      hash, created_by, created_at)
    values (${organisationId}, ${cohort.rolloutId}, ${cohort.stageId},
      (select coalesce(max(number), 0) + 1 from cohort where organisation_id = ${organisationId} and stage_id = ${cohort.stageId}),
      ${cohort.method}, ${cohort.seed}, ${JSON.stringify(cohort.options)}, ${JSON.stringify(cohort.report)},
      ${JSON.stringify(cohort.facts)}, ${cohort.size}, ${cohort.hash}, ${actor.name}, ${now})
    returning ${columns}`.execute(tx);
  return rows[0]!;
}

export async function findCohort(
  tx: Transaction,
  cohortId: CohortId,
  lock: 'lock' | 'read' = 'read',
): Promise<CohortRow | undefined> {
  const { rows } = await sql<CohortRow>`
    select ${columns} from cohort c
    where c.organisation_id = current_organisation_id() and c.cohort_id = ${cohortId}
    ${lock === 'lock' ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** The cohort in force of a stage: accepted, else asked, else the latest draft. */
export async function currentCohort(tx: Transaction, stageId: StageId): Promise<CohortRow | undefined> {
  const { rows } = await sql<CohortRow>`
    select ${columns} from cohort c
    where c.organisation_id = current_organisation_id() and c.stage_id = ${stageId} and c.status <> 'discarded'
    order by ${inForce} limit 1`.execute(tx);
  return rows[0];
}

/** The cohorts of a stage that are not discarded, the one in force first. */
export async function openCohorts(tx: Transaction, stageId: StageId): Promise<CohortRow[]> {
  const { rows } = await sql<CohortRow>`
    select ${columns} from cohort c
    where c.organisation_id = current_organisation_id() and c.stage_id = ${stageId} and c.status <> 'discarded'
    order by ${inForce}`.execute(tx);
  return rows;
}

/** Makes one command at a time choose for a stage. */
export async function lockStage(tx: Transaction, stageId: StageId): Promise<void> {
  await sql`
    select 1 from stage where organisation_id = current_organisation_id() and stage_id = ${stageId}
    for no key update`.execute(tx);
}

/** Discards drafts nobody was asked about beyond the latest `kept`. */
export async function discardOldDrafts(tx: Transaction, stageId: StageId, kept: number): Promise<void> {
  await sql`
    update cohort set status = 'discarded'
    where organisation_id = current_organisation_id() and cohort_id in (
      select c.cohort_id from cohort c
      where c.organisation_id = current_organisation_id() and c.stage_id = ${stageId} and c.status = 'draft'
        and c.asked_at is null
      order by c.cohort_id desc offset ${kept})`.execute(tx);
}

export async function markDiscarded(tx: Transaction, cohortId: CohortId): Promise<void> {
  await sql`
    update cohort set status = 'discarded'
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId}`.execute(tx);
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

export async function markAsked(
  tx: Transaction,
  { actor, now }: Context,
  cohortId: CohortId,
  answerByOn: string,
): Promise<void> {
  await sql`
    update cohort set asked_at = coalesce(asked_at, ${now}), asked_by = coalesce(asked_by, ${actor.name}),
      answer_by_on = ${answerByOn}::date
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId}`.execute(tx);
}

/** Writes what the cohort is after a change of its people. */
export async function updateComposition(
  tx: Transaction,
  cohortId: CohortId,
  after: Pick<CohortRow, 'revision' | 'size' | 'report' | 'facts' | 'hash'>,
): Promise<void> {
  await sql`
    update cohort set revision = ${after.revision}, size = ${after.size}, report = ${JSON.stringify(after.report)},
      facts = ${JSON.stringify(after.facts)}, hash = ${after.hash}
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId}`.execute(tx);
}

export async function isConsentRequired(tx: Transaction, stageId: StageId): Promise<boolean> {
  const { rows } = await sql<{ required: boolean }>`
    select consent_required as required from pilot_setting
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
  return rows[0]?.required ?? false;
}

export async function setConsentRequired(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  stageId: StageId,
  required: boolean,
): Promise<void> {
  await sql`
    insert into pilot_setting (organisation_id, stage_id, consent_required, changed_by, changed_at)
    values (${organisationId}, ${stageId}, ${required}, ${actor.name}, ${now})
    on conflict (organisation_id, stage_id) do update set consent_required = excluded.consent_required,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(tx);
}
