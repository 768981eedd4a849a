/** SQL for laying out waves: who is left, and the cohorts and enrolments of the new stages. */
import { sql, type RawBuilder } from 'kysely';
import type { CohortId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Approach, ApproachDecision } from '#contracts/waves.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** Condition on the alias `p`: active people without a place in the rollout. */
export function withoutPlace(rolloutId: RolloutId) {
  return sql`not exists (
    select 1 from enrolment e
    where e.organisation_id = p.organisation_id and e.rollout_id = ${rolloutId} and e.person_id = p.person_id
      and e.status not in ('cancelled', 'rolled_back'))`;
}

export async function insertWaveCohort(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  stageId: StageId,
  cohort: {
    readonly personIds: readonly PersonId[];
    readonly options: unknown;
    readonly reason: string;
    readonly hash: Buffer;
  },
): Promise<CohortId> {
  const { rows } = await sql<{ cohortId: CohortId }>`
    insert into cohort (organisation_id, rollout_id, stage_id, status, method, seed, options, report, size, hash,
      created_by, created_at, accepted_by, accepted_at)
    values (${organisationId}, ${rolloutId}, ${stageId}, 'accepted', 'wave layout', 0, ${JSON.stringify(cohort.options)},
      '{}', ${cohort.personIds.length}, ${cohort.hash}, ${actor.name}, ${now}, ${actor.name}, ${now})
    returning cohort_id as "cohortId"`.execute(tx);
  const { cohortId } = rows[0]!;
  await sql`
    insert into cohort_member (organisation_id, cohort_id, person_id, position, reason)
    select ${organisationId}, ${cohortId}, m.person_id, m.position, to_jsonb(${cohort.reason}::text)
    from unnest(${[...cohort.personIds]}::bigint[]) with ordinality as m(person_id, position)`.execute(tx);
  return cohortId;
}

/** Tickets per person measured in the rollout so far, or null while nothing is measured. */
export async function measuredTicketRate(tx: Transaction, rolloutId: RolloutId): Promise<number | null> {
  const { rows } = await sql<{ rate: number | null }>`
    select avg(value)::double precision as rate from outcome
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and metric = 'tickets_per_person'`.execute(
    tx,
  );
  return rows[0]?.rate ?? null;
}

export async function insertApproachDecision(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  decision: {
    readonly axes: readonly string[];
    readonly approaches: readonly Approach[];
    readonly reason: string;
  },
): Promise<void> {
  await sql`
    insert into approach_decision (organisation_id, rollout_id, axes, approaches, reason, decided_by, decided_at)
    values (${organisationId}, ${rolloutId}, ${[...decision.axes]}::text[], ${JSON.stringify(decision.approaches)},
      ${decision.reason}, ${actor.name}, ${now})`.execute(tx);
}

export async function findApproachDecision(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<ApproachDecision | null> {
  const { rows } = await sql<Omit<ApproachDecision, 'decidedAt'> & { readonly decidedAt: Date }>`
    select axes, approaches, reason, decided_by as "decidedBy", decided_at as "decidedAt"
    from approach_decision
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  const row = rows[0];
  return row === undefined ? null : { ...row, decidedAt: row.decidedAt.toISOString() };
}

type LineRow = {
  readonly externalId: string;
  readonly manager: string | null;
  readonly language: string | null;
};

/** External id, manager and language (without its region) of the active people who satisfy the condition on `p`, in the order of people. */
export async function managersOf(tx: Transaction, condition: RawBuilder<unknown>): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select p.external_id as "externalId", p.manager_external_id as manager, split_part(p.locale, '-', 1) as language
    from person p
    where p.organisation_id = current_organisation_id() and p.active and (${condition})
    order by p.person_id`.execute(tx);
  return rows;
}

/** How many active devices the active people have who satisfy the condition on `p`, in the order of people. */
export async function devicesOf(tx: Transaction, condition: RawBuilder<unknown>): Promise<number[]> {
  const { rows } = await sql<{ devices: number }>`
    with owned as materialized (
      select owner_reference, count(*)::integer as devices from device
      where organisation_id = current_organisation_id() and active and owner_reference is not null
      group by 1)
    select coalesce(i.devices, 0) + coalesce(a.devices, 0) as devices
    from person p
    left join owned i on i.owner_reference = p.external_id
    -- Whose identifier is their address has each device once.
    left join owned a on a.owner_reference = lower(p.email) and a.owner_reference <> p.external_id
    where p.organisation_id = current_organisation_id() and p.active and (${condition})
    order by p.person_id`.execute(tx);
  return rows.map(({ devices }) => devices);
}

/** Of everybody measured in the rollout so far: whether they opened a ticket, or the change did not work for them. */
export async function troubleOf(tx: Transaction, rolloutId: RolloutId): Promise<Map<PersonId, boolean>> {
  const { rows } = await sql<{ personId: PersonId; troubled: boolean }>`
    select e.person_id as "personId", e.status in ('failed', 'unreachable') or exists (
      select 1 from outcome o where o.organisation_id = e.organisation_id and o.rollout_id = e.rollout_id
        and o.person_id = e.person_id and o.metric = 'tickets_per_person' and o.value > 0) as troubled
    from enrolment e
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and e.started_at is not null
      and e.status in ('succeeded', 'failed', 'unreachable')`.execute(tx);
  return new Map(rows.map(({ personId, troubled }) => [personId, troubled]));
}
