/** SQL of the report of a rehearsal: counts and lists of what has happened. What they mean is in report.ts. */
import { sql } from 'kysely';
import type { Decision } from '#contracts/gate.ts';
import type { GateId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { DeliveryReason } from '#domain/messages/delivery-sentences.ts';
import type { EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import type { GateRow } from '#server/features/gate/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { describeMember } from '#server/features/pilot/index.ts';

export async function directorySize(tx: Transaction): Promise<{ people: number; devices: number }> {
  const { rows } = await sql<{ people: number; devices: number }>`
    select (select count(*)::integer from person
        where organisation_id = current_organisation_id() and active) as people,
      (select count(*)::integer from device
        where organisation_id = current_organisation_id() and active) as devices`.execute(tx);
  return rows[0]!;
}

export type StatusCount = {
  readonly stageId: StageId;
  readonly status: EnrolmentStatus;
  readonly reason: Statement | null;
  readonly people: number;
  /** How many of them are trained. */
  readonly trained: number;
};

/** People by stage, status and reason, counted from the enrolments themselves and not from the kept counts. */
export async function statusCounts(tx: Transaction, rolloutId: RolloutId): Promise<StatusCount[]> {
  const { rows } = await sql<StatusCount>`
    select stage_id as "stageId", status, reason, count(*)::integer as people, count(trained_at)::integer as trained
    from enrolment
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    group by 1, 2, 3 order by 1, 4 desc, 2, 3`.execute(tx);
  return rows;
}

export type Measurement = {
  readonly stageId: StageId;
  readonly metric: string;
  readonly n: number;
  readonly mean: number;
  readonly sum: number;
};

export async function measurements(tx: Transaction, rolloutId: RolloutId): Promise<Measurement[]> {
  const { rows } = await sql<Measurement>`
    select stage_id as "stageId", metric, count(*)::integer as n, avg(value)::double precision as mean,
      sum(value)::double precision as sum
    from outcome where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    group by 1, 2 order by 1, 2`.execute(tx);
  return rows;
}

/** Every ticket reported for people of a stage, also after the days that count as its rate. */
export async function ticketsByStage(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<{ stageId: StageId; tickets: number }[]> {
  const { rows } = await sql<{ stageId: StageId; tickets: number }>`
    select e.stage_id as "stageId", count(*)::integer as tickets
    from observation o join enrolment e using (organisation_id, rollout_id, person_id)
    where o.organisation_id = current_organisation_id() and o.rollout_id = ${rolloutId} and o.kind = 'ticket.opened'
      and e.status not in ('cancelled', 'rolled_back')
    group by 1 order by 1`.execute(tx);
  return rows;
}

export type HoldRecord = {
  readonly stageId: StageId | null;
  readonly code: string;
  readonly reason: Statement;
  readonly clears: Statement;
  readonly raisedBy: string;
  readonly raisedAt: Date;
  readonly clearedAt: Date | null;
  readonly clearedBy: string | null;
  readonly clearedReason: string | null;
};

export async function holds(tx: Transaction, rolloutId: RolloutId): Promise<HoldRecord[]> {
  const { rows } = await sql<HoldRecord>`
    select stage_id as "stageId", code, reason, clears, raised_by as "raisedBy", raised_at as "raisedAt",
      cleared_at as "clearedAt", cleared_by as "clearedBy", cleared_reason as "clearedReason"
    from hold where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    order by hold_id`.execute(tx);
  return rows;
}

export type GateRecord = Pick<
  GateRow,
  | 'gateId'
  | 'stageId'
  | 'openedAt'
  | 'proposal'
  | 'evidence'
  | 'decision'
  | 'reason'
  | 'conditions'
  | 'decidedAt'
  | 'decidedBy'
>;

/** Gates of the rollout in the order in which they were opened. */
export async function gates(tx: Transaction, rolloutId: RolloutId): Promise<GateRecord[]> {
  const { rows } = await sql<GateRecord>`
    select gate_id as "gateId", stage_id as "stageId", opened_at as "openedAt", proposal, evidence, decision, reason,
      conditions, decided_at as "decidedAt", decided_by as "decidedBy"
    from gate where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    order by gate_id`.execute(tx);
  return rows;
}

export type VoteRecord = {
  readonly gateId: GateId;
  readonly voterName: string;
  readonly voterRole: string;
  readonly choice: Decision;
  readonly comment: string;
};

export async function votes(tx: Transaction, rolloutId: RolloutId): Promise<VoteRecord[]> {
  const { rows } = await sql<VoteRecord>`
    select v.gate_id as "gateId", v.voter_name as "voterName", v.voter_role as "voterRole", v.choice, v.comment
    from gate_vote v join gate g using (organisation_id, gate_id)
    where v.organisation_id = current_organisation_id() and g.rollout_id = ${rolloutId}
    order by v.gate_id, v.at, v.voter_key`.execute(tx);
  return rows;
}

export type DeliveryCount = {
  readonly status: string;
  readonly reason: DeliveryReason | null;
  readonly copies: number;
  readonly people: number;
};

export async function deliveryCounts(tx: Transaction, rolloutId: RolloutId): Promise<DeliveryCount[]> {
  const { rows } = await sql<DeliveryCount>`
    select status, reason, count(*)::integer as copies, count(distinct person_id)::integer as people
    from delivery where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    group by 1, 2 order by 3 desc, 1, 2`.execute(tx);
  return rows;
}

export type TimelineDay = {
  readonly on: string;
  readonly started: number;
  readonly succeeded: number;
  /** People whose attempt failed or who could not be reached; some succeed later. */
  readonly stuck: number;
  readonly tickets: number;
};

/** What happened on each day on which something happened, in the organisation's time zone. */
export async function timeline(
  tx: Transaction,
  rolloutId: RolloutId,
  timeZone: string,
): Promise<TimelineDay[]> {
  const { rows } = await sql<TimelineDay>`
    select "on"::text, sum(started)::integer as started, sum(succeeded)::integer as succeeded,
      sum(stuck)::integer as stuck, sum(tickets)::integer as tickets
    from (
      select (at at time zone ${timeZone})::date as "on", (to_status = 'started')::integer as started,
        (to_status = 'succeeded')::integer as succeeded,
        (to_status in ('failed', 'unreachable'))::integer as stuck, 0 as tickets
      from enrolment_transition t join enrolment e using (organisation_id, enrolment_id)
      where t.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
        and to_status in ('started', 'succeeded', 'failed', 'unreachable')
      union all
      select (at at time zone ${timeZone})::date, 0, 0, 0, 1 from observation
      where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and kind = 'ticket.opened'
    ) as happened
    group by 1 order by 1`.execute(tx);
  return rows;
}

export type PersonRecord = {
  readonly id: string;
  readonly stage: string | null;
  readonly status: EnrolmentStatus | null;
  readonly reason: Statement | null;
  readonly scheduledAt: Date | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
};

/** Every active person, with a place in the rollout or without, in order of their identifiers. */
export async function peopleOutcomes(tx: Transaction, rolloutId: RolloutId): Promise<PersonRecord[]> {
  const { rows } = await sql<PersonRecord>`
    select p.external_id as id, s.name as stage, e.status, e.reason, e.scheduled_at as "scheduledAt",
      e.started_at as "startedAt", e.ended_at as "endedAt"
    from person p
    left join enrolment e on e.organisation_id = p.organisation_id and e.person_id = p.person_id
      and e.rollout_id = ${rolloutId} and e.status not in ('cancelled', 'rolled_back')
    left join stage s on s.organisation_id = e.organisation_id and s.stage_id = e.stage_id
    where p.organisation_id = current_organisation_id() and p.active
    order by p.external_id collate "C"`.execute(tx);
  return rows;
}

export type CohortMember = { readonly id: string; readonly order: number; readonly reason: string };

/** The accepted cohort of a stage in invitation order. */
export async function cohortMembers(tx: Transaction, stageId: StageId): Promise<CohortMember[]> {
  const { rows } = await sql<Omit<CohortMember, 'reason'> & { reason: Parameters<typeof describeMember>[0] }>`
    select p.external_id as id, m.position as "order", m.reason
    from cohort c join cohort_member m using (organisation_id, cohort_id) join person p using (organisation_id, person_id)
    where c.organisation_id = current_organisation_id() and c.stage_id = ${stageId} and c.status = 'accepted' and m.has_place
    order by m.position`.execute(tx);
  return rows.map(({ reason, ...member }) => ({ ...member, reason: describeMember(reason) }));
}

/** The stage of every person who has a place in the rollout. */
export async function places(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<{ personId: PersonId; stageId: StageId }[]> {
  const { rows } = await sql<{ personId: PersonId; stageId: StageId }>`
    select person_id as "personId", stage_id as "stageId" from enrolment
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      and status not in ('cancelled', 'rolled_back')`.execute(tx);
  return rows;
}
