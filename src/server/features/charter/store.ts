/** SQL for the charter of hypercare and for what its exit criteria are measured on. Decides nothing. */
import { sql } from 'kysely';
import type { AccountId, RolloutId } from '#contracts/ids.ts';
import type { Charter, ExitCriterion } from '#contracts/hypercare.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { charterTemplate } from '#domain/hypercare/charter.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type Prolongation = {
  readonly weeks: number;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

export type HypercareRow = {
  /** Null while the template holds. */
  readonly charter: Charter | null;
  readonly writtenBy: string | null;
  readonly writtenAt: Date | null;
  readonly startedOn: string | null;
  readonly prolongations: readonly Prolongation[];
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
  readonly exitVerdicts: ExitCriterion[] | null;
  readonly setAside: Statement[] | null;
};

/** Undefined while nobody has written a charter and hypercare has not begun. */
export async function hypercareOf(tx: Transaction, rolloutId: RolloutId): Promise<HypercareRow | undefined> {
  const { rows } = await sql<HypercareRow>`
    select charter, written_by as "writtenBy", written_at as "writtenAt", started_on::text as "startedOn",
      prolongations, ended_at as "endedAt", ended_by as "endedBy", end_reason as "endReason",
      exit_verdicts as "exitVerdicts", set_aside as "setAside"
    from hypercare where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(
    tx,
  );
  return rows[0];
}

/** Hypercare begins under the charter that is written by then, else under the template. */
export async function beginHypercare(
  tx: Transaction,
  { organisationId }: Context,
  rolloutId: RolloutId,
  startedOn: string,
): Promise<void> {
  await sql`
    insert into hypercare as h (organisation_id, rollout_id, charter, started_on)
    values (${organisationId}, ${rolloutId}, ${JSON.stringify(charterTemplate)}, ${startedOn})
    on conflict (organisation_id, rollout_id) do update
      set started_on = excluded.started_on, charter = coalesce(h.charter, excluded.charter)`.execute(tx);
}

/** Tickets of priority 1 that another helpdesk has opened, signal `s`, and not resolved. */
export const openReported = (rolloutId: RolloutId) => sql`
  from observation o join signal s on s.organisation_id = o.organisation_id and s.signal_id = o.signal_id
  where o.organisation_id = current_organisation_id() and o.rollout_id = ${rolloutId} and o.kind = 'ticket.opened'
    and o.priority = 1 and not exists (
      select 1 from signal r where r.organisation_id = s.organisation_id and r.source = s.source
        and r.ticket = s.idempotency_key)`;

export type Figures = {
  readonly priorityOne: number;
  readonly unsorted: number;
  readonly answers: number;
  readonly meanAnswer: number | null;
};

/** Open cases of priority 1, open tickets without priority, and the last answer of each person about satisfaction. */
export async function readFigures(tx: Transaction, rolloutId: RolloutId): Promise<Figures> {
  const { rows } = await sql<Figures>`
    select
      (select count(*)::integer from ticket t where t.organisation_id = current_organisation_id()
        and t.rollout_id = ${rolloutId} and t.status in ('new', 'open', 'waiting_user') and t.priority = 1)
      + (select count(*)::integer from improvement i where i.organisation_id = current_organisation_id()
        and i.rollout_id = ${rolloutId} and i.status in ('found', 'changed', 'reopened') and i.priority = 1)
      + (select count(*)::integer ${openReported(rolloutId)}) as "priorityOne",
      (select count(*)::integer from ticket t where t.organisation_id = current_organisation_id()
        and t.rollout_id = ${rolloutId} and t.status in ('new', 'open', 'waiting_user') and t.kind = 'fault'
        and t.priority is null) as unsorted,
      answered.answers, answered.mean as "meanAnswer"
    from (
      select count(*)::integer as answers, avg(value)::double precision as mean from (
        select distinct on (person_id) value from observation
        where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
          and kind = 'satisfaction.answered' and value between 1 and 5 and app is null
        order by person_id, at desc, signal_id desc
      ) as last
    ) as answered`.execute(tx);
  return rows[0]!;
}

/** Tickets per local day since an instant, days without any left out; requests for new things do not count. */
export async function ticketsByDay(
  tx: Transaction,
  rolloutId: RolloutId,
  since: Date,
  timeZone: string,
): Promise<{ on: string; tickets: number }[]> {
  const { rows } = await sql<{ on: string; tickets: number }>`
    select (o.at at time zone ${timeZone})::date::text as on, count(*)::integer as tickets
    from observation o
    where o.organisation_id = current_organisation_id() and o.rollout_id = ${rolloutId}
      and o.kind = 'ticket.opened' and o.at >= ${since} and not exists (
        select 1 from signal s
        join ticket t on t.organisation_id = s.organisation_id and s.idempotency_key = 'ticket-' || t.ticket_id
        where s.organisation_id = o.organisation_id and s.signal_id = o.signal_id and s.source = 'helpdesk'
          and t.kind = 'request')
    group by 1`.execute(tx);
  return rows;
}

/** Whether any ticket of the rollout was ever reported. */
export async function hasTickets(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from observation
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and kind = 'ticket.opened'
    limit 1`.execute(tx);
  return rows.length > 0;
}

export type DutyRow = {
  readonly accountId: AccountId;
  readonly name: string;
  readonly from: string;
  readonly to: string;
};

/** The roster in order of the days. */
export async function dutiesOf(tx: Transaction, rolloutId: RolloutId): Promise<DutyRow[]> {
  const { rows } = await sql<DutyRow>`
    select d.account_id as "accountId", a.display_name as name, d.from_on::text as from, d.to_on::text as to
    from hypercare_duty d join account a using (account_id)
    where d.organisation_id = current_organisation_id() and d.rollout_id = ${rolloutId}
    order by d.from_on, d.to_on, d.duty_id`.execute(tx);
  return rows;
}
