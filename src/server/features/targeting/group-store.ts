/** SQL of targeting groups, their readings, and what readings and handing over write about members. */
import { sql } from 'kysely';
import type { ConnectionId, PersonId, RolloutId, StageId, TargetingGroupId } from '#contracts/ids.ts';
import type { GroupChange, TargetingGroup, TargetingReading } from '#contracts/targeting.ts';
import { readingsToBelieve } from '#domain/targeting/membership-machine.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type GroupRow = {
  readonly targetingGroupId: TargetingGroupId;
  readonly rolloutId: RolloutId;
  readonly name: string;
  readonly stageId: StageId | null;
  readonly stageName: string | null;
  readonly holds: TargetingGroup['holds'];
  readonly leadDays: number;
  readonly connectionId: ConnectionId | null;
  readonly entraGroupId: string | null;
  readonly obstacle: TargetingGroup['obstacle'];
  /** Whether a complete reading exists; without one nothing is known of who is in. */
  readonly isRead: boolean;
};

const columns = sql`
  g.targeting_group_id as "targetingGroupId", g.rollout_id as "rolloutId", g.name, g.stage_id as "stageId",
  s.name as "stageName", g.holds, g.lead_days as "leadDays", g.connection_id as "connectionId",
  g.entra_group_id as "entraGroupId", g.obstacle, exists (
    select from targeting_reading r where r.organisation_id = g.organisation_id
      and r.targeting_group_id = g.targeting_group_id and r.is_complete) as "isRead"`;
const groups = sql`targeting_group g left join stage s using (organisation_id, stage_id)`;

export async function listGroups(tx: Transaction, rolloutId: RolloutId): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    select ${columns} from ${groups}
    where g.organisation_id = current_organisation_id() and g.rollout_id = ${rolloutId}
    order by s.ordinal nulls first, lower(g.name)`.execute(tx);
  return rows;
}

/** `isLocked` keeps two readings, or a reading and a hand-over, from working on one group at once. */
export async function findGroup(
  tx: Transaction,
  targetingGroupId: TargetingGroupId,
  isLocked = false,
): Promise<GroupRow | undefined> {
  const { rows } = await sql<GroupRow>`
    select ${columns} from ${groups}
    where g.organisation_id = current_organisation_id() and g.targeting_group_id = ${targetingGroupId}
    ${isLocked ? sql`for update of g` : sql``}`.execute(tx);
  return rows[0];
}

/** Groups of the rollouts a person has had a place in, and groups they were seen in. */
export async function groupsAbout(
  tx: Transaction,
  personId: PersonId,
): Promise<(GroupRow & { rolloutName: string })[]> {
  const { rows } = await sql<GroupRow & { rolloutName: string }>`
    select ${columns}, o.name as "rolloutName"
    from ${groups} join rollout o on o.organisation_id = g.organisation_id and o.rollout_id = g.rollout_id
    where g.organisation_id = current_organisation_id() and (
      exists (select from enrolment e where e.organisation_id = g.organisation_id and e.rollout_id = g.rollout_id
        and e.person_id = ${personId})
      or exists (select from targeting_member m where m.organisation_id = g.organisation_id
        and m.targeting_group_id = g.targeting_group_id and g.holds = 'people' and m.subject_id = ${personId}))
    order by o.rollout_id, lower(g.name)`.execute(tx);
  return rows;
}

export async function isPerson(tx: Transaction, personId: PersonId): Promise<boolean> {
  const { rows } = await sql`
    select from person where organisation_id = current_organisation_id() and person_id = ${personId}`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Groups a connection reads. */
export async function groupsOf(tx: Transaction, connectionId: ConnectionId): Promise<TargetingGroupId[]> {
  const { rows } = await sql<{ id: TargetingGroupId }>`
    select targeting_group_id as id from targeting_group
    where organisation_id = current_organisation_id() and connection_id = ${connectionId}
    order by targeting_group_id`.execute(tx);
  return rows.map(({ id }) => id);
}

export type NewGroup = Omit<GroupRow, 'targetingGroupId' | 'stageName' | 'obstacle' | 'isRead'>;

/** Undefined when the rollout has a group of that name. */
export async function insertGroup(
  tx: Transaction,
  { actor, now }: Context,
  group: NewGroup,
): Promise<TargetingGroupId | undefined> {
  const { rows } = await sql<{ id: TargetingGroupId }>`
    insert into targeting_group (organisation_id, rollout_id, stage_id, name, holds, lead_days, connection_id,
      entra_group_id, created_by, created_at)
    values (current_organisation_id(), ${group.rolloutId}, ${group.stageId}, ${group.name}, ${group.holds},
      ${group.leadDays}, ${group.connectionId}, ${group.entraGroupId}, ${actor.name}, ${now})
    on conflict (organisation_id, rollout_id, lower(name)) do nothing
    returning targeting_group_id as id`.execute(tx);
  return rows[0]?.id;
}

export async function deleteGroup(tx: Transaction, targetingGroupId: TargetingGroupId): Promise<void> {
  await sql`
    delete from targeting_group
    where organisation_id = current_organisation_id() and targeting_group_id = ${targetingGroupId}`.execute(
    tx,
  );
}

export async function updateObstacle(
  tx: Transaction,
  targetingGroupId: TargetingGroupId,
  obstacle: GroupRow['obstacle'],
): Promise<void> {
  await sql`
    update targeting_group set obstacle = ${obstacle}
    where organisation_id = current_organisation_id() and targeting_group_id = ${targetingGroupId}`.execute(
    tx,
  );
}

export type ReadingRow = Omit<TargetingReading, 'asOf' | 'newDrift'> & {
  readonly asOf: Date;
  readonly newDrift: Readonly<Record<string, number>>;
};

/** The newest first. */
export async function listReadings(
  tx: Transaction,
  targetingGroupId: TargetingGroupId,
  limit: number,
): Promise<ReadingRow[]> {
  const { rows } = await sql<ReadingRow>`
    select as_of as "asOf", source, is_complete as "isComplete", members, strangers, new_drift as "newDrift", problem,
      read_by as "readBy"
    from targeting_reading
    where organisation_id = current_organisation_id() and targeting_group_id = ${targetingGroupId}
    order by targeting_reading_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Its number. */
export async function insertReading(
  tx: Transaction,
  targetingGroupId: TargetingGroupId,
  { asOf, source, isComplete, members, strangers, problem, readBy }: ReadingRow,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into targeting_reading (organisation_id, targeting_group_id, as_of, source, is_complete, members, strangers,
      problem, read_by)
    values (current_organisation_id(), ${targetingGroupId}, ${asOf}, ${source}, ${isComplete}, ${members}, ${strangers},
      ${problem === null ? null : JSON.stringify(problem)}::jsonb, ${readBy})
    returning targeting_reading_id::float8 as id`.execute(tx);
  return rows[0]!.id;
}

export async function updateNewDrift(
  tx: Transaction,
  readingId: number,
  newDrift: ReadingRow['newDrift'],
): Promise<void> {
  await sql`
    update targeting_reading set new_drift = ${JSON.stringify(newDrift)}::jsonb
    where organisation_id = current_organisation_id() and targeting_reading_id = ${readingId}`.execute(tx);
}

/** How many were seen at the last complete reading. */
export async function countSeen(tx: Transaction, targetingGroupId: TargetingGroupId): Promise<number> {
  const { rows } = await sql<{ members: number }>`
    select count(*)::integer as members from targeting_member
    where organisation_id = current_organisation_id() and targeting_group_id = ${targetingGroupId} and seen > 0`.execute(
    tx,
  );
  return rows[0]!.members;
}

/** Where a member may be found in the directory: by the first of its references that fits, active ones before others. */
const found = {
  people: sql`
    select lower(external_id) as reference, person_id as subject_id, active from person where organisation_id = current_organisation_id()
    union all
    select lower(email), person_id, active from person where organisation_id = current_organisation_id() and email is not null
    union all
    select lower(attributes ->> 'userPrincipalName'), person_id, active from person
    where organisation_id = current_organisation_id() and attributes ? 'userPrincipalName'`,
  devices: sql`
    select lower(attributes ->> 'entraObjectId') as reference, device_id as subject_id, active from device
    where organisation_id = current_organisation_id() and attributes ? 'entraObjectId'
    union all
    select lower(attributes ->> 'entraDeviceId'), device_id, active from device
    where organisation_id = current_organisation_id() and attributes ? 'entraDeviceId'
    union all
    select lower(external_id), device_id, active from device where organisation_id = current_organisation_id()`,
};

export type MatchedMember = {
  readonly reference: string;
  readonly name: string | null;
  readonly subjectId: number | null;
};

/** The subject of each member by its place in the list; members nobody knows are absent. */
export async function matchMembers(
  tx: Transaction,
  holds: GroupRow['holds'],
  members: readonly { readonly references: readonly string[] }[],
): Promise<ReadonlyMap<number, number>> {
  const given = members.flatMap(({ references }, at) =>
    references.map((reference, rank) => ({ at, rank, reference })),
  );
  const { rows } = await sql<{ at: number; subjectId: number }>`
    select distinct on (g.at) g.at, f.subject_id::float8 as "subjectId"
    from unnest(${given.map(({ at }) => at)}::integer[], ${given.map(({ rank }) => rank)}::integer[],
      ${given.map(({ reference }) => reference)}::text[]) as g(at, rank, reference)
    join (${found[holds]}) as f using (reference)
    order by g.at, g.rank, f.active desc, f.subject_id desc`.execute(tx);
  return new Map(rows.map(({ at, subjectId }) => [at, subjectId]));
}

/**
 * Writes a complete reading: who is in, who is not any more, and who has been seen often enough. Whoever was there before
 * and has been believed already is not written again: when they were last seen is when the group was last read.
 */
export async function writeSeen(
  tx: Transaction,
  {
    targetingGroupId,
    readingId,
  }: { readonly targetingGroupId: TargetingGroupId; readonly readingId: number },
  members: readonly MatchedMember[],
  asOf: Date,
): Promise<void> {
  const ofGroup = sql`organisation_id = current_organisation_id() and targeting_group_id = ${targetingGroupId}`;
  const key = sql`coalesce(subject_id::text, '#' || reference)`;
  const isBelieved = sql`(s.seen + 1 >= ${readingsToBelieve} and s.status in ('desired', 'requested'))`;
  const isAnswered = sql`(s.requested_change = 'add' and s.seen + 1 >= ${readingsToBelieve})`;
  const isOther = sql`(s.seen < ${readingsToBelieve} or ${isBelieved} or ${isAnswered}
    or s.reference is distinct from s.given_reference or s.name is distinct from s.given_name)`;
  // What was handed over had been done once somebody was seen. Nothing is kept of somebody unknown who has gone.
  // Both sides are joined whole and once: a plan made while the tables were small would look through one for each of the other.
  await sql`
    with given as (
      select distinct on (key) key, subject_id, reference, name from (
        select *, ${key} as key
        from unnest(${members.map(({ subjectId }) => subjectId)}::bigint[],
          ${members.map(({ reference }) => reference)}::text[], ${members.map(({ name }) => name)}::text[])
          as listed(subject_id, reference, name)) as keyed
      order by key
    ), merged as materialized (
      select m.targeting_member_id as member_id, m.subject_id, m.seen, m.status, m.requested_change, m.reference, m.name,
        g.key as given_key, g.subject_id as given_subject, g.reference as given_reference, g.name as given_name
      from given g full join (select *, ${key} as key from targeting_member where ${ofGroup}) m on m.key = g.key
    ), seen as (
      update targeting_member m set reference = s.given_reference, name = s.given_name, seen = m.seen + 1,
        last_seen_at = ${asOf}, status = case when ${isBelieved} then 'observed' else m.status end,
        requested_change = case when not ${isAnswered} then m.requested_change end,
        requested_at = case when not ${isAnswered} then m.requested_at end,
        requested_by = case when not ${isAnswered} then m.requested_by end
      from merged s
      where m.organisation_id = current_organisation_id() and m.targeting_member_id = s.member_id
        and s.given_key is not null and ${isOther}
    ), gone as (
      update targeting_member m set seen = 0, status = 'desired', requested_change = null, requested_at = null,
        requested_by = null, last_seen_at = (
          select r.as_of from targeting_reading r
          where r.organisation_id = current_organisation_id() and r.targeting_group_id = ${targetingGroupId}
            and r.is_complete and r.targeting_reading_id < ${readingId}::bigint
          order by r.targeting_reading_id desc limit 1)
      from merged s
      where m.organisation_id = current_organisation_id() and m.targeting_member_id = s.member_id
        and s.given_key is null and s.subject_id is not null and s.seen > 0
    ), forgotten as (
      delete from targeting_member m using merged s
      where m.organisation_id = current_organisation_id() and m.targeting_member_id = s.member_id
        and s.given_key is null and s.subject_id is null and s.seen > 0
    )
    insert into targeting_member (organisation_id, targeting_group_id, subject_id, reference, name, seen, last_seen_at)
    select current_organisation_id(), ${targetingGroupId}, given_subject, given_reference, given_name, 1, ${asOf}
    from merged where member_id is null`.execute(tx);
}

export type HandedOver = { readonly subjectId: number | null; readonly memberId: number | null };

/** Marks exactly these as handed over; who is to be added is requested from now on. */
export async function writeRequested(
  tx: Transaction,
  { actor, now }: Context,
  targetingGroupId: TargetingGroupId,
  change: GroupChange,
  members: readonly HandedOver[],
): Promise<void> {
  const status =
    change === 'add' ? sql`case when status = 'desired' then 'requested' else status end` : sql`status`;
  await sql`
    update targeting_member set requested_change = ${change}, requested_at = ${now}, requested_by = ${actor.name},
      status = ${status}
    where organisation_id = current_organisation_id()
      and targeting_member_id = any(${members.flatMap(({ memberId }) => memberId ?? [])}::bigint[])`.execute(
    tx,
  );
  const fresh = members.filter(({ memberId }) => memberId === null).map(({ subjectId }) => subjectId);
  await sql`
    insert into targeting_member (organisation_id, targeting_group_id, subject_id, status, requested_change, requested_at,
      requested_by)
    select current_organisation_id(), ${targetingGroupId}, id, ${change === 'add' ? 'requested' : 'desired'}, ${change},
      ${now}, ${actor.name}
    from unnest(${fresh}::bigint[]) as fresh(id)`.execute(tx);
}
