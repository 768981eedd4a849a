/** SQL for the journey: every person of a stage with the instants of their steps, and what is counted from them. */
import { sql, type RawBuilder } from 'kysely';
import type { JourneyPart, JourneyPerson } from '#contracts/journey.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import {
  journeySteps,
  stepsOnward,
  type JourneyPath,
  type JourneyStep,
} from '#domain/journey/map-journey.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

type Place = { readonly rolloutId: RolloutId; readonly stageId: StageId };

/** Days after enrolling in which an answer to the survey is still expected. */
const answerWindowDays = 7;

/**
 * One row per person of the stage, with the first instant of each step. Excluded, cancelled and rolled back people
 * are not on the way any more, so they are left out.
 */
const travellers = ({ rolloutId, stageId }: Place) => sql`
  traveller as materialized (
    select e.person_id, e.status, e.scheduled_at is not null as has_date,
      dated.at as scheduled_at, told.at as told_at, prepared.at as prepared_at, e.started_at,
      case when e.status = 'succeeded' then coalesce(e.ended_at, e.status_at) end as enrolled_at,
      answer.at as answered_at, answer.value as score
    from enrolment e
    left join lateral (
      select min(t.at) as at from enrolment_transition t
      where t.organisation_id = e.organisation_id and t.enrolment_id = e.enrolment_id and t.to_status = 'scheduled'
    ) as dated on true
    left join (
      select enrolment_id, min(status_at) as at from delivery
      where organisation_id = current_organisation_id() and stage_id = ${stageId} and status = 'accepted'
      group by enrolment_id
    ) as told on told.enrolment_id = e.enrolment_id
    left join (
      select person_id, min(ticked_at) as at from checklist_tick
      where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      group by person_id
    ) as prepared on prepared.person_id = e.person_id
    left join outcome answer on answer.organisation_id = e.organisation_id and answer.rollout_id = e.rollout_id
      and answer.metric = 'satisfaction' and answer.person_id = e.person_id
    where e.organisation_id = current_organisation_id() and e.stage_id = ${stageId}
      and e.status not in ('excluded', 'cancelled', 'rolled_back')
  )`;

/** Whether nothing more is expected of a traveller. */
const isOver = (now: Date) => sql`
  case when enrolled_at is null then status in ('failed', 'unreachable', 'deferred')
    else enrolled_at + make_interval(days => ${answerWindowDays}) <= ${now}::timestamptz end`;

const hasTaken: Readonly<Record<JourneyStep, RawBuilder<boolean>>> = {
  scheduled: sql<boolean>`has_date`,
  told: sql<boolean>`told_at is not null`,
  prepared: sql<boolean>`prepared_at is not null`,
  started: sql<boolean>`started_at is not null`,
  enrolled: sql<boolean>`enrolled_at is not null`,
  answered: sql<boolean>`answered_at is not null`,
};

/** The condition on a traveller that `mapJourney` counts as this part of the step. */
function belongsTo(step: JourneyStep, part: JourneyPart, now: Date): RawBuilder<unknown> {
  if (part === 'reached') return hasTaken[step];
  const before = journeySteps[journeySteps.indexOf(step) - 1];
  if (before === undefined) return sql`false`;
  const onward = stepsOnward(step).map((later) => hasTaken[later]);
  const hasGoneOn = onward.length === 0 ? sql`false` : sql`(${sql.join(onward, sql` or `)})`;
  const isMissing = sql`${hasTaken[before]} and not ${hasTaken[step]}`;
  if (part === 'passed_over') return sql`${isMissing} and ${hasGoneOn}`;
  return part === 'waiting'
    ? sql`${isMissing} and not ${hasGoneOn} and not (${isOver(now)})`
    : sql`${isMissing} and not ${hasGoneOn} and (${isOver(now)})`;
}

export type JourneyPersonRow = Omit<JourneyPerson, 'statusAt'> & {
  readonly statusAt: Date;
  /** How many people there are in all. */
  readonly total: number;
};

/** People of one part of a step, after a person id. */
export async function peopleAt(
  tx: Transaction,
  { now }: Context,
  place: Place,
  { step, part, after, limit }: { step: JourneyStep; part: JourneyPart; after: number; limit: number },
): Promise<JourneyPersonRow[]> {
  const { rows } = await sql<JourneyPersonRow>`
    with ${travellers(place)}, chosen as (
      select person_id from traveller where ${belongsTo(step, part, now)}
    )
    select p.person_id as "personId", p.display_name as "displayName", p.attributes ->> 'department' as department,
      e.status, e.reason, e.status_at as "statusAt", (select count(*)::integer from chosen) as total
    from chosen c
    join enrolment e on e.organisation_id = current_organisation_id() and e.stage_id = ${place.stageId}
      and e.person_id = c.person_id and e.status not in ('excluded', 'cancelled', 'rolled_back')
    join person p on p.organisation_id = e.organisation_id and p.person_id = e.person_id
    where p.person_id > ${after}
    order by p.person_id
    limit ${limit}`.execute(tx);
  return rows;
}

/** The people of a stage by the steps they took. */
export async function pathsOf(tx: Transaction, { now }: Context, place: Place): Promise<JourneyPath[]> {
  const { rows } = await sql<JourneyPath>`
    with ${travellers(place)}
    select has_date as scheduled, told_at is not null as told, prepared_at is not null as prepared,
      started_at is not null as started, enrolled_at is not null as enrolled, answered_at is not null as answered,
      ${isOver(now)} as "isOver",
      count(*)::integer as people
    from traveller group by 1, 2, 3, 4, 5, 6, 7`.execute(tx);
  return rows;
}

export type StepTime = { readonly step: JourneyStep; readonly medianHours: number | null };

/** The median hours since the last step a person had taken, over the people who took the steps in this order. */
export async function timesOf(tx: Transaction, place: Place): Promise<StepTime[]> {
  const { rows } = await sql<StepTime>`
    with ${travellers(place)}
    select s.step, (percentile_cont(0.5) within group (order by extract(epoch from s.until - s.since)) / 3600)::float8
      as "medianHours"
    from traveller t
    cross join lateral (values
      ('told', t.scheduled_at, t.told_at),
      ('prepared', coalesce(t.told_at, t.scheduled_at), t.prepared_at),
      ('started', coalesce(t.prepared_at, t.told_at, t.scheduled_at), t.started_at),
      ('enrolled', coalesce(t.started_at, t.prepared_at, t.told_at, t.scheduled_at), t.enrolled_at),
      ('answered', coalesce(t.enrolled_at, t.started_at), t.answered_at)
    ) as s(step, since, until)
    where s.until >= s.since
    group by s.step`.execute(tx);
  return rows;
}

export type StepTrouble = {
  readonly step: JourneyStep;
  readonly tickets: number;
  readonly answersWithout: number;
  readonly sumWithout: number;
  readonly answersWith: number;
  readonly sumWith: number;
};

/**
 * Tickets opened at each step, and the satisfaction of those who reached it, apart by trouble: a ticket or a failed
 * attempt between this step and the next one the person took.
 */
export async function troubleOf(tx: Transaction, place: Place): Promise<StepTrouble[]> {
  const { rows } = await sql<StepTrouble>`
    with ${travellers(place)}, trouble as (
      select t.person_id, o.kind, case
          when t.answered_at <= o.at then 'answered' when t.enrolled_at <= o.at then 'enrolled'
          when t.started_at <= o.at then 'started' when t.prepared_at <= o.at then 'prepared'
          when t.told_at <= o.at then 'told' else 'scheduled' end as step
      from traveller t
      join observation o on o.organisation_id = current_organisation_id() and o.rollout_id = ${place.rolloutId}
        and o.person_id = t.person_id and o.kind in ('ticket.opened', 'device.enrolment_failed')
    ), troubled as (
      select step, person_id, count(*) filter (where kind = 'ticket.opened') as tickets from trouble group by 1, 2
    ), visit as (
      select s.step, t.person_id, t.score, d.person_id is not null as is_troubled, coalesce(d.tickets, 0) as tickets
      from traveller t
      cross join lateral (values
        ('scheduled', t.has_date), ('told', t.told_at is not null), ('prepared', t.prepared_at is not null),
        ('started', t.started_at is not null), ('enrolled', t.enrolled_at is not null),
        ('answered', t.answered_at is not null)
      ) as s(step, is_reached)
      left join troubled d on d.step = s.step and d.person_id = t.person_id
      where s.is_reached or d.person_id is not null
    )
    select step, sum(tickets)::integer as tickets,
      (count(score) filter (where not is_troubled))::integer as "answersWithout",
      coalesce(sum(score) filter (where not is_troubled), 0) as "sumWithout",
      (count(score) filter (where is_troubled))::integer as "answersWith",
      coalesce(sum(score) filter (where is_troubled), 0) as "sumWith"
    from visit group by step`.execute(tx);
  return rows;
}
