/** SQL for tickets of other helpdesks: signals placed on people of a rollout, open until their source resolves them. */
import { sql } from 'kysely';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import type { ReportedTicket, TicketPriority } from '#contracts/helpdesk.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type ReportedRow = Omit<ReportedTicket, 'openedAt' | 'resolvedAt' | 'personId'> & {
  readonly personId: PersonId;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
};

export type ReportedFilter = {
  /** `none` are tickets that came without one. */
  readonly priority?: `${TicketPriority}` | 'none' | undefined;
  readonly state?: 'open' | 'resolved' | undefined;
};

/** When the ticket of signal `s` was resolved, by the first signal that says so; null while it is open. */
const resolved = sql`
  left join lateral (
    select min(r.occurred_at) as at from signal r
    where r.organisation_id = s.organisation_id and r.source = s.source and r.ticket = s.idempotency_key
  ) as resolved on true`;

/** What people asked here is no ticket of another helpdesk. */
const tickets = (rolloutId: RolloutId) => sql`
  from observation o
  join signal s on s.organisation_id = o.organisation_id and s.signal_id = o.signal_id
  ${resolved}
  where o.organisation_id = current_organisation_id() and o.rollout_id = ${rolloutId} and o.kind = 'ticket.opened'
    and not exists (select 1 from ticket t where t.organisation_id = s.organisation_id and s.source = 'helpdesk'
      and s.idempotency_key = 'ticket-' || t.ticket_id)`;

const fits = ({ priority, state }: ReportedFilter) => sql`
  ${priority === undefined ? sql`` : priority === 'none' ? sql`and o.priority is null` : sql`and o.priority = ${Number(priority)}`}
  ${state === undefined ? sql`` : state === 'open' ? sql`and resolved.at is null` : sql`and resolved.at is not null`}`;

/** The newest first; `before` is the signal to go on from. */
export async function listReported(
  tx: Transaction,
  rolloutId: RolloutId,
  filter: ReportedFilter,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<ReportedRow[]> {
  const { rows } = await sql<ReportedRow>`
    with listed as (
      select o.signal_id, o.person_id, o.priority, o.detail, o.app, o.at, s.source, resolved.at as resolved_at
      ${tickets(rolloutId)} ${fits(filter)} ${before === null ? sql`` : sql`and o.signal_id < ${before}`}
      order by o.signal_id desc limit ${limit}
    )
    select l.signal_id as "signalId", l.person_id as "personId", p.display_name as "displayName",
      p.attributes ->> 'department' as department, placed.name as "stageName", l.priority, l.detail as words, l.app,
      l.source, l.at as "openedAt", l.resolved_at as "resolvedAt"
    from listed l
    join person p on p.organisation_id = current_organisation_id() and p.person_id = l.person_id
    left join lateral (
      select t.name from enrolment e join stage t using (organisation_id, stage_id)
      where e.organisation_id = p.organisation_id and e.rollout_id = ${rolloutId} and e.person_id = p.person_id
      order by e.status in ('cancelled', 'rolled_back'), e.enrolment_id desc limit 1
    ) as placed on true
    order by l.signal_id desc`.execute(tx);
  return rows;
}

export type ReportedCount = {
  readonly priority: TicketPriority | null;
  readonly open: number;
  readonly resolved: number;
};

/** Tickets per priority, the most urgent first, those without one last. */
export async function countReported(tx: Transaction, rolloutId: RolloutId): Promise<ReportedCount[]> {
  const { rows } = await sql<ReportedCount>`
    select o.priority, (count(*) filter (where resolved.at is null))::integer as open,
      count(resolved.at)::integer as resolved
    ${tickets(rolloutId)}
    group by o.priority order by o.priority nulls last`.execute(tx);
  return rows;
}
