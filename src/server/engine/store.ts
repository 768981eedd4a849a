/** SQL of the engine: placing signals, what is due next. */
import { sql, type RawBuilder } from 'kysely';
import type { OrganisationId, RolloutId, StageId } from '#contracts/ids.ts';
import { ticketWindowDays } from '#contracts/metric-definitions.ts';
import { appFound, use, type SignalKind } from '#contracts/signals.ts';
import type { EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import type { Context } from '#server/platform/context.ts';
import type { StartClock } from '#server/features/rollouts/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type PlacedSignal = {
  readonly signalId: number;
  readonly kind: SignalKind;
  readonly enrolmentId: number | null;
  readonly status: EnrolmentStatus | null;
  readonly detail: string | null;
  /** The app it is about; null when it is about the person as a whole. */
  readonly app: string | null;
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

type SignalBatch = {
  readonly organisationId: OrganisationId;
  readonly rolloutId: RolloutId;
  /** The last signal that has been read. */
  readonly after: number;
  readonly most: number;
};

/**
 * The next signals as `batch`, and those that are about this rollout or any as `placed`: each with the person it is
 * about, by identifier or e-mail address, or none. What has arrived since the statistics counts for one row, and a join
 * planned for one row compares each signal with everything: so each signal looks up by key what belongs to it, in an
 * index (`lateral … limit 1`) or in an object of names.
 */
function locatedBatch({ organisationId, rolloutId, after, most }: SignalBatch): RawBuilder<unknown> {
  return sql`batch as materialized (
      select s.*, (s.rollout_id is null or s.rollout_id = ${rolloutId}) as is_own from signal s
      where s.organisation_id = ${organisationId} and s.signal_id > ${after}
      order by s.signal_id limit ${most}
    ), owned as (
      select b.*, case b.subject_kind when 'device' then d.owner_reference else b.subject_reference end as owner
      from batch b
      left join lateral (
        select d.owner_reference from device d
        where d.organisation_id = b.organisation_id and d.external_id = b.subject_reference limit 1
      ) as d on b.subject_kind = 'device'
      where b.is_own
    ), known as (
      select o.*, by_id.person_id as known_id
      from owned o
      left join lateral (
        select p.person_id from person p
        where p.organisation_id = o.organisation_id and p.external_id = o.owner limit 1
      ) as by_id on true
    ), by_email as materialized (
      select jsonb_object_agg(address, person_id) as ids
      from people_with_email(array(select lower(owner) from known where known_id is null))
    ), placed as materialized (
      select k.*, case when k.known_id is null then ((select ids from by_email) ->> lower(k.owner))::bigint
        else k.known_id end as person_id
      from known k
    )`;
}

/** Keeps the first answer of each person about the change, about their training, and about each app. */
function answers(rolloutId: RolloutId): RawBuilder<unknown> {
  return sql`answered as (
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select distinct on (person_id) organisation_id, ${rolloutId}, stage_id, 'satisfaction', person_id, occurred_at, value
      from joined
      where enrolment_id is not null and kind = 'satisfaction.answered' and value between 1 and 5
        and about_app is null
      order by person_id, occurred_at
      on conflict do nothing
      returning 1
    ), trained as (
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select distinct on (person_id) organisation_id, ${rolloutId}, stage_id, 'adequately_trained', person_id,
        occurred_at, value
      from joined
      where enrolment_id is not null and kind = 'training.answered' and value in (0, 1)
      order by person_id, occurred_at
      on conflict do nothing
    ), answered_about as (
      insert into app_outcome (organisation_id, rollout_id, stage_id, metric, app, person_id, at, value)
      select distinct on (about_app, person_id) organisation_id, ${rolloutId}, stage_id, 'satisfaction', about_app,
        person_id, occurred_at, value
      from joined
      where enrolment_id is not null and kind = 'satisfaction.answered' and value between 1 and 5
        and about_app is not null
      order by about_app, person_id, occurred_at
      on conflict do nothing
    )`;
}

export type SignalsRead = {
  /** How many the cursor went on by, those about other rollouts included; 0 means that none were waiting. */
  readonly read: number;
  /** Those about this rollout or about none by name, in order of occurrence. */
  readonly signals: readonly PlacedSignal[];
};

type SignalRow = PlacedSignal & { readonly read: number };
/** The only row when all that was read is about other rollouts. */
type NoSignalRow = { readonly read: number; readonly signalId: null };

/**
 * Reads the next signals after the rollout's cursor, which is `after`, places them on people with an enrolment, and
 * keeps the placed ones as observations.
 */
export async function placeSignals(
  tx: Transaction,
  { organisationId }: Context,
  rolloutId: RolloutId,
  { after, most }: { readonly after: number; readonly most: number },
): Promise<SignalsRead> {
  const { rows } = await sql<SignalRow | NoSignalRow>`
    with ${locatedBatch({ organisationId, rolloutId, after, most })}, named as (
      select p.*, case p.kind when ${appFound} then coalesce(p.app, p.detail) else p.app end as named_app
      from placed p
    ), inventory as materialized (
      select jsonb_object_agg(key, name) as names from (
        select distinct on (key) key, a.name
        from app a cross join lateral (values (lower(a.external_id)), (lower(a.name))) as k(key)
        where a.organisation_id = ${organisationId}
        order by key, a.active desc, a.app_id
      ) as a
    ), joined as (
      select p.*, e.enrolment_id, e.stage_id, e.status as enrolment_status,
        coalesce((select names from inventory) ->> lower(p.named_app), p.named_app) as about_app
      from named p
      left join lateral (
        select e.enrolment_id, e.stage_id, e.status from enrolment e
        where e.organisation_id = p.organisation_id and e.rollout_id = ${rolloutId} and e.person_id = p.person_id
          and e.status not in ('cancelled', 'rolled_back') limit 1
      ) as e on true
    ), observed as (
      insert into observation (organisation_id, rollout_id, signal_id, person_id, kind, at, value, detail, app, priority)
      select organisation_id, ${rolloutId}, signal_id, person_id, kind, occurred_at, value, detail, about_app, priority
      from joined where enrolment_id is not null and kind <> ${use}
      on conflict do nothing
    ), used as (
      insert into use_day (organisation_id, rollout_id, source, feature, used_on, person_id)
      select distinct j.organisation_id, ${rolloutId}::integer, j.source, lower(j.about_app),
        (j.occurred_at at time zone o.time_zone)::date, j.person_id
      from joined j join organisation o on o.organisation_id = j.organisation_id
      where j.enrolment_id is not null and j.kind = ${use} and j.about_app is not null
      on conflict do nothing
    ), ${answers(rolloutId)}, moved as (
      insert into signal_cursor as c (organisation_id, rollout_id, signal_id, placed, unplaced)
      select ${organisationId}, ${rolloutId}, b.read_to, j.placed, j.unplaced
      from (select max(signal_id) as read_to from batch having count(*) > 0) as b
      cross join (select count(enrolment_id) as placed, count(*) - count(enrolment_id) as unplaced from joined) as j
      on conflict (organisation_id, rollout_id) do update set signal_id = excluded.signal_id,
        placed = c.placed + excluded.placed, unplaced = c.unplaced + excluded.unplaced
    )
    select b.read, signal_id as "signalId", kind, enrolment_id as "enrolmentId", enrolment_status as status, detail,
      about_app as app
    from (select count(*)::integer as read from batch) as b left join joined on true
    order by occurred_at, signal_id`.execute(tx);
  const isOwn = (row: (typeof rows)[number]): row is SignalRow => row.signalId !== null;
  return { read: rows[0]!.read, signals: rows.filter(isOwn) };
}

export type Pulse = {
  readonly stageId: StageId;
  /** People without a date, with a date but not told, and without an outcome. */
  readonly unscheduled: number;
  readonly untold: number;
  readonly unsettled: number;
  /** The earliest date of somebody who has not started; null when there is none. */
  readonly nextStartAt: Date | null;
  /** The earliest of these that is still to come. */
  readonly startAheadAt: Date | null;
  /** When the time of somebody who has started without an outcome is over first. */
  readonly nextLossAt: Date | null;
  /** When the next person's success, or tickets, can be measured. */
  readonly nextSuccessAt: Date | null;
  readonly nextTicketsAt: Date | null;
  /** When the success of everybody started so far is known. */
  readonly successCompleteAt: Date | null;
};

/**
 * When the time of the person of an enrolment `e` is over: at their deadline, else at the end of their window. Who put
 * off their date has the deadline of the first one, and yet as long to report as anybody.
 */
export function lossAt(
  deadlineDays: number | null | RawBuilder<number | null>,
  windowDays: number | RawBuilder<number>,
): RawBuilder<Date> {
  const after = (days: unknown) => sql`make_interval(days => (${days})::integer)`;
  return sql<Date>`case
    when (${deadlineDays})::integer is not null and e.deferred_from is not null and e.scheduled_at = e.deferred_to
      then greatest(e.deferred_from + ${after(deadlineDays)},
        e.started_at + ${after(sql`least((${deadlineDays})::integer, (${windowDays})::integer)`)})
    else e.started_at + ${after(sql`coalesce((${deadlineDays})::integer, (${windowDays})::integer)`)} end`;
}

/** How long after its end people of a stage may still open tickets that count. */
const lateMeasuringDays = 14;

/**
 * What is open of each stage of which anything can still move, and when something is next due: it has not ended, is
 * still measured, or has people on their way. Reads kept counts and index edges only.
 */
export async function readPulses(tx: Transaction, { now }: Context, rolloutId: RolloutId): Promise<Pulse[]> {
  const started = sql`from enrolment e where e.organisation_id = s.organisation_id and e.stage_id = s.stage_id`;
  const { rows } = await sql<Pulse>`
    select s.stage_id as "stageId",
      coalesce(c.unscheduled, 0)::integer as unscheduled, coalesce(c.untold, 0)::integer as untold,
      coalesce(c.unsettled, 0)::integer as unsettled,
      least(
        (select min(e.scheduled_at) ${started} and e.status = 'scheduled'),
        (select min(e.scheduled_at) ${started} and e.status = 'notified')
      ) as "nextStartAt",
      least(
        (select min(e.scheduled_at) ${started} and e.status = 'scheduled' and e.scheduled_at > ${now}),
        (select min(e.scheduled_at) ${started} and e.status = 'notified' and e.scheduled_at > ${now})
      ) as "startAheadAt",
      least(
        (select min(e.started_at) ${started} and e.started_at is not null and e.status = 'started')
          + make_interval(days => coalesce(s.deadline_days, s.window_days)),
        case when s.deadline_days is not null then (
          select min(${lossAt(sql`s.deadline_days`, sql`s.window_days`)}) ${started}
            and e.deferrals > 0 and e.status = 'started') end
      ) as "nextLossAt",
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
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId}
      and (s.status <> all(${[...stageMachine.terminal]}::text[])
        or (s.status in ('passed', 'skipped') and coalesce(c.unsettled, 0) > 0)
        or (s.status = 'passed' and s.ended_at > ${now}::timestamptz - make_interval(days => ${lateMeasuringDays})))`.execute(
    tx,
  );
  return rows;
}

/** People of a stage started on a date (YYYY-MM-DD) where they are. */
export async function countStartedOn(
  tx: Transaction,
  stageId: StageId,
  clock: StartClock,
  on: string,
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from enrolment e
    where e.organisation_id = current_organisation_id() and e.stage_id = ${stageId}
      and ${clock.isOn(sql`e.started_at`, on)}`.execute(tx);
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
