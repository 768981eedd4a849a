/** SQL for the people of cohorts: who has a place, what they answered, and who steps in for whom. */
import { sql, type RawBuilder } from 'kysely';
import type { CohortId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { MemberFilter, MemberReason, ParticipationStatus } from '#contracts/participation.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type AnsweredVia = 'page' | 'lead' | 'list';

export type NewMember = {
  readonly personId: PersonId;
  readonly reason: MemberReason;
  readonly status: ParticipationStatus;
  readonly hasPlace: boolean;
  readonly answeredVia?: AnsweredVia | null;
  readonly note?: string | null;
};

/** Adds people behind everybody who is in; a person who is in already is refused by the key. */
export async function insertMembers(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  cohortId: CohortId,
  members: readonly NewMember[],
): Promise<void> {
  const of = <Value>(read: (member: NewMember) => Value): Value[] => members.map(read);
  await sql`
    insert into cohort_member (organisation_id, cohort_id, person_id, position, reason, has_place, status, status_at,
      answered_by, answered_via, note)
    select ${organisationId}, ${cohortId}, m.person_id, last.position + m.rank, m.reason::jsonb, m.has_place, m.status,
      ${now}, case when m.via is null then null else ${actor.name} end, m.via, m.note
    from unnest(${of((member) => member.personId)}::bigint[], ${of((member) => JSON.stringify(member.reason))}::text[],
      ${of((member) => member.hasPlace)}::boolean[], ${of((member) => member.status)}::text[],
      ${of((member) => member.answeredVia ?? null)}::text[], ${of((member) => member.note ?? null)}::text[])
      with ordinality as m(person_id, reason, has_place, status, via, note, rank),
      (select coalesce(max(position), 0) as position from cohort_member
        where organisation_id = ${organisationId} and cohort_id = ${cohortId}) as last`.execute(tx);
}

/** People with a place, in the order of invitation. */
export async function membersWithPlace(tx: Transaction, cohortId: CohortId): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from cohort_member
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId} and has_place
    order by position`.execute(tx);
  return rows.map((row) => row.personId);
}

/** Why a person `p` who is member `m` of the cohort cannot keep the place; null when nothing speaks against it. */
const problem = (now: Date) => sql`
  case when not p.active then 'left' when m.status = 'declined' then 'declined'
    when exists (
      select 1 from exception x join organisation o using (organisation_id)
      where x.organisation_id = m.organisation_id and x.person_id = m.person_id and x.list = 'exclude'
        and (x.until_on is null or x.until_on >= (${now}::timestamptz at time zone o.time_zone)::date)) then 'excluded'
  end`;

export type MemberRow = {
  readonly personId: PersonId;
  readonly position: number;
  readonly displayName: string;
  readonly externalId: string;
  /** Text in cohorts that were laid out and not chosen. */
  readonly reason: MemberReason | string;
  readonly hasPlace: boolean;
  readonly status: ParticipationStatus;
  readonly statusAt: Date | null;
  readonly answeredBy: string | null;
  readonly answeredVia: AnsweredVia | null;
  readonly note: string | null;
  readonly problem: 'declined' | 'left' | 'excluded' | null;
  readonly standsInFor: PersonId | null;
  readonly standsInForName: string | null;
};

const memberColumns = (now: Date) => sql`
  m.person_id as "personId", m.position, p.display_name as "displayName", p.external_id as "externalId", m.reason,
  m.has_place as "hasPlace", m.status, m.status_at as "statusAt", m.answered_by as "answeredBy",
  m.answered_via as "answeredVia", m.note, case when m.has_place then ${problem(now)} end as problem,
  m.stands_in_for as "standsInFor", other.display_name as "standsInForName"`;

const memberTables = sql`
  cohort_member m
  join person p on p.organisation_id = m.organisation_id and p.person_id = m.person_id
  left join person other on other.organisation_id = m.organisation_id and other.person_id = m.stands_in_for`;

function matches(now: Date, cohortId: CohortId, only: MemberFilter | undefined): RawBuilder<unknown> {
  const filter =
    only === undefined
      ? sql`m.has_place`
      : only === 'open'
        ? sql`m.has_place and (${problem(now)}) is not null`
        : // Who was replaced is shown where one looks for the answers.
          sql`m.status = ${only}`;
  return sql`m.organisation_id = current_organisation_id() and m.cohort_id = ${cohortId} and ${filter}`;
}

/** People with a place when no filter is given. */
export async function listMembers(
  tx: Transaction,
  now: Date,
  cohortId: CohortId,
  only: MemberFilter | undefined,
  page: { readonly after: number; readonly limit: number },
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select ${memberColumns(now)} from ${memberTables}
    where ${matches(now, cohortId, only)} and m.position > ${page.after}
    order by m.position
    limit ${page.limit}`.execute(tx);
  return rows;
}

export async function countMembers(
  tx: Transaction,
  now: Date,
  cohortId: CohortId,
  only: MemberFilter | undefined,
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from ${memberTables}
    where ${matches(now, cohortId, only)}`.execute(tx);
  return rows[0]?.people ?? 0;
}

export async function findMember(
  tx: Transaction,
  now: Date,
  cohortId: CohortId,
  personId: PersonId,
): Promise<MemberRow | undefined> {
  const { rows } = await sql<MemberRow>`
    select ${memberColumns(now)} from ${memberTables}
    where m.organisation_id = current_organisation_id() and m.cohort_id = ${cohortId}
      and m.person_id = ${personId}`.execute(tx);
  return rows[0];
}

/** What those of the people who are members of the cohort have answered. */
export async function statusesOf(
  tx: Transaction,
  cohortId: CohortId,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, ParticipationStatus>> {
  const { rows } = await sql<{ personId: PersonId; status: ParticipationStatus }>`
    select person_id as "personId", status from cohort_member
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId}
      and person_id = any(${[...personIds]}::bigint[])`.execute(tx);
  return new Map(rows.map(({ personId, status }) => [personId, status]));
}

/** Everybody who is or was a member, in order. */
export async function everybodyIn(
  tx: Transaction,
  cohortId: CohortId,
): Promise<Pick<MemberRow, 'personId' | 'hasPlace' | 'status'>[]> {
  const { rows } = await sql<Pick<MemberRow, 'personId' | 'hasPlace' | 'status'>>`
    select person_id as "personId", has_place as "hasPlace", status from cohort_member
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId}
    order by position`.execute(tx);
  return rows;
}

/** Who steps in for whom and has not answered yet, by the person whose place it is. */
export async function standInsOf(
  tx: Transaction,
  cohortId: CohortId,
): Promise<Map<PersonId, { personId: PersonId; displayName: string }>> {
  const { rows } = await sql<{ leaver: PersonId; personId: PersonId; displayName: string }>`
    select m.stands_in_for as leaver, m.person_id as "personId", p.display_name as "displayName"
    from cohort_member m join person p using (organisation_id, person_id)
    where m.organisation_id = current_organisation_id() and m.cohort_id = ${cohortId}
      and m.stands_in_for is not null`.execute(tx);
  return new Map(rows.map(({ leaver, ...standIn }) => [leaver, standIn]));
}

/** How many people with a place have given this answer. */
export async function countAnswered(
  tx: Transaction,
  cohortId: CohortId,
  status: ParticipationStatus,
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from cohort_member
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId} and has_place
      and status = ${status}`.execute(tx);
  return rows[0]?.people ?? 0;
}

/** People per answer; those who were replaced are left out. */
export async function countAnswers(
  tx: Transaction,
  cohortId: CohortId,
): Promise<{ status: ParticipationStatus; people: number }[]> {
  const { rows } = await sql<{ status: ParticipationStatus; people: number }>`
    select status, count(*)::integer as people from cohort_member
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId}
      and (has_place or status = 'waitlisted' or stands_in_for is not null)
    group by status`.execute(tx);
  return rows;
}

/** Marks everybody who has not been asked as asked, and returns them. */
export async function inviteCandidates(
  tx: Transaction,
  now: Date,
  cohortId: CohortId,
  personIds?: readonly PersonId[],
): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    update cohort_member m set status = 'invited', status_at = ${now}
    from person p
    where m.organisation_id = current_organisation_id() and m.cohort_id = ${cohortId} and m.status = 'candidate'
      and p.organisation_id = m.organisation_id and p.person_id = m.person_id
      and (m.stands_in_for is not null or (m.has_place and (${problem(now)}) is null))
      ${personIds === undefined ? sql`` : sql`and m.person_id = any(${[...personIds]}::bigint[])`}
    returning m.person_id as "personId"`.execute(tx);
  return rows.map((row) => row.personId);
}

export async function updateAnswer(
  tx: Transaction,
  { actor, now }: Context,
  cohortId: CohortId,
  personId: PersonId,
  answer: {
    readonly status: ParticipationStatus;
    readonly via: AnsweredVia;
    readonly note: string | null;
    readonly hasPlace: boolean;
    readonly standsInFor: PersonId | null;
  },
): Promise<void> {
  await sql`
    update cohort_member set status = ${answer.status}, status_at = ${now}, answered_by = ${actor.name},
      answered_via = ${answer.via}, note = ${answer.note}, has_place = ${answer.hasPlace},
      stands_in_for = ${answer.standsInFor}
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId} and person_id = ${personId}`.execute(
    tx,
  );
}

/** Somebody who waited has a place now; who said yes, and how, stays as it was. */
export async function confirmWaiting(tx: Transaction, cohortId: CohortId, personId: PersonId): Promise<void> {
  await sql`
    update cohort_member set status = 'accepted'
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId} and person_id = ${personId}
      and status = 'waitlisted'`.execute(tx);
}

/** Marks a member without a place as the one who steps in for somebody. */
export async function nameStandIn(
  tx: Transaction,
  cohortId: CohortId,
  personId: PersonId,
  leaver: PersonId,
): Promise<void> {
  await sql`
    update cohort_member set stands_in_for = ${leaver}
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId} and person_id = ${personId}
      and not has_place`.execute(tx);
}

/** Nobody is asked to step in for this person any more; who was stays asked, without a place. */
export async function releaseStandIn(tx: Transaction, cohortId: CohortId, leaver: PersonId): Promise<void> {
  await sql`
    update cohort_member set stands_in_for = null
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId} and stands_in_for = ${leaver}`.execute(
    tx,
  );
}

/** The joiner takes the leaver's place and position; the leaver goes behind everybody. */
export async function exchangePlaces(
  tx: Transaction,
  cohortId: CohortId,
  leaver: PersonId,
  joiner: PersonId,
): Promise<void> {
  await sql`
    with before as (
      select person_id, position from cohort_member
      where organisation_id = current_organisation_id() and cohort_id = ${cohortId}
        and person_id in (${leaver}, ${joiner})
    )
    update cohort_member m set
      has_place = m.person_id = ${joiner}, stands_in_for = null, position = other.position,
      reason = case when m.person_id = ${joiner} then jsonb_build_object('kind', 'substitute', 'cells', '[]'::jsonb, 'note', null)
        else m.reason end
    from before as other
    where m.organisation_id = current_organisation_id() and m.cohort_id = ${cohortId}
      and m.person_id in (${leaver}, ${joiner}) and other.person_id <> m.person_id`.execute(tx);
}

export async function givePlace(tx: Transaction, cohortId: CohortId, personId: PersonId): Promise<void> {
  await sql`
    update cohort_member set has_place = true, stands_in_for = null
    where organisation_id = current_organisation_id() and cohort_id = ${cohortId} and person_id = ${personId}`.execute(
    tx,
  );
}

export type QuestionRow = {
  readonly cohortId: CohortId;
  readonly stageId: StageId;
  readonly cohortStatus: 'draft' | 'accepted' | 'discarded';
  readonly status: ParticipationStatus;
  readonly hasPlace: boolean;
  readonly standsIn: boolean;
  readonly answerByOn: string | null;
  readonly consentRequired: boolean;
};

/** The question a person was asked last in a rollout: the one that still stands before one called off. */
export async function findQuestion(
  tx: Transaction,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<QuestionRow | undefined> {
  const { rows } = await sql<QuestionRow>`
    select c.cohort_id as "cohortId", c.stage_id as "stageId", c.status as "cohortStatus", m.status,
      m.has_place as "hasPlace", m.stands_in_for is not null as "standsIn", c.answer_by_on as "answerByOn",
      coalesce(s.consent_required, false) as "consentRequired"
    from cohort_member m
    join cohort c using (organisation_id, cohort_id)
    left join pilot_setting s using (organisation_id, stage_id)
    where m.organisation_id = current_organisation_id() and m.person_id = ${personId} and c.rollout_id = ${rolloutId}
      and c.asked_at is not null and m.status <> 'candidate'
    order by c.status = 'discarded', c.cohort_id desc limit 1`.execute(tx);
  return rows[0];
}

export async function namesOf(
  tx: Transaction,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, { displayName: string; externalId: string }>> {
  const { rows } = await sql<{ personId: PersonId; displayName: string; externalId: string }>`
    select person_id as "personId", display_name as "displayName", external_id as "externalId" from person
    where organisation_id = current_organisation_id() and person_id = any(${[...personIds]}::bigint[])`.execute(
    tx,
  );
  return new Map(rows.map(({ personId, ...names }) => [personId, names]));
}
