/** SQL for the straggler desk: who is left over, what has been taken on about them, how long recovery takes. */
import { sql, type RawBuilder } from 'kysely';
import type { EnrolmentId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { StragglerFilter } from '#contracts/stragglers.ts';
import { residueStatuses, type EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import { openStatuses, reportedStages, type StragglerState } from '#domain/rollout/residue.ts';
import type { Recovery } from '#domain/rollout/recovery.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { zoneOfPerson } from '#server/platform/person-zone-store.ts';

/** The state of an enrolment `e` of a stage `s`, as `stragglerState` of the domain says it. */
const state = sql`case when e.reason ->> 'code' = 'person_past_deadline' then 'overdue' when e.status = any(${[...residueStatuses]}::text[]) then e.status else 'overdue' end`;
const isLeftOver = sql<boolean>`(e.status = any(${[...residueStatuses]}::text[])
  or (e.status = any(${[...openStatuses]}::text[]) and s.status = any(${[...reportedStages]}::text[])))`;

const tables = sql`
  enrolment e
  join stage s using (organisation_id, stage_id)
  join person p using (organisation_id, person_id)
  left join straggler d using (organisation_id, enrolment_id)`;

function fits(rolloutId: RolloutId, filter: StragglerFilter): RawBuilder<boolean> {
  const { stageId, owner, search } = filter;
  const text = search === undefined ? '' : `%${search.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  return sql<boolean>`e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and ${isLeftOver}
    ${stageId === undefined ? sql`` : sql`and e.stage_id = ${stageId}`}
    ${filter.state === undefined ? sql`` : sql`and ${state} = ${filter.state}`}
    ${owner === undefined ? sql`` : sql`and coalesce(d.owner_name, '') = ${owner}`}
    ${search === undefined ? sql`` : sql`and (p.display_name ilike ${text} or p.email ilike ${text})`}`;
}

export type StragglerRow = {
  readonly enrolmentId: EnrolmentId;
  readonly personId: PersonId;
  readonly externalId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly department: string | null;
  readonly site: string | null;
  readonly stageId: StageId;
  readonly stageName: string;
  readonly state: StragglerState;
  readonly status: EnrolmentStatus;
  readonly reason: Statement | null;
  readonly attempt: number;
  readonly deferrals: number;
  readonly since: Date;
  readonly scheduledAt: Date | null;
  readonly timeZone: string;
  readonly owner: string | null;
  readonly nextStep: string | null;
  readonly expectedOn: string | null;
  readonly lastContactAt: Date | null;
};

export type Page = { readonly after: number; readonly limit: number };

/** In order of the enrolment. */
export async function listStragglers(
  tx: Transaction,
  rolloutId: RolloutId,
  filter: StragglerFilter,
  page: Page,
): Promise<StragglerRow[]> {
  const { rows } = await sql<StragglerRow>`
    select e.enrolment_id as "enrolmentId", e.person_id as "personId", p.external_id as "externalId",
      p.display_name as "displayName", p.email, p.attributes ->> 'department' as department,
      p.attributes ->> 'site' as site, e.stage_id as "stageId", s.name as "stageName", ${state} as state, e.status,
      e.reason, e.attempt, e.deferrals, e.status_at as since, e.scheduled_at as "scheduledAt",
      ${zoneOfPerson} as "timeZone", d.owner_name as owner,
      d.next_step as "nextStep", d.expected_on::text as "expectedOn",
      greatest(d.contacted_at, (
        select max(t.status_at) from delivery t
        where t.organisation_id = e.organisation_id and t.enrolment_id = e.enrolment_id and t.status = 'accepted'
      )) as "lastContactAt"
    from ${tables}
    where ${fits(rolloutId, filter)} and e.enrolment_id > ${page.after}
    order by e.enrolment_id
    limit ${page.limit}`.execute(tx);
  return rows;
}

export type StragglerCount = {
  readonly state: StragglerState;
  readonly owner: string | null;
  readonly people: number;
};

/** People by state and owner. */
export async function countStragglers(
  tx: Transaction,
  rolloutId: RolloutId,
  filter: StragglerFilter,
): Promise<StragglerCount[]> {
  const { rows } = await sql<StragglerCount>`
    select ${state} as state, d.owner_name as owner, count(*)::integer as people
    from ${tables} where ${fits(rolloutId, filter)}
    group by 1, 2`.execute(tx);
  return rows;
}

/** People who have been left over only since an instant: by their own status, or because their stage stopped waiting. */
export async function countFreshStragglers(
  tx: Transaction,
  rolloutId: RolloutId,
  since: Date,
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from ${tables}
    where ${fits(rolloutId, {})} and (e.status_at >= ${since}
      or (e.status = any(${[...openStatuses]}::text[]) and s.status_at >= ${since}))`.execute(tx);
  return rows[0]!.people;
}

export type Chosen = { readonly enrolmentIds: readonly EnrolmentId[] } | { readonly filter: StragglerFilter };

/** The people of a choice who are left over, each with their stage, locked until the transaction ends. */
export async function lockChosen(
  tx: Transaction,
  rolloutId: RolloutId,
  chosen: Chosen,
): Promise<{ readonly enrolmentId: EnrolmentId; readonly stageId: StageId }[]> {
  const filter = 'filter' in chosen ? chosen.filter : {};
  const { rows } = await sql<{ enrolmentId: EnrolmentId; stageId: StageId }>`
    select e.enrolment_id as "enrolmentId", e.stage_id as "stageId" from ${tables}
    where ${fits(rolloutId, filter)}
      ${'filter' in chosen ? sql`` : sql`and e.enrolment_id = any(${[...chosen.enrolmentIds]}::bigint[])`}
    order by e.enrolment_id
    for update of e`.execute(tx);
  return rows;
}

export type Assignment = {
  readonly owner?: string | null;
  readonly nextStep?: string | null;
  readonly expectedOn?: string | null;
};

/** Writes what is given; what is left out stays as it was. */
export async function assign(
  tx: Transaction,
  { organisationId }: Context,
  rolloutId: RolloutId,
  enrolmentIds: readonly EnrolmentId[],
  { owner, nextStep, expectedOn }: Assignment,
): Promise<void> {
  const keep = (column: string, value: unknown) =>
    value === undefined ? sql`d.${sql.ref(column)}` : sql`excluded.${sql.ref(column)}`;
  await sql`
    insert into straggler as d (organisation_id, enrolment_id, rollout_id, owner_name, next_step, expected_on)
    select ${organisationId}, id, ${rolloutId}, ${owner ?? null}::text, ${nextStep ?? null}::text, ${expectedOn ?? null}::date
    from unnest(${[...enrolmentIds]}::bigint[]) as chosen(id)
    on conflict (organisation_id, enrolment_id) do update set owner_name = ${keep('owner_name', owner)},
      next_step = ${keep('next_step', nextStep)}, expected_on = ${keep('expected_on', expectedOn)}`.execute(
    tx,
  );
}

export async function noteContact(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  enrolmentIds: readonly EnrolmentId[],
): Promise<void> {
  await sql`
    insert into straggler (organisation_id, enrolment_id, rollout_id, contacted_at, contacted_by)
    select ${organisationId}, id, ${rolloutId}, ${now}, ${actor.name}
    from unnest(${[...enrolmentIds]}::bigint[]) as chosen(id)
    on conflict (organisation_id, enrolment_id) do update
      set contacted_at = excluded.contacted_at, contacted_by = excluded.contacted_by`.execute(tx);
}

/** A promise was for the attempt before. */
export async function forgetPromises(tx: Transaction, enrolmentIds: readonly EnrolmentId[]): Promise<void> {
  await sql`
    update straggler set next_step = null, expected_on = null
    where organisation_id = current_organisation_id() and enrolment_id = any(${[...enrolmentIds]}::bigint[])`.execute(
    tx,
  );
}

/** So many people who fell behind last are looked at, for each kind of falling behind. */
const recoveriesRead = 1000;

/** How people of the rollout who fell behind fared: days until they succeeded, or until now. */
export async function readRecoveries(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
): Promise<(Recovery & { readonly status: EnrolmentStatus })[]> {
  const { rows } = await sql<Recovery & { status: EnrolmentStatus }>`
    select behind.to_status as status, done.at is not null as "isDone",
      extract(epoch from coalesce(done.at, ${now}) - behind.at)::double precision / 86400 as days
    from unnest(${[...residueStatuses]}::text[]) as kind(status)
    cross join lateral (
      select t.organisation_id, t.enrolment_id, t.to_status, t.at
      from enrolment_transition t join enrolment e using (organisation_id, enrolment_id)
      where t.organisation_id = current_organisation_id() and t.to_status = kind.status and e.rollout_id = ${rolloutId}
      order by t.at desc limit ${recoveriesRead}
    ) as behind
    left join lateral (
      select min(t.at) as at from enrolment_transition t
      where t.organisation_id = behind.organisation_id and t.enrolment_id = behind.enrolment_id
        and t.to_status = 'succeeded' and t.at >= behind.at
    ) as done on true`.execute(tx);
  return rows;
}

export async function markComplete(
  tx: Transaction,
  { actor, now }: Context,
  stageId: StageId,
): Promise<void> {
  await sql`
    update stage set completed_at = ${now}, completed_by = ${actor.name}
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
}
