/** SQL of the engine: placing signals, measuring outcomes, what is due next. */
import { sql, type RawBuilder } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { ticketWindowDays } from '#contracts/metric-definitions.ts';
import type { SignalKind } from '#contracts/signals.ts';
import type { EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';

export type PlacedSignal = {
  readonly signalId: number;
  readonly kind: SignalKind;
  readonly enrolmentId: number | null;
  readonly status: EnrolmentStatus | null;
  readonly detail: string | null;
};

/**
 * The last signal the rollout has read. Asked for by itself: compared with a subquery, row-level security lets no
 * index find the signals after it, and every look would read all there are.
 */
export async function readCursor(tx: Transaction, rolloutId: RolloutId): Promise<number> {
  const { rows } = await sql<{ signalId: number }>`
    select c.signal_id as "signalId" from signal_cursor c
    where c.organisation_id = current_organisation_id() and c.rollout_id = ${rolloutId}`.execute(tx);
  return rows[0]?.signalId ?? 0;
}

/** Whether signals have arrived after this one. */
export async function hasSignalsAfter(tx: Transaction, signalId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from signal s
    where s.organisation_id = current_organisation_id() and s.signal_id > ${signalId}
    order by s.signal_id limit 1`.execute(tx);
  return rows.length > 0;
}

/**
 * Reads the next signals after the rollout's cursor, which is `after`, places them on people with an enrolment, and
 * keeps the placed ones as observations. Returns them in order of occurrence; an empty list means that all have been
 * read.
 */
export async function placeSignals(
  tx: Transaction,
  { organisationId }: Context,
  rolloutId: RolloutId,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<PlacedSignal[]> {
  const { rows } = await sql<PlacedSignal>`
    with batch as materialized (
      select s.* from signal s
      where s.organisation_id = ${organisationId} and s.signal_id > ${after}
      order by s.signal_id limit ${most}
    ), owned as (
      select b.*, case b.subject_kind when 'device' then d.owner_reference else b.subject_reference end as owner
      from batch b
      left join device d on b.subject_kind = 'device' and d.organisation_id = b.organisation_id
        and d.external_id = b.subject_reference
    ), known as (
      select o.*, by_id.person_id as known_id
      from owned o
      left join person by_id on by_id.organisation_id = o.organisation_id and by_id.external_id = o.owner
    ), placed as materialized (
      select k.*, case when k.known_id is null then by_email.person_id else k.known_id end as person_id
      from known k
      left join people_with_email(array(select lower(owner) from known where known_id is null)) as by_email
        on k.known_id is null and by_email.address = lower(k.owner)
    ), joined as (
      select p.*, e.enrolment_id, e.stage_id, e.status as enrolment_status
      from placed p
      left join enrolment e on e.organisation_id = p.organisation_id and e.rollout_id = ${rolloutId}
        and e.person_id = p.person_id and e.status not in ('cancelled', 'rolled_back')
        and (p.rollout_id is null or p.rollout_id = ${rolloutId})
    ), observed as (
      insert into observation (organisation_id, rollout_id, signal_id, person_id, kind, at, value, detail)
      select organisation_id, ${rolloutId}, signal_id, person_id, kind, occurred_at, value, detail
      from joined where enrolment_id is not null
      on conflict do nothing
    ), answered as (
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select distinct on (person_id) organisation_id, ${rolloutId}, stage_id, 'satisfaction', person_id, occurred_at, value
      from joined
      where enrolment_id is not null and kind = 'satisfaction.answered' and value between 1 and 5
      order by person_id, occurred_at
      on conflict do nothing
      returning 1
    ), moved as (
      insert into signal_cursor as c (organisation_id, rollout_id, signal_id, placed, unplaced)
      select ${organisationId}, ${rolloutId}, max(signal_id), count(enrolment_id), count(*) - count(enrolment_id)
      from joined having count(*) > 0
      on conflict (organisation_id, rollout_id) do update set signal_id = excluded.signal_id,
        placed = c.placed + excluded.placed, unplaced = c.unplaced + excluded.unplaced
    )
    select signal_id as "signalId", kind, enrolment_id as "enrolmentId", enrolment_status as status, detail
    from joined order by occurred_at, signal_id`.execute(tx);
  return rows;
}

const measurable = sql`e.status not in ('cancelled', 'excluded', 'rolled_back')`;

/**
 * Writes the outcomes of people whose window has become complete: success within the stage's window, tickets within
 * seven days. People start in the order of time, so what is measured is a moving edge. Returns how many were new.
 */
export async function recordOutcomes(tx: Transaction, context: Context, stage: StageRow): Promise<number> {
  const success = await measureUpTo(tx, context, stage, 'success_measured_to', stage.windowDays, {
    metric: 'enrolment_success',
    value: sql`(e.status = 'succeeded')::integer`,
  });
  const tickets = await measureUpTo(tx, context, stage, 'tickets_measured_to', ticketWindowDays, {
    metric: 'tickets_per_person',
    value: sql`(select count(*) from observation t
      where t.organisation_id = e.organisation_id and t.rollout_id = e.rollout_id and t.person_id = e.person_id
        and t.kind = 'ticket.opened' and t.at >= e.started_at
        and t.at < e.started_at + make_interval(days => ${ticketWindowDays}))`,
  });
  return success + tickets;
}

async function measureUpTo(
  tx: Transaction,
  { organisationId, now }: Context,
  stage: StageRow,
  edge: 'success_measured_to' | 'tickets_measured_to',
  windowDays: number,
  outcome: { readonly metric: string; readonly value: RawBuilder<unknown> },
): Promise<number> {
  const { numAffectedRows } = await sql`
    with edge as (
      select ${sql.ref(edge)} as measured_to from stage
      where organisation_id = ${organisationId} and stage_id = ${stage.stageId} for update
    ), moved as (
      update stage set ${sql.ref(edge)} = ${now}::timestamptz - make_interval(days => ${windowDays})
      where organisation_id = ${organisationId} and stage_id = ${stage.stageId}
    )
    insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
    select e.organisation_id, e.rollout_id, e.stage_id, ${outcome.metric}, e.person_id,
      e.started_at + make_interval(days => ${windowDays}), ${outcome.value}
    from enrolment e, edge
    where e.organisation_id = ${organisationId} and e.stage_id = ${stage.stageId}
      and e.started_at > edge.measured_to
      and e.started_at <= ${now}::timestamptz - make_interval(days => ${windowDays}) and ${measurable}
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export type Pulse = {
  readonly stageId: StageId;
  /** People without a date, with a date but not told, and without an outcome. */
  readonly unscheduled: number;
  readonly untold: number;
  readonly unsettled: number;
  /** The earliest date of somebody who has not started; null when there is none. */
  readonly nextStartAt: Date | null;
  /** When the window of the person who has been started longest without an outcome ends. */
  readonly nextLossAt: Date | null;
  /** When the next person's success, or tickets, can be measured. */
  readonly nextSuccessAt: Date | null;
  readonly nextTicketsAt: Date | null;
  /** When the success of everybody started so far is known. */
  readonly successCompleteAt: Date | null;
};

/** What of each stage is open and when something is next due; reads kept counts and index edges only. */
export async function readPulses(tx: Transaction, rolloutId: RolloutId): Promise<Pulse[]> {
  const started = sql`from enrolment e where e.organisation_id = s.organisation_id and e.stage_id = s.stage_id`;
  const { rows } = await sql<Pulse>`
    select s.stage_id as "stageId",
      coalesce(c.unscheduled, 0)::integer as unscheduled, coalesce(c.untold, 0)::integer as untold,
      coalesce(c.unsettled, 0)::integer as unsettled,
      least(
        (select min(e.scheduled_at) ${started} and e.status = 'scheduled'),
        (select min(e.scheduled_at) ${started} and e.status = 'notified')
      ) as "nextStartAt",
      (select min(e.started_at) ${started} and e.started_at is not null and e.status = 'started')
        + make_interval(days => s.window_days) as "nextLossAt",
      (select min(e.started_at) ${started} and e.started_at > s.success_measured_to)
        + make_interval(days => s.window_days) as "nextSuccessAt",
      (select min(e.started_at) ${started} and e.started_at > s.tickets_measured_to)
        + make_interval(days => ${ticketWindowDays}) as "nextTicketsAt",
      (select max(e.started_at) ${started} and e.started_at is not null)
        + make_interval(days => s.window_days) as "successCompleteAt"
    from stage s
    left join lateral (
      select sum(people) filter (where status = 'eligible') as unscheduled,
        sum(people) filter (where status = 'scheduled') as untold,
        sum(people) filter (where status in ('eligible', 'scheduled', 'notified', 'started')) as unsettled
      from enrolment_count k
      where k.organisation_id = s.organisation_id and k.rollout_id = s.rollout_id and k.stage_id = s.stage_id
    ) as c on true
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId}`.execute(tx);
  return rows;
}

/** People of a stage started since an instant. */
export async function countStartedSince(tx: Transaction, stageId: StageId, since: Date): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from enrolment
    where organisation_id = current_organisation_id() and stage_id = ${stageId} and started_at >= ${since}`.execute(
    tx,
  );
  return rows[0]?.people ?? 0;
}

/** Measured people of a stage since an instant. */
export async function countOutcomesSince(tx: Transaction, stageId: StageId, since: Date): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct person_id)::integer as people from outcome
    where organisation_id = current_organisation_id() and stage_id = ${stageId} and at >= ${since}`.execute(
    tx,
  );
  return rows[0]?.people ?? 0;
}

/** Whether anybody in the directory has left the organisation. */
export async function hasLeavers(tx: Transaction): Promise<boolean> {
  const { rows } = await sql`
    select 1 from person where organisation_id = current_organisation_id() and not active limit 1`.execute(
    tx,
  );
  return rows.length > 0;
}
