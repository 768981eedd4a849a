/** SQL of the engine: placing signals, measuring outcomes, what is due next. */
import { sql } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
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
 * Reads the next signals after the rollout's cursor, places them on people with an enrolment, and keeps the placed
 * ones as observations. Returns them in order of occurrence; an empty list means that all have been read.
 */
export async function placeSignals(
  tx: Transaction,
  { organisationId }: Context,
  rolloutId: RolloutId,
  most: number,
): Promise<PlacedSignal[]> {
  const { rows } = await sql<PlacedSignal>`
    with batch as materialized (
      select s.* from signal s
      where s.organisation_id = ${organisationId}
        and s.signal_id > coalesce((
          select c.signal_id from signal_cursor c
          where c.organisation_id = ${organisationId} and c.rollout_id = ${rolloutId}), 0)
      order by s.signal_id limit ${most}
    ), owned as (
      select b.*, case b.subject_kind when 'device' then d.owner_reference else b.subject_reference end as owner
      from batch b
      left join device d on b.subject_kind = 'device' and d.organisation_id = b.organisation_id
        and d.external_id = b.subject_reference
    ), placed as (
      select o.*, coalesce(by_id.person_id, by_email.person_id) as person_id
      from owned o
      left join person by_id on by_id.organisation_id = o.organisation_id and by_id.external_id = o.owner
      left join lateral (
        select p.person_id from person p
        where p.organisation_id = o.organisation_id and by_id.person_id is null and lower(p.email) = lower(o.owner)
        limit 1
      ) as by_email on true
    ), joined as (
      select p.*, e.enrolment_id, e.status as enrolment_status
      from placed p
      left join enrolment e on e.organisation_id = p.organisation_id and e.rollout_id = ${rolloutId}
        and e.person_id = p.person_id and e.status not in ('cancelled', 'rolled_back')
        and (p.rollout_id is null or p.rollout_id = ${rolloutId})
    ), observed as (
      insert into observation (organisation_id, rollout_id, signal_id, person_id, kind, at, value, detail)
      select organisation_id, ${rolloutId}, signal_id, person_id, kind, occurred_at, value, detail
      from joined where enrolment_id is not null
      on conflict do nothing
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

/** Days after a start during which a person's tickets count. */
export const ticketWindowDays = 7;

/**
 * Writes the outcomes of people whose window is complete: success within the stage's window, tickets within seven
 * days, and satisfaction as answered. An outcome once written stays. Returns how many were new.
 */
export async function recordOutcomes(tx: Transaction, context: Context, stage: StageRow): Promise<number> {
  const { organisationId, now } = context;
  const columns = sql`(organisation_id, rollout_id, stage_id, metric, person_id, at, value)`;
  const success = await sql`
    insert into outcome ${columns}
    select e.organisation_id, e.rollout_id, e.stage_id, 'enrolment_success', e.person_id,
      e.started_at + make_interval(days => ${stage.windowDays}), (e.status = 'succeeded')::integer
    from enrolment e
    where e.organisation_id = ${organisationId} and e.stage_id = ${stage.stageId} and e.started_at is not null
      and e.started_at + make_interval(days => ${stage.windowDays}) <= ${now}
      and e.status not in ('cancelled', 'excluded', 'rolled_back')
    on conflict do nothing`.execute(tx);
  const tickets = await sql`
    insert into outcome ${columns}
    select e.organisation_id, e.rollout_id, e.stage_id, 'tickets_per_person', e.person_id,
      e.started_at + make_interval(days => ${ticketWindowDays}), count(t.signal_id)
    from enrolment e
    left join observation t on t.organisation_id = e.organisation_id and t.rollout_id = e.rollout_id
      and t.person_id = e.person_id and t.kind = 'ticket.opened'
      and t.at >= e.started_at and t.at < e.started_at + make_interval(days => ${ticketWindowDays})
    where e.organisation_id = ${organisationId} and e.stage_id = ${stage.stageId} and e.started_at is not null
      and e.started_at + make_interval(days => ${ticketWindowDays}) <= ${now}
      and e.status not in ('cancelled', 'excluded', 'rolled_back')
      and not exists (
        select 1 from outcome o where o.organisation_id = e.organisation_id and o.rollout_id = e.rollout_id
          and o.metric = 'tickets_per_person' and o.person_id = e.person_id)
    group by e.organisation_id, e.rollout_id, e.stage_id, e.person_id, e.started_at
    on conflict do nothing`.execute(tx);
  const satisfaction = await sql`
    insert into outcome ${columns}
    select distinct on (s.person_id) e.organisation_id, e.rollout_id, e.stage_id, 'satisfaction', e.person_id, s.at, s.value
    from observation s join enrolment e using (organisation_id, rollout_id, person_id)
    where s.organisation_id = ${organisationId} and e.stage_id = ${stage.stageId} and s.kind = 'satisfaction.answered'
      and s.value between 1 and 5 and e.status not in ('cancelled', 'rolled_back')
    order by s.person_id, s.at
    on conflict do nothing`.execute(tx);
  return [success, tickets, satisfaction].reduce(
    (sum, result) => sum + Number(result.numAffectedRows ?? 0n),
    0,
  );
}

export type StagePulse = {
  readonly firstStartAt: Date | null;
  /** The next moment at which somebody may start, a window ends or a copy of the message is due; null when none is. */
  readonly nextAt: Date | null;
  readonly unsettled: number;
  readonly untold: number;
  readonly unscheduled: number;
};

/** What of a stage is still open, and when something is next due. */
export async function readPulse(tx: Transaction, stage: StageRow): Promise<StagePulse> {
  const { rows } = await sql<StagePulse>`
    select min(scheduled_at) as "firstStartAt",
      least(
        min(scheduled_at) filter (where status in ('scheduled', 'notified')),
        min(started_at + make_interval(days => ${stage.windowDays})) filter (where status = 'started')
      ) as "nextAt",
      count(*) filter (where status in ('eligible', 'scheduled', 'notified', 'started'))::integer as unsettled,
      count(*) filter (where status = 'scheduled')::integer as untold,
      count(*) filter (where status = 'eligible')::integer as unscheduled
    from enrolment
    where organisation_id = current_organisation_id() and stage_id = ${stage.stageId}`.execute(tx);
  return rows[0]!;
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

export type OutcomeMoments = {
  /** When the next window ends; null when none is open. */
  readonly nextAt: Date | null;
  /** When the last person's success is known for good; null when nobody has started. */
  readonly successCompleteAt: Date | null;
};

/** When the outcomes of a stage become complete. */
export async function outcomeMoments(tx: Transaction, stage: StageRow, now: Date): Promise<OutcomeMoments> {
  const { rows } = await sql<OutcomeMoments>`
    select min(due) filter (where due > ${now}) as "nextAt", max(due) filter (where is_success) as "successCompleteAt"
    from (
      select started_at + make_interval(days => ${stage.windowDays}) as due, true as is_success from enrolment
      where organisation_id = current_organisation_id() and stage_id = ${stage.stageId} and started_at is not null
      union all
      select started_at + make_interval(days => ${ticketWindowDays}), false from enrolment
      where organisation_id = current_organisation_id() and stage_id = ${stage.stageId} and started_at is not null
    ) as windows`.execute(tx);
  return rows[0]!;
}
