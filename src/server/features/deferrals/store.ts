/** SQL of deferrals: what a person's limits depend on, and whose time runs out. */
import { sql, type RawBuilder } from 'kysely';
import type { EnrolmentId, PersonId, StageId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import { availableAt, StartClock, type RolloutRow } from '#server/features/rollouts/index.ts';
import { isBooked } from '#server/features/slots/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { dateOfPerson } from '#server/platform/person-zone-store.ts';

/**
 * The first and last date of the stage `s` as its people had them before they put any off, where they are. The first of
 * those who are done is the one the stage began with. `offset 0` has them worked out once, not at each mention.
 */
const datesOfStage = (rollout: RolloutRow) => {
  const clock = new StartClock(rollout);
  const ofStage = sql`e.organisation_id = s.organisation_id and e.stage_id = s.stage_id
    and e.status in ('scheduled', 'notified', 'started')`;
  return sql`lateral (
    select least(greatest((s.started_at at time zone ${rollout.timeZone})::date, s.starts_on),
        ${clock.firstDate(availableAt('e'), ofStage)}::date) as first_on,
      ${clock.lastDate(availableAt('e'), ofStage)}::date as last_on offset 0)`;
};

export type DatedPlaceRow = {
  readonly enrolmentId: EnrolmentId;
  readonly personId: PersonId;
  readonly stageId: StageId;
  readonly displayName: string;
  readonly status: EnrolmentStatus;
  readonly scheduledAt: Date | null;
  readonly availableAt: Date | null;
  readonly deferrals: number;
  /** Their date is a place they booked: that is moved, not put off. */
  readonly isBooked: boolean;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  readonly site: string | null;
  readonly department: string | null;
  readonly country: string | null;
  readonly attributes: Readonly<Record<string, string>>;
};

/** One place of a rollout, or the open place of a person. */
export async function findPlace(
  tx: Transaction,
  rollout: RolloutRow,
  of: { readonly enrolmentId: EnrolmentId } | { readonly personId: PersonId },
): Promise<DatedPlaceRow | undefined> {
  const whose: RawBuilder<boolean> =
    'enrolmentId' in of
      ? sql`e.enrolment_id = ${of.enrolmentId}`
      : sql`e.person_id = ${of.personId} and e.status not in ('cancelled', 'rolled_back')`;
  const { rows } = await sql<DatedPlaceRow>`
    select e.enrolment_id as "enrolmentId", e.person_id as "personId", e.stage_id as "stageId",
      p.display_name as "displayName", e.status, e.scheduled_at as "scheduledAt", ${availableAt('e')} as "availableAt",
      e.deferrals, ${isBooked} as "isBooked", dates.first_on::text as "firstOn", dates.last_on::text as "lastOn",
      p.attributes ->> 'site' as site, p.attributes ->> 'department' as department,
      p.attributes ->> 'country' as country, p.attributes
    from enrolment e
    join person p using (organisation_id, person_id)
    join stage s using (organisation_id, stage_id)
    cross join ${datesOfStage(rollout)} as dates
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rollout.rolloutId} and ${whose}`.execute(
    tx,
  );
  return rows[0];
}

/** What a deferral writes beside the move: one more, and from where it began. Null is no date yet. */
export function deferred(to: Date | null, mayKnow: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`deferrals = e.deferrals + 1, deferred_from = ${availableAt('e')}, deferred_to = ${to}::timestamptz,
    scheduled_at = ${to}::timestamptz, date_number = e.date_number + 1,
    replaces_at = case when ${mayKnow} then e.scheduled_at else e.replaces_at end`;
}

export type AtRisk = {
  readonly enrolmentId: EnrolmentId;
  readonly personId: PersonId;
  readonly displayName: string;
  readonly department: string | null;
  readonly stageId: StageId;
  readonly stageName: string;
  readonly status: EnrolmentStatus;
  readonly scheduledOn: string;
  readonly deferrals: number;
  readonly reason: Statement | null;
  readonly latestOn: string;
};

export type AtRiskQuery = {
  readonly now: Date;
  readonly withinDays: number;
  readonly most: number;
};

/**
 * People on their way who put off their date, or whose date has come in a stage with a deadline; the earliest last day
 * first. The last day is that of `latestDate` in the domain: the stage's for those who put off, and the own deadline.
 */
export async function listAtRisk(
  tx: Transaction,
  rollout: RolloutRow,
  { now, withinDays, most }: AtRiskQuery,
): Promise<{ readonly rows: AtRisk[]; readonly total: number }> {
  const { rows } = await sql<AtRisk & { total: number }>`
    select e.enrolment_id as "enrolmentId", e.person_id as "personId", p.display_name as "displayName",
      p.attributes ->> 'department' as department, e.stage_id as "stageId", s.name as "stageName", e.status,
      ${dateOfPerson(sql`e.scheduled_at`)} as "scheduledOn", e.deferrals, put_off.reason, risk.latest_on::text as "latestOn",
      (count(*) over ())::integer as total
    from stage s
    join enrolment e using (organisation_id, stage_id)
    join person p using (organisation_id, person_id)
    cross join ${datesOfStage(rollout)} as dates
    cross join lateral (
      select least(
        case when e.deferrals > 0 then greatest(
          coalesce(dates.first_on, s.starts_on) + ${withinDays}::integer, dates.last_on) end,
        ${dateOfPerson(availableAt('e'))}::date + s.deadline_days) as latest_on) as risk
    left join lateral (
      select t.reason from enrolment_transition t
      where t.organisation_id = e.organisation_id and t.enrolment_id = e.enrolment_id
        and t.reason ->> 'code' in ('person_put_off', 'person_put_off_noted')
      order by t.audit_sequence desc limit 1) as put_off on e.deferrals > 0
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rollout.rolloutId}
      and e.status in ('scheduled', 'notified', 'started') and e.scheduled_at is not null
      and (e.deferrals > 0 or (s.deadline_days is not null and e.scheduled_at <= ${now}))
      and risk.latest_on is not null
    order by risk.latest_on, e.enrolment_id
    limit ${most}`.execute(tx);
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}
