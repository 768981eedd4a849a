/**
 * SQL of who belongs in a targeting group and who is in it. One relation holds both, so that counts, lists, files and
 * what is told of a reading cannot disagree: whoever has a place in the rollout, beside whoever is known of the group.
 */
import { sql, type RawBuilder } from 'kysely';
import type { PersonId, TargetingGroupId } from '#contracts/ids.ts';
import type { DriftKind, GroupChange, MemberFilter, MembershipStatus } from '#contracts/targeting.ts';
import { driftKinds, driftRules, mendedBy } from '#domain/targeting/drift.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { dateOfPerson } from '#server/platform/person-zone-store.ts';
import type { GroupRow } from './group-store.ts';

/** Members that are nobody in the directory stand after everybody who is. */
const strangersFrom = 10 ** 12;

/** The last place of each person in the rollout, the open one first. */
const places = ({ rolloutId }: GroupRow, personId?: PersonId) => sql`
  select distinct on (e.person_id) e.organisation_id, e.person_id, e.stage_id, e.status, e.scheduled_at
  from enrolment e
  where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
    ${personId === undefined ? sql`` : sql`and e.person_id = ${personId}`}
  order by e.person_id, (e.status in ('cancelled', 'rolled_back')), e.enrolment_id desc`;

const belonging = ({ stageId, leadDays }: GroupRow, now: Date) => sql`
  case when not p.active or e.status in ('excluded', 'cancelled', 'rolled_back')
      ${stageId === null ? sql`` : sql`or e.stage_id <> ${stageId}`} then 'no'
    when e.status in ('started', 'succeeded', 'failed', 'unreachable') then 'now'
    when e.status in ('scheduled', 'notified') and ${dateOfPerson(sql`e.scheduled_at`)}
      <= ${dateOfPerson(sql`(${now}::timestamptz + make_interval(days => ${leadDays}))`)} then 'now'
    else 'later' end`;

/** Whom the plan names: the person, or each of their devices. */
function planned(group: GroupRow, now: Date, personId?: PersonId): RawBuilder<unknown> {
  const people = sql`
    select e.person_id as subject_id, p.organisation_id, p.person_id, p.external_id, lower(p.email) as email, e.stage_id,
      e.status as place_status, ${belonging(group, now)} as belonging
    from (${places(group, personId)}) as e join person p using (organisation_id, person_id)`;
  if (group.holds === 'people') return people;
  const owned = (reference: string) => sql`
    select d.device_id, o.person_id, o.stage_id, o.place_status, o.belonging
    from owner o join device d on d.organisation_id = o.organisation_id and d.active
      and d.owner_reference = ${sql.ref(`o.${reference}`)}`;
  return sql`
    with owner as (${people})
    select distinct on (device_id) device_id as subject_id, person_id, stage_id, place_status, belonging
    from (${owned('external_id')} union all ${owned('email')}) as owned order by device_id, person_id`;
}

function driftCase(isRead: boolean): RawBuilder<unknown> {
  if (!isRead) return sql`null::text`;
  const cases = driftKinds.map((kind) => {
    const { belonging: wanted, isIn, wasIn } = driftRules[kind];
    return sql`when belonging = ${wanted} and is_in = ${isIn} ${wasIn === undefined ? sql`` : sql`and was_in = ${wasIn}`} then ${kind}`;
  });
  return sql`case ${sql.join(cases, sql` `)} end`;
}

/** Whoever is in was seen by the last complete reading. */
const lastReadAt = (targetingGroupId: TargetingGroupId) => sql`(
  select r.as_of from targeting_reading r
  where r.organisation_id = current_organisation_id() and r.targeting_group_id = ${targetingGroupId} and r.is_complete
  order by r.targeting_reading_id desc limit 1)`;

/** Of one group, or of what concerns one person in it. */
function membership(group: GroupRow, now: Date, personId?: PersonId): RawBuilder<unknown> {
  const { targetingGroupId, holds, isRead } = group;
  const ofPerson =
    personId === undefined
      ? sql``
      : holds === 'people'
        ? sql`and subject_id = ${personId}`
        : sql`and subject_id in (select d.device_id from person o join device d
            on d.organisation_id = o.organisation_id and d.owner_reference in (o.external_id, lower(o.email))
            where o.organisation_id = current_organisation_id() and o.person_id = ${personId})`;
  return sql`
    select *, ${driftCase(isRead)} as drift from (
      select coalesce(b.subject_id, m.subject_id, ${strangersFrom} + m.targeting_member_id)::bigint as key,
        coalesce(b.subject_id, m.subject_id) as subject_id, m.targeting_member_id as member_id,
        coalesce(b.person_id, ${holds === 'people' ? sql`m.subject_id` : sql`null`}) as person_id, b.stage_id,
        b.place_status, coalesce(b.belonging, 'unknown') as belonging, coalesce(m.seen, 0) > 0 as is_in,
        m.last_seen_at is not null as was_in, coalesce(m.status, 'desired') as status, m.reference, m.name,
        case when m.seen > 0 then ${lastReadAt(targetingGroupId)} else m.last_seen_at end as last_seen_at, m.told_drift, m.requested_change, m.requested_at, m.requested_by, m.accepted_drift,
        m.accepted_reason, m.accepted_by, m.accepted_at
      from (${planned(group, now, personId)}) as b
      full join (
        select * from targeting_member
        where organisation_id = current_organisation_id() and targeting_group_id = ${targetingGroupId} ${ofPerson}
      ) as m on m.subject_id = b.subject_id
    ) as known`;
}

const isAccepted = sql`(accepted_drift is not null and accepted_drift = drift)`;
const isTakenOut = sql`(drift = 'missing' and not coalesce(${isAccepted}, false))`;

/** Before a reading nobody is known to be in: then whoever belongs in is still to be handed over. */
const needs = (change: GroupChange, { isRead }: GroupRow) => {
  const kinds = driftKinds.filter((kind) => mendedBy[kind] === change);
  if (!isRead) return change === 'add' ? sql`belonging = 'now'` : sql`false`;
  return sql`(drift = any(${kinds}) and not ${isAccepted})`;
};

function fits({ status, drift, change, isAccepted: wanted }: MemberFilter, group: GroupRow) {
  const conditions = [
    sql`(belonging = 'now' or drift is not null)`,
    ...(status === undefined ? [] : [sql`belonging = 'now' and status = ${status}`]),
    ...(drift === undefined ? [] : [sql`drift = ${drift}`]),
    ...(change === undefined ? [] : [needs(change, group)]),
    ...(wanted === undefined ? [] : [sql`${isAccepted} = ${wanted}`]),
  ];
  return sql.join(conditions, sql` and `);
}

export type MemberRow = {
  readonly key: number;
  readonly personId: PersonId | null;
  readonly displayName: string | null;
  readonly deviceName: string | null;
  readonly name: string | null;
  readonly reference: string | null;
  readonly stageName: string | null;
  readonly site: string | null;
  readonly status: MembershipStatus;
  readonly isWanted: boolean;
  readonly drift: DriftKind | null;
  readonly lastSeenAt: Date | null;
  readonly requestedAt: Date | null;
  readonly requestedBy: string | null;
  readonly isAccepted: boolean;
  readonly acceptedReason: string | null;
  readonly acceptedBy: string | null;
  readonly acceptedAt: Date | null;
};

const memberColumns = ({ holds }: GroupRow) => sql`
  k.key::float8 as key, k.person_id as "personId", p.display_name as "displayName",
  ${holds === 'devices' ? sql`d.name` : sql`null`} as "deviceName", k.name, k.reference, s.name as "stageName",
  p.attributes ->> 'site' as site, k.status, k.belonging = 'now' as "isWanted", k.drift, k.last_seen_at as "lastSeenAt",
  k.requested_at as "requestedAt", k.requested_by as "requestedBy", coalesce(${isAccepted}, false) as "isAccepted",
  k.accepted_reason as "acceptedReason", k.accepted_by as "acceptedBy", k.accepted_at as "acceptedAt"`;

const describing = ({ holds }: GroupRow) => sql`
  left join person p on p.organisation_id = current_organisation_id() and p.person_id = k.person_id
  left join stage s on s.organisation_id = current_organisation_id() and s.stage_id = k.stage_id
  ${holds === 'devices' ? sql`left join device d on d.organisation_id = current_organisation_id() and d.device_id = k.subject_id` : sql``}`;

export async function listMembers(
  tx: Transaction,
  group: GroupRow,
  now: Date,
  filter: MemberFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ rows: MemberRow[]; total: number }> {
  // Whoever fits is worked out once, for the page and for how many there are.
  const { rows } = await sql<{ [Field in keyof MemberRow]: MemberRow[Field] | null } & { total: number }>`
    with fitting as materialized (
      select * from (${membership(group, now)}) as all_of_it where ${fits(filter, group)})
    select total, ${memberColumns(group)}
    from (select count(*)::integer as total from fitting) as counted
    left join (select * from fitting where key > ${after} order by key limit ${limit}) as k on true
    ${describing(group)} order by k.key`.execute(tx);
  const isRow = (row: (typeof rows)[number]): row is MemberRow & { total: number } => row.key !== null;
  return { rows: rows.filter(isRow), total: rows[0]!.total };
}

/** What concerns one person, wherever they belong or are. */
export async function listOfPerson(
  tx: Transaction,
  group: GroupRow,
  now: Date,
  personId: PersonId,
): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select ${memberColumns(group)} from (${membership(group, now, personId)}) as k ${describing(group)}
    where k.belonging in ('now', 'later') or k.is_in order by k.key`.execute(tx);
  return rows;
}

export async function countMembers(
  tx: Transaction,
  group: GroupRow,
  now: Date,
  filter: MemberFilter,
): Promise<number> {
  const { rows } = await sql<{ members: number }>`
    select count(*)::integer as members from (${membership(group, now)}) as k where ${fits(filter, group)}`.execute(
    tx,
  );
  return rows[0]!.members;
}

export type MemberCount = {
  readonly belonging: 'now' | 'later' | 'no' | 'unknown';
  readonly status: MembershipStatus;
  readonly drift: DriftKind | null;
  readonly isAccepted: boolean;
  readonly isRequested: boolean;
  readonly members: number;
};

export async function countByState(tx: Transaction, group: GroupRow, now: Date): Promise<MemberCount[]> {
  const { rows } = await sql<MemberCount>`
    select belonging, status, drift, coalesce(${isAccepted}, false) as "isAccepted",
      requested_change is not null as "isRequested", count(*)::integer as members
    from (${membership(group, now)}) as k group by 1, 2, 3, 4, 5`.execute(tx);
  return rows;
}

const guid = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** What Entra takes for a member: what the group itself calls it, else its object id or the person's sign-in name. */
const identifier = ({ holds }: GroupRow) =>
  holds === 'devices'
    ? sql`coalesce(k.reference, lower(d.attributes ->> 'entraObjectId'))`
    : sql`coalesce(k.reference, case when lower(p.external_id) ~ ${guid} then lower(p.external_id) end,
        p.attributes ->> 'userPrincipalName', p.email)`;

export type ChangeRow = {
  readonly subjectId: number | null;
  readonly memberId: number | null;
  readonly identifier: string | null;
  readonly stageName: string | null;
  readonly site: string | null;
};

/** Everybody who has to be added or removed for the group to be as it should. */
export async function listChange(
  tx: Transaction,
  group: GroupRow,
  now: Date,
  change: GroupChange,
): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select k.subject_id::float8 as "subjectId", k.member_id::float8 as "memberId", ${identifier(group)} as identifier,
      s.name as "stageName", p.attributes ->> 'site' as site
    from (select * from (${membership(group, now)}) as all_of_it where ${needs(change, group)}) as k
    ${describing(group)} order by k.key`.execute(tx);
  return rows;
}

/**
 * After a reading: who is effective, which acceptances have lost what they accept, which differences are new, and, for the
 * overview, how many were taken out.
 */
export async function settleReading(
  tx: Transaction,
  group: GroupRow,
  now: Date,
): Promise<{ kind: DriftKind; count: number }[]> {
  const hasEffect = sql`(m.status = 'observed' and k.belonging = 'now' and k.place_status = 'succeeded')`;
  const isStale = sql`(m.accepted_drift is not null and m.accepted_drift is distinct from k.drift)`;
  // Looked up once: a plan made while the tables were empty would look it up for each member.
  const { rows } = await sql<{ kind: DriftKind; count: number }>`
    with known as materialized (${membership(group, now)}), settled as (
      update targeting_member m set
        status = case when ${hasEffect} then 'effective' else m.status end,
        accepted_drift = case when not ${isStale} then m.accepted_drift end,
        accepted_reason = case when not ${isStale} then m.accepted_reason end,
        accepted_by = case when not ${isStale} then m.accepted_by end,
        accepted_at = case when not ${isStale} then m.accepted_at end,
        told_drift = k.drift
      from known k
      where m.organisation_id = current_organisation_id() and m.targeting_member_id = k.member_id
        and (${hasEffect} or ${isStale} or m.told_drift is distinct from k.drift)
    ), kept as (
      update targeting_group set taken_out = (select count(*)::integer from known where ${isTakenOut})
      where organisation_id = current_organisation_id() and targeting_group_id = ${group.targetingGroupId}
    )
    select drift as kind, count(*)::integer as count from known
    where member_id is not null and drift is not null and told_drift is distinct from drift group by 1`.execute(
    tx,
  );
  return rows;
}

/** Writes the same after an acceptance. */
export async function keepTakenOut(tx: Transaction, group: GroupRow, now: Date): Promise<void> {
  await sql`
    update targeting_group set taken_out = (
      select count(*)::integer from (${membership(group, now)}) as k where ${isTakenOut})
    where organisation_id = current_organisation_id() and targeting_group_id = ${group.targetingGroupId}`.execute(
    tx,
  );
}

export type Acceptance = { readonly drift: DriftKind; readonly keys?: readonly number[] };
const ofAcceptance = ({ drift, keys }: Acceptance) => sql`drift = ${drift}
  ${keys === undefined ? sql`` : sql`and key = any(${[...keys]}::bigint[])`}`;

/** Those of a kind who are not accepted yet; how many. */
export async function accept(
  tx: Transaction,
  group: GroupRow,
  { now, by, reason }: { readonly now: Date; readonly by: string; readonly reason: string },
  acceptance: Acceptance,
): Promise<number> {
  const { rows } = await sql<{ members: number }>`
    with chosen as (
      select subject_id, member_id from (${membership(group, now)}) as k
      where ${ofAcceptance(acceptance)} and not coalesce(${isAccepted}, false)
    ), added as (
      insert into targeting_member (organisation_id, targeting_group_id, subject_id, accepted_drift, accepted_reason,
        accepted_by, accepted_at)
      select current_organisation_id(), ${group.targetingGroupId}, subject_id, ${acceptance.drift}, ${reason}, ${by}, ${now}
      from chosen where member_id is null returning 1
    ), changed as (
      update targeting_member m set accepted_drift = ${acceptance.drift}, accepted_reason = ${reason}, accepted_by = ${by},
        accepted_at = ${now}
      from chosen c where m.organisation_id = current_organisation_id() and m.targeting_member_id = c.member_id returning 1
    )
    select ((select count(*) from added) + (select count(*) from changed))::integer as members`.execute(tx);
  return rows[0]!.members;
}

export async function endAcceptance(
  tx: Transaction,
  group: GroupRow,
  now: Date,
  acceptance: Acceptance,
): Promise<number> {
  const { numAffectedRows } = await sql`
    with chosen as materialized (
      select member_id from (${membership(group, now)}) as k where ${ofAcceptance(acceptance)} and ${isAccepted}
    )
    update targeting_member m
    set accepted_drift = null, accepted_reason = null, accepted_by = null, accepted_at = null
    from chosen
    where m.organisation_id = current_organisation_id() and m.targeting_member_id = chosen.member_id`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
