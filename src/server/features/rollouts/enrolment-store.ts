/** SQL for enrolments: creation from a cohort, moves, transitions and dates. Rules live in the commands. */
import { sql, type RawBuilder } from 'kysely';
import type { CohortId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import type { Context } from '#server/platform/context.ts';
import { byIndex } from '#server/platform/db/by-index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { keepTrainedOfBefore } from './training-store.ts';

export type MovedEnrolment = { readonly enrolmentId: number; readonly fromStatus: EnrolmentStatus };

type StatusUpdate = {
  readonly rolloutId: RolloutId;
  readonly where: RawBuilder<unknown>;
  readonly from: readonly EnrolmentStatus[];
  readonly to: EnrolmentStatus;
  readonly reason: Statement | null;
  readonly set?: RawBuilder<unknown>;
  readonly stamp: 'notified_at' | 'started_at' | null;
  readonly settles: boolean;
  readonly limit?: number;
};

/** From so many on, a table is read through for them unless that is forbidden. */
const many = 1000;

/**
 * Chooses and locks first, then updates by id: two statements that each use an index whatever the statistics say,
 * where one joined statement scanned the table (36 ms against 2 ms at 5,000 people).
 */
export async function updateStatus(
  tx: Transaction,
  { organisationId, now }: Context,
  update: StatusUpdate,
): Promise<MovedEnrolment[]> {
  const { rows } = await sql<MovedEnrolment>`
    select e.enrolment_id as "enrolmentId", e.status as "fromStatus" from enrolment e
    where e.organisation_id = ${organisationId} and e.rollout_id = ${update.rolloutId}
      and e.status = any(${[...update.from]}::text[]) and (${update.where})
    order by e.position, e.enrolment_id
    limit ${update.limit ?? null}
    for update of e`.execute(tx);
  if (rows.length === 0) return [];
  const change = sql`
    update enrolment as e
    set status = ${update.to}, reason = ${asJson(update.reason)}::jsonb, status_at = ${now}
      , ended_at = ${update.settles ? now : null}
      ${update.stamp === null ? sql`` : sql`, ${sql.ref(update.stamp)} = ${now}`}
      ${update.set === undefined ? sql`` : sql`, ${update.set}`}
    from unnest(${rows.map((row) => row.enrolmentId)}::bigint[]) with ordinality as chosen(enrolment_id, rank)
    where e.organisation_id = ${organisationId} and e.enrolment_id = chosen.enrolment_id`;
  await (rows.length < many ? change.execute(tx) : byIndex(tx, change));
  return rows;
}

export async function insertTransitions(
  tx: Transaction,
  { organisationId, now }: Context,
  auditSequence: number,
  to: EnrolmentStatus,
  reason: Statement | null,
  moved: readonly MovedEnrolment[],
): Promise<void> {
  await sql`
    insert into enrolment_transition (organisation_id, enrolment_id, audit_sequence, from_status, to_status, reason, at)
    select ${organisationId}, moved.id, ${auditSequence}, moved.from_status, ${to}, ${asJson(reason)}::jsonb, ${now}
    from unnest(${moved.map((row) => row.enrolmentId)}::bigint[], ${moved.map((row) => row.fromStatus)}::text[])
      as moved(id, from_status)`.execute(tx);
}

/**
 * Creates an eligible enrolment for each member of a cohort who has a place and has not declined, in invitation order.
 * Returns how many were new.
 */
export async function insertFromCohort(
  tx: Transaction,
  { organisationId, now }: Context,
  rolloutId: RolloutId,
  stageId: StageId,
  cohortId: CohortId,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into enrolment (organisation_id, rollout_id, stage_id, person_id, position, status_at)
    select ${organisationId}, ${rolloutId}, ${stageId}, m.person_id, m.position, ${now}
    from cohort_member m
    where m.organisation_id = ${organisationId} and m.cohort_id = ${cohortId} and m.has_place
      and m.status <> 'declined'
    order by m.position
    on conflict do nothing`.execute(tx);
  const members = sql`array(select m.person_id from cohort_member m
    where m.organisation_id = ${organisationId} and m.cohort_id = ${cohortId})`;
  await keepTrainedOfBefore(tx, rolloutId, members);
  return Number(numAffectedRows ?? 0n);
}

export type NewPlaces = {
  readonly personIds: readonly PersonId[];
  /** The group of the plan behind the waves each person belongs to; none of them when left out. */
  readonly groupIds?: readonly (number | null)[];
};

/**
 * Creates an eligible enrolment for each of these people who has no place in the rollout, after everybody who is there;
 * returns how many were new. Who has one is read once and left out beforehand: "on conflict" asks two indexes once more for
 * each row, and a look at the table for each would read what the statement itself has written, while the table is new.
 */
export async function insertPlaces(
  tx: Transaction,
  { organisationId, now }: Context,
  { rolloutId, stageId }: { readonly rolloutId: RolloutId; readonly stageId: StageId },
  { personIds, groupIds = [] }: NewPlaces,
): Promise<number> {
  const { numAffectedRows } = await sql`
    with placed as materialized (select person_id from enrolment
      where organisation_id = ${organisationId} and rollout_id = ${rolloutId}
        and person_id = any(${[...personIds]}::bigint[]) and status not in ('cancelled', 'rolled_back'))
    insert into enrolment (organisation_id, rollout_id, stage_id, person_id, position, status_at, wave_group_id)
    select ${organisationId}, ${rolloutId}, ${stageId}, n.person_id, last.position + n.rank, ${now}, n.group_id
    from unnest(${[...personIds]}::bigint[], ${[...groupIds]}::integer[]) with ordinality
        as n(person_id, group_id, rank),
      (select coalesce(max(position), 0) as position from enrolment
        where organisation_id = ${organisationId} and stage_id = ${stageId}) as last
    where n.person_id not in (select person_id from placed)
    order by n.rank`.execute(tx);
  await keepTrainedOfBefore(tx, rolloutId, sql`${[...personIds]}::bigint[]`);
  return Number(numAffectedRows ?? 0n);
}

/** People of a rollout who fit a condition on the enrolment `e`. */
export async function countWhere(
  tx: Transaction,
  rolloutId: RolloutId,
  where: RawBuilder<boolean>,
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from enrolment e
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and ${where}`.execute(
    tx,
  );
  return rows[0]!.people;
}

/** Writes the failure of attempts that have ended without success and were not measured yet. */
export async function measureAttempts(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
  where: RawBuilder<boolean>,
): Promise<void> {
  await sql`
    insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
    select e.organisation_id, e.rollout_id, e.stage_id, 'enrolment_success', e.person_id, ${now}, 0
    from enrolment e
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and ${where}
      and e.status in ('failed', 'unreachable') and e.started_at is not null
    on conflict do nothing`.execute(tx);
}

/** Brings the planner's statistics up to date after a bulk write. */
export async function refreshStatistics(tx: Transaction): Promise<void> {
  await sql`select refresh_statistics()`.execute(tx);
}

function asJson(statement: Statement | null): string | null {
  return statement === null ? null : JSON.stringify(statement);
}

/** Gives open places without a date, and places an exception leaves out, another stage. */
export async function moveWithoutDate(
  tx: Transaction,
  rolloutId: RolloutId,
  stageId: StageId,
  personIds: readonly PersonId[],
): Promise<void> {
  await sql`
    update enrolment as e set stage_id = ${stageId}
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
      and e.person_id = any(${[...personIds]}::bigint[]) and e.status in ('eligible', 'excluded')`.execute(
    tx,
  );
}
