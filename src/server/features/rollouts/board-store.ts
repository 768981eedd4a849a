/** SQL for the board: kept counts, the people behind a number, progress by day. */
import { sql } from 'kysely';
import type { EnrolmentId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { EnrolmentApproach } from '#domain/rollout/enrolment-approach.ts';
import type { EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import { statusOf, type PersonState, type TrainedBy } from '#domain/rollout/person-states.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { dateOfPerson, zoneOfPerson } from '#server/platform/person-zone-store.ts';
import { approach, approachTables } from './approach-store.ts';
import { hasLevel } from './breakdown-store.ts';
import { stateOfPlace } from './training-store.ts';

/** Active people of the organisation. */
export async function countPeople(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select person_count as people from organisation where organisation_id = current_organisation_id()`.execute(
    tx,
  );
  return rows[0]?.people ?? 0;
}

export type BoardFigures = {
  /** Active people of the organisation. */
  readonly population: number;
  readonly openTickets: number;
  /** People whose first day went badly and whom nobody has reached yet. */
  readonly waitForCall: number;
  /** Measures whose use has fallen; with the least share it has fallen by. */
  readonly falls: readonly { readonly measure: string; readonly fallAtLeast: number }[];
  /** Sources of measures that were silent in the last window. */
  readonly silentSources: readonly string[];
  /** Measures nobody has taken a value for before the rollout. */
  readonly withoutBaseline: readonly string[];
  /** People whose tickets were counted, and how many these were. */
  readonly ticketPeople: number;
  readonly tickets: number;
};

export async function boardFigures(tx: Transaction, rolloutId: RolloutId): Promise<BoardFigures> {
  const { rows } = await sql<BoardFigures>`
    select
      (select person_count from organisation where organisation_id = current_organisation_id()) as population,
      (select count(*)::integer from ticket t where t.organisation_id = current_organisation_id()
        and t.rollout_id = ${rolloutId} and t.status in ('new', 'open', 'waiting_user')) as "openTickets",
      (select count(*)::integer from outreach q where q.organisation_id = current_organisation_id()
        and q.rollout_id = ${rolloutId} and q.status = 'waiting') as "waitForCall",
      coalesce((select jsonb_agg(jsonb_build_object('measure', m.name, 'fallAtLeast', a.fall_at_least) order by m.measure_id)
        from adoption_alert a join adoption_measure m using (organisation_id, measure_id)
        where a.organisation_id = current_organisation_id() and a.rollout_id = ${rolloutId} and a.status = 'open'
          and m.ended_at is null), '[]') as falls,
      array(select distinct m.source from adoption_measure m where m.organisation_id = current_organisation_id()
        and m.rollout_id = ${rolloutId} and m.ended_at is null and (
          select w.is_silent from adoption_window w where w.organisation_id = m.organisation_id
            and w.measure_id = m.measure_id order by w.ends_on desc limit 1) order by m.source) as "silentSources",
      array(select m.name from adoption_measure m where m.organisation_id = current_organisation_id()
        and m.rollout_id = ${rolloutId} and m.ended_at is null and m.baseline is null
        order by m.measure_id) as "withoutBaseline",
      (select count(*)::integer from outcome o where o.organisation_id = current_organisation_id()
        and o.rollout_id = ${rolloutId} and o.metric = 'tickets_per_person') as "ticketPeople",
      (select coalesce(sum(o.value), 0)::integer from outcome o where o.organisation_id = current_organisation_id()
        and o.rollout_id = ${rolloutId} and o.metric = 'tickets_per_person') as tickets`.execute(tx);
  return rows[0]!;
}

/** People whose tickets were counted, and how many these were. */
export async function ticketFigures(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<{ readonly people: number; readonly tickets: number }> {
  const { rows } = await sql<{ people: number; tickets: number }>`
    select count(*)::integer as people, coalesce(sum(o.value), 0)::integer as tickets from outcome o
    where o.organisation_id = current_organisation_id() and o.rollout_id = ${rolloutId}
      and o.metric = 'tickets_per_person'`.execute(tx);
  return rows[0]!;
}

export type EnrolmentListRow = {
  readonly enrolmentId: EnrolmentId;
  readonly personId: PersonId;
  readonly externalId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly department: string | null;
  readonly site: string | null;
  readonly stageId: StageId;
  readonly stageName: string;
  readonly status: EnrolmentStatus;
  readonly trainedAt: Date | null;
  readonly trainedBy: TrainedBy | null;
  readonly reason: Statement | null;
  readonly scheduledAt: Date | null;
  readonly scheduledOn: string | null;
  readonly timeZone: string;
  readonly statusAt: Date;
  readonly approach: EnrolmentApproach | null;
};

export type EnrolmentFilter = {
  readonly stageId?: StageId;
  readonly states?: readonly PersonState[];
  /** An attribute and one of its levels; an empty level means people without one. */
  readonly by?: string;
  readonly level?: string;
  /** How they enrol; null: undecided. */
  readonly approach?: EnrolmentApproach | null;
};

function matches(rolloutId: RolloutId, { stageId, states, by, level, approach: chosen }: EnrolmentFilter) {
  return sql`e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
    ${stageId === undefined ? sql`` : sql`and e.stage_id = ${stageId}`}
    ${states === undefined ? sql`` : sql`and e.status = any(${states.map(statusOf)}::text[]) and ${stateOfPlace} = any(${states}::text[])`}
    ${by === undefined || level === undefined ? sql`` : sql`and ${hasLevel(by, level)}`}
    ${chosen === undefined ? sql`` : sql`and ${approach} is not distinct from ${chosen}::text`}`;
}

/** Counts by looking at each; where neither an attribute nor an approach is asked for, the kept counts know faster. */
export async function countEnrolments(
  tx: Transaction,
  rolloutId: RolloutId,
  filter: EnrolmentFilter,
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from enrolment e join person p using (organisation_id, person_id)
      ${filter.approach === undefined ? sql`` : sql`join stage s using (organisation_id, stage_id) ${approachTables}`}
    where ${matches(rolloutId, filter)}`.execute(tx);
  return rows[0]?.people ?? 0;
}

export async function listEnrolments(
  tx: Transaction,
  rolloutId: RolloutId,
  query: EnrolmentFilter & { readonly after: number; readonly limit: number },
): Promise<EnrolmentListRow[]> {
  const { rows } = await sql<EnrolmentListRow>`
    select e.enrolment_id as "enrolmentId", e.person_id as "personId", p.external_id as "externalId", p.display_name as "displayName", p.email,
      p.attributes ->> 'department' as department, p.attributes ->> 'site' as site, e.stage_id as "stageId",
      s.name as "stageName", e.status, e.trained_at as "trainedAt", e.trained_by as "trainedBy", e.reason, e.scheduled_at as "scheduledAt",
      ${dateOfPerson(sql`e.scheduled_at`)} as "scheduledOn", ${zoneOfPerson} as "timeZone", e.status_at as "statusAt",
      ${approach} as approach
    from enrolment e
    join person p using (organisation_id, person_id)
    join stage s using (organisation_id, stage_id)
    ${approachTables}
    where ${matches(rolloutId, query)} and e.enrolment_id > ${query.after}
    order by e.enrolment_id
    limit ${query.limit}`.execute(tx);
  return rows;
}

export async function progressByDay(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<{ on: string; started: number; succeeded: number }[]> {
  const { rows } = await sql<{ on: string; started: number; succeeded: number }>`
    with days as (
      select (started_at at time zone o.time_zone)::date as day, 1 as started, 0 as succeeded
      from enrolment e join organisation o using (organisation_id)
      where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and e.started_at is not null
      union all
      select (ended_at at time zone o.time_zone)::date, 0, 1
      from enrolment e join organisation o using (organisation_id)
      where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and e.status = 'succeeded'
    ), per_day as (
      select day, sum(started) as started, sum(succeeded) as succeeded from days group by day
    )
    select day::text as "on", (sum(started) over (order by day))::integer as started,
      (sum(succeeded) over (order by day))::integer as succeeded
    from per_day order by day`.execute(tx);
  return rows;
}
