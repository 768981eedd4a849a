/** SQL of a plan under way: where its groups are, who is in them, and the record of every re-plan. */
import { sql } from 'kysely';
import type { CohortId, EnrolmentId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { WaveChange } from '#contracts/replan.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { mayKnowDate } from '#server/features/messages/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { KeptCapacity } from './wave-capacity.ts';

export type PlanRow = {
  readonly startsOn: string;
  readonly axes: readonly string[];
  readonly capacity: KeptCapacity;
  readonly revision: number;
  readonly weeks: number;
  readonly boundWeeks: number;
  readonly boundBy: Statement;
  /** Null until the waves are approved. */
  readonly approvedAt: Date | null;
};

export async function findPlan(tx: Transaction, rolloutId: RolloutId): Promise<PlanRow | undefined> {
  const { rows } = await sql<PlanRow>`
    select starts_on::text as "startsOn", axes, capacity, revision, weeks, bound_weeks as "boundWeeks",
      bound_by as "boundBy", approved_at as "approvedAt"
    from wave_plan where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(
    tx,
  );
  return rows[0];
}

export type GroupRow = {
  readonly groupId: number;
  readonly name: string;
  readonly values: readonly (string | null)[];
  readonly site: string | null;
  readonly department: string | null;
  readonly language: string | null;
  readonly risk: number;
  readonly together: string | null;
  readonly after: readonly number[];
  readonly stageId: StageId;
  /** Everybody with a place who is not left out, and of them those who have not started and who know their date. */
  readonly people: number;
  readonly open: number;
  readonly told: number;
};

/** Where each group is: in the stage of those who have not started, else in that of most of its people. */
export async function groupsOf(tx: Transaction, rolloutId: RolloutId): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    select distinct on (g.group_id) g.group_id as "groupId", g.name, g.values, g.site, g.department, g.language, g.risk, g.together,
      g.after, c.stage_id as "stageId", c.people, c.open, c.told
    from wave_group g
    join (
      select e.wave_group_id, e.stage_id,
        count(*) filter (where e.status not in ('excluded', 'cancelled', 'rolled_back'))::integer as people,
        count(*) filter (where e.status in ('eligible', 'scheduled', 'notified'))::integer as open,
        count(*) filter (where e.status in ('scheduled', 'notified') and ${mayKnowDate})::integer as told
      from enrolment e
      where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
        and e.wave_group_id is not null
      group by 1, 2
    ) as c on c.wave_group_id = g.group_id
    where g.organisation_id = current_organisation_id() and g.rollout_id = ${rolloutId} and c.people > 0
    order by g.group_id, c.open desc, c.people desc`.execute(tx);
  return rows;
}

export type MemberRow = { readonly personId: PersonId; readonly groupId: number; readonly isTold: boolean };

/** Who of these groups has not started, in the order of invitation. */
export async function openMembers(
  tx: Transaction,
  rolloutId: RolloutId,
  groupIds: readonly number[],
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select e.person_id as "personId", e.wave_group_id as "groupId",
      e.status <> 'eligible' and ${mayKnowDate} as "isTold"
    from enrolment e
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
      and e.wave_group_id = any(${[...groupIds]}::integer[]) and e.status in ('eligible', 'scheduled', 'notified')
    order by e.wave_group_id, e.position, e.enrolment_id`.execute(tx);
  return rows;
}

/** People of these groups whom an exception leaves out of a wave that has not started; they go where their group goes. */
export async function excludedMembers(
  tx: Transaction,
  rolloutId: RolloutId,
  groupIds: readonly number[],
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select e.person_id as "personId", e.wave_group_id as "groupId", false as "isTold"
    from enrolment e join stage s using (organisation_id, stage_id)
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
      and e.wave_group_id = any(${[...groupIds]}::integer[]) and e.status = 'excluded'
      and s.status in ('planned', 'preparing', 'ready')`.execute(tx);
  return rows;
}

/** The groups of those of these places who have a date, or wait for one. */
export async function groupsOfWaiting(
  tx: Transaction,
  rolloutId: RolloutId,
  enrolmentIds: readonly EnrolmentId[],
): Promise<{ readonly personId: PersonId; readonly groupId: number }[]> {
  const { rows } = await sql<{ personId: PersonId; groupId: number }>`
    select e.person_id as "personId", e.wave_group_id as "groupId" from enrolment e
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
      and e.enrolment_id = any(${[...enrolmentIds]}::bigint[]) and e.wave_group_id is not null
      and e.status in ('eligible', 'scheduled', 'notified')
    order by e.wave_group_id`.execute(tx);
  return rows;
}

/** A part of a group becomes a group of its own; returns its number. */
export async function splitGroup(
  tx: Transaction,
  rolloutId: RolloutId,
  groupId: number,
  personIds: readonly PersonId[],
): Promise<number> {
  const { rows } = await sql<{ groupId: number }>`
    insert into wave_group (organisation_id, rollout_id, group_id, name, values, site, department, language, risk,
      together, after, enrolment_approach)
    select organisation_id, rollout_id,
      (select max(group_id) + 1 from wave_group
        where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}),
      name || ' +' || (select count(*) from wave_group o where o.organisation_id = g.organisation_id
        and o.rollout_id = g.rollout_id and starts_with(o.name, g.name)),
      values, site, department, language, risk, null, after, enrolment_approach
    from wave_group g
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and group_id = ${groupId}
    returning group_id as "groupId"`.execute(tx);
  const part = rows[0]!.groupId;
  await sql`
    update wave_group set after = array_append(after, ${part}) where organisation_id = current_organisation_id()
      and rollout_id = ${rolloutId} and ${groupId} = any(after)`.execute(tx);
  await sql`
    update enrolment set wave_group_id = ${part} where organisation_id = current_organisation_id()
      and rollout_id = ${rolloutId} and person_id = any(${[...personIds]}::bigint[])
      and status in ('eligible', 'scheduled', 'notified')`.execute(tx);
  return part;
}

/** A wave others join has one cohort of all: the one it had is discarded. Returns who had a place in it, in order. */
export async function supersedeCohort(tx: Transaction, stageId: StageId): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    with superseded as (
      update cohort set status = 'discarded'
      where organisation_id = current_organisation_id() and stage_id = ${stageId} and status = 'accepted'
      returning organisation_id, cohort_id)
    select m.person_id as "personId" from superseded join cohort_member m using (organisation_id, cohort_id)
    where m.has_place order by m.position`.execute(tx);
  return rows.map(({ personId }) => personId);
}

/** People who moved have their place in the cohort of the new week; the old cohort remembers them without one. */
export async function leaveCohorts(
  tx: Transaction,
  rolloutId: RolloutId,
  except: CohortId,
  personIds: readonly PersonId[],
): Promise<void> {
  await sql`
    update cohort_member as m set has_place = false
    from cohort c join stage s using (organisation_id, stage_id)
    where m.organisation_id = current_organisation_id() and c.organisation_id = m.organisation_id
      and c.cohort_id = m.cohort_id and c.rollout_id = ${rolloutId} and s.kind = 'wave' and c.cohort_id <> ${except}
      and m.has_place and m.person_id = any(${[...personIds]}::bigint[])`.execute(tx);
}

/** A wave that has not started names the groups it has, and starts so many people a day as they need. */
export async function updateWave(
  tx: Transaction,
  stageId: StageId,
  wave: { readonly startsOn?: string; readonly axisValue: string | null; readonly startsPerDay: number },
): Promise<void> {
  await sql`
    update stage set axis_value = ${wave.axisValue}, starts_per_day = greatest(starts_per_day, ${wave.startsPerDay}),
      starts_on = coalesce(${wave.startsOn ?? null}::date, starts_on)
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
}

/** Open and excluded people of a stage. */
export async function countWaiting(tx: Transaction, stageId: StageId): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from enrolment
    where organisation_id = current_organisation_id() and stage_id = ${stageId}
      and status not in ('cancelled', 'rolled_back')`.execute(tx);
  return rows[0]!.people;
}

export type RevisionRow = {
  readonly revision: number;
  readonly change: WaveChange;
  readonly reason: string;
  readonly weeksBefore: number;
  readonly weeksAfter: number;
  readonly peopleMoved: number;
  readonly toldAgain: number;
  readonly decidedBy: string;
  readonly decidedAt: Date;
};

export type MoveRow = {
  readonly person_id: PersonId;
  readonly from_on: string;
  readonly to_on: string;
  readonly told_before: boolean;
  readonly reason: Statement;
};

export async function insertRevision(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  revision: Omit<RevisionRow, 'decidedBy' | 'decidedAt'>,
  moves: readonly MoveRow[],
): Promise<void> {
  await sql`
    insert into wave_revision (organisation_id, rollout_id, revision, change, reason, weeks_before, weeks_after,
      people_moved, people_told_again, decided_by, decided_at)
    values (${organisationId}, ${rolloutId}, ${revision.revision}, ${JSON.stringify(revision.change)}::jsonb,
      ${revision.reason}, ${revision.weeksBefore}, ${revision.weeksAfter}, ${revision.peopleMoved},
      ${revision.toldAgain}, ${actor.name}, ${now})`.execute(tx);
  await sql`
    insert into wave_revision_move (organisation_id, rollout_id, revision, person_id, from_on, to_on, told_before, reason)
    select ${organisationId}, ${rolloutId}, ${revision.revision}, m.*
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
      as m(person_id bigint, from_on date, to_on date, told_before boolean, reason jsonb)`.execute(tx);
}

export async function updatePlan(
  tx: Transaction,
  rolloutId: RolloutId,
  plan: Pick<PlanRow, 'capacity' | 'revision' | 'weeks' | 'boundWeeks' | 'boundBy'>,
): Promise<void> {
  await sql`
    update wave_plan set capacity = ${JSON.stringify(plan.capacity)}::jsonb, revision = ${plan.revision},
      weeks = ${plan.weeks}, bound_weeks = ${plan.boundWeeks}, bound_by = ${JSON.stringify(plan.boundBy)}::jsonb
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

export async function revisionsOf(tx: Transaction, rolloutId: RolloutId): Promise<RevisionRow[]> {
  const { rows } = await sql<RevisionRow>`
    select revision, change, reason, weeks_before as "weeksBefore", weeks_after as "weeksAfter",
      people_moved as "peopleMoved", people_told_again as "toldAgain", decided_by as "decidedBy",
      decided_at as "decidedAt"
    from wave_revision where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    order by revision desc`.execute(tx);
  return rows;
}

export async function peopleOfRevision(
  tx: Transaction,
  rolloutId: RolloutId,
  revision: number,
  page: { readonly after: number; readonly limit: number },
) {
  const { rows } = await sql<{
    personId: PersonId;
    displayName: string;
    from: string;
    to: string;
    toldBefore: boolean;
    reason: Statement;
  }>`
    select m.person_id as "personId", p.display_name as "displayName", m.from_on::text as "from", m.to_on::text as "to",
      m.told_before as "toldBefore", m.reason
    from wave_revision_move m join person p using (organisation_id, person_id)
    where m.organisation_id = current_organisation_id() and m.rollout_id = ${rolloutId} and m.revision = ${revision}
      and m.person_id > ${page.after}
    order by m.person_id limit ${page.limit}`.execute(tx);
  return rows;
}
