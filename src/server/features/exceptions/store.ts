/** SQL for exceptions: who stands on which list, and the enrolments that must follow. */
import { sql, type RawBuilder } from 'kysely';
import type { ExceptionId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { ExceptionKind, ExceptionList } from '#domain/exceptions/exception-kinds.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type ExceptionRow = {
  readonly exceptionId: ExceptionId;
  readonly personId: PersonId;
  readonly displayName: string;
  readonly externalId: string;
  readonly list: ExceptionList;
  readonly kind: ExceptionKind;
  readonly reason: string;
  readonly untilOn: string | null;
  readonly addedBy: string;
  readonly addedAt: Date;
  readonly counts: boolean;
};

/** Whether the exception `x` counts at an instant, by the organisation's calendar `o`. */
function countsAt(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(x.until_on is null or x.until_on >= (${now}::timestamptz at time zone o.time_zone)::date)`;
}

const columns = (now: Date) => sql`
  x.exception_id as "exceptionId", x.person_id as "personId", p.display_name as "displayName",
  p.external_id as "externalId", x.list, x.kind, x.reason, x.until_on as "untilOn", x.added_by as "addedBy",
  x.added_at as "addedAt", ${countsAt(now)} as counts`;

const tables = sql`
  exception x
  join organisation o using (organisation_id)
  join person p on p.organisation_id = x.organisation_id and p.person_id = x.person_id`;

export type ExceptionFilter = {
  readonly list?: ExceptionList | undefined;
  readonly counts?: boolean | undefined;
};

function matches(now: Date, { list, counts }: ExceptionFilter): RawBuilder<unknown> {
  return sql`x.organisation_id = current_organisation_id() and p.active
    ${list === undefined ? sql`` : sql`and x.list = ${list}`}
    ${counts === undefined ? sql`` : sql`and ${countsAt(now)} = ${counts}`}`;
}

export async function listExceptions(
  tx: Transaction,
  now: Date,
  filter: ExceptionFilter,
  page: { readonly after: number; readonly limit: number },
): Promise<ExceptionRow[]> {
  const { rows } = await sql<ExceptionRow>`
    select ${columns(now)} from ${tables}
    where ${matches(now, filter)} and x.exception_id > ${page.after}
    order by x.exception_id limit ${page.limit}`.execute(tx);
  return rows;
}

export async function countMatching(tx: Transaction, now: Date, filter: ExceptionFilter): Promise<number> {
  const { rows } = await sql<{ entries: number }>`
    select count(*)::integer as entries from ${tables} where ${matches(now, filter)}`.execute(tx);
  return rows[0]?.entries ?? 0;
}

/** Every exception that counts at an instant, of people who are there. */
export async function activeExceptions(tx: Transaction, now: Date): Promise<ExceptionRow[]> {
  const { rows } = await sql<ExceptionRow>`
    select ${columns(now)} from ${tables} where ${matches(now, { counts: true })} order by x.exception_id`.execute(
    tx,
  );
  return rows;
}

export async function countExceptions(
  tx: Transaction,
  now: Date,
): Promise<{ excluded: number; included: number; expired: number }> {
  const { rows } = await sql<{ excluded: number; included: number; expired: number }>`
    select count(*) filter (where ${countsAt(now)} and x.list = 'exclude')::integer as excluded,
      count(*) filter (where ${countsAt(now)} and x.list = 'include')::integer as included,
      count(*) filter (where not ${countsAt(now)})::integer as expired
    from ${tables} where ${matches(now, {})}`.execute(tx);
  return rows[0]!;
}

export type NewException = {
  readonly personId: PersonId;
  readonly kind: ExceptionKind;
  readonly reason: string;
  readonly untilOn: string | null;
};

/** Writes entries of one list; somebody's earlier entry is replaced. Returns how many were new, and how many not. */
export async function upsertExceptions(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  list: ExceptionList,
  entries: readonly NewException[],
): Promise<{ added: number; replaced: number }> {
  const { rows } = await sql<{ isNew: boolean; entries: number }>`
    with written as (
      insert into exception as x (organisation_id, person_id, list, kind, reason, until_on, added_by, added_at)
      select ${organisationId}, e.person_id, ${list}, e.kind, e.reason, e.until_on, ${actor.name}, ${now}
      from unnest(${entries.map((entry) => entry.personId)}::bigint[], ${entries.map((entry) => entry.kind)}::text[],
        ${entries.map((entry) => entry.reason)}::text[], ${entries.map((entry) => entry.untilOn)}::date[])
        as e(person_id, kind, reason, until_on)
      on conflict (organisation_id, person_id) do update set list = excluded.list, kind = excluded.kind,
        reason = excluded.reason, until_on = excluded.until_on, added_by = excluded.added_by, added_at = excluded.added_at
      returning x.xmax = 0 as is_new
    )
    select is_new as "isNew", count(*)::integer as entries from written group by 1`.execute(tx);
  const of = (isNew: boolean): number => rows.find((row) => row.isNew === isNew)?.entries ?? 0;
  return { added: of(true), replaced: of(false) };
}

/** How many of these people stand on a list already. */
export async function countListed(tx: Transaction, personIds: readonly PersonId[]): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from exception
    where organisation_id = current_organisation_id() and person_id = any(${[...personIds]}::bigint[])`.execute(
    tx,
  );
  return rows[0]?.people ?? 0;
}

export async function findException(
  tx: Transaction,
  now: Date,
  exceptionId: ExceptionId,
): Promise<ExceptionRow | undefined> {
  const { rows } = await sql<ExceptionRow>`
    select ${columns(now)} from ${tables}
    where x.organisation_id = current_organisation_id() and x.exception_id = ${exceptionId}`.execute(tx);
  return rows[0];
}

export async function deleteException(tx: Transaction, exceptionId: ExceptionId): Promise<void> {
  await sql`
    delete from exception
    where organisation_id = current_organisation_id() and exception_id = ${exceptionId}`.execute(tx);
}

/** Rollouts under way, which must look at their people again. */
export async function runningRollouts(tx: Transaction): Promise<RolloutId[]> {
  const { rows } = await sql<{ rolloutId: RolloutId }>`
    select rollout_id as "rolloutId" from rollout
    where organisation_id = current_organisation_id() and status in ('running', 'paused', 'completing')`.execute(
    tx,
  );
  return rows.map((row) => row.rolloutId);
}

/** Whether the rollout has anybody an exception could concern: a cheap question before every tick. */
export async function hasExceptions(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  const { rows } = await sql`
    select 1 where exists (
      select 1 from exception where organisation_id = current_organisation_id() and list = 'exclude')
    or exists (
      select 1 from enrolment_count where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
        and status = 'excluded' and people > 0)`.execute(tx);
  return rows.length > 0;
}

/** Statuses of people an exclusion may still leave out. */
const open = sql`('eligible', 'scheduled', 'notified', 'failed', 'unreachable', 'deferred')`;

/** People of the rollout whom an exclusion leaves out and who have not been yet. */
export async function peopleToExclude(
  tx: Transaction,
  now: Date,
  rolloutId: RolloutId,
): Promise<Pick<ExceptionRow, 'personId' | 'reason' | 'untilOn'>[]> {
  const { rows } = await sql<Pick<ExceptionRow, 'personId' | 'reason' | 'untilOn'>>`
    select x.person_id as "personId", x.reason, x.until_on as "untilOn"
    from ${tables}
    join enrolment e on e.organisation_id = x.organisation_id and e.rollout_id = ${rolloutId}
      and e.person_id = x.person_id and e.status in ${open}
    where ${matches(now, { list: 'exclude', counts: true })}`.execute(tx);
  return rows;
}

/** People of the rollout whose exception has ended, with the stage they were left out of. */
export async function returningPeople(
  tx: Transaction,
  now: Date,
  rolloutId: RolloutId,
): Promise<{ personId: PersonId; stageId: StageId }[]> {
  const { rows } = await sql<{ personId: PersonId; stageId: StageId }>`
    select e.person_id as "personId", e.stage_id as "stageId" from enrolment e
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and e.status = 'excluded'
      and not exists (
        select 1 from ${tables}
        where ${matches(now, { list: 'exclude', counts: true })} and x.person_id = e.person_id)`.execute(tx);
  return rows;
}

/** When the next exclusion of somebody of the rollout ends: the midnight after its last day; null when none does. */
export async function nextEnd(tx: Transaction, now: Date, rolloutId: RolloutId): Promise<Date | null> {
  const { rows } = await sql<{ endsAt: Date | null }>`
    select min((x.until_on + 1)::timestamp at time zone o.time_zone) as "endsAt" from ${tables}
    where ${matches(now, { list: 'exclude', counts: true })} and exists (
      select 1 from enrolment e where e.organisation_id = x.organisation_id and e.rollout_id = ${rolloutId}
        and e.person_id = x.person_id and e.status = 'excluded')`.execute(tx);
  return rows[0]?.endsAt ?? null;
}
