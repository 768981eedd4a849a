/** SQL for tickets. */
import { sql } from 'kysely';
import type { TicketSort } from '#contracts/helpdesk.ts';
import type { PersonId, RolloutId, StageId, TicketId } from '#contracts/ids.ts';
import type { TicketStatus } from '#domain/helpdesk/ticket-machine.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type TicketRow = {
  readonly ticketId: TicketId;
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly stageName: string;
  readonly personId: PersonId;
  readonly displayName: string;
  readonly department: string | null;
  readonly site: string | null;
  readonly status: TicketStatus;
  readonly sort: TicketSort | null;
  readonly source: string;
  readonly body: string;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly openedAt: Date;
  readonly statusAt: Date;
};

const columns = sql`
  t.ticket_id as "ticketId", t.rollout_id as "rolloutId", t.stage_id as "stageId", s.name as "stageName",
  t.person_id as "personId", p.display_name as "displayName", p.attributes ->> 'department' as department,
  p.attributes ->> 'site' as site, t.status,
  case when t.kind = 'request' then 'request' else 'priority_' || t.priority end as sort, t.source, t.body, t.answer, t.answered_by as "answeredBy",
  t.opened_at as "openedAt", t.status_at as "statusAt"`;

const tables = sql`
  ticket t
  join person p on p.organisation_id = t.organisation_id and p.person_id = t.person_id
  join stage s on s.organisation_id = t.organisation_id and s.stage_id = t.stage_id`;

export type TicketFilter = {
  readonly status?: TicketStatus | undefined;
  readonly stageId?: StageId | undefined;
  readonly kind?: 'fault' | 'request' | undefined;
  readonly after: number;
  readonly limit: number;
};

export async function listTickets(
  tx: Transaction,
  rolloutId: RolloutId,
  filter: TicketFilter,
): Promise<TicketRow[]> {
  const { rows } = await sql<TicketRow>`
    select ${columns} from ${tables}
    where t.organisation_id = current_organisation_id() and t.rollout_id = ${rolloutId}
      and t.ticket_id > ${filter.after}
      ${filter.status === undefined ? sql`` : sql`and t.status = ${filter.status}`}
      ${filter.stageId === undefined ? sql`` : sql`and t.stage_id = ${filter.stageId}`}
      ${filter.kind === undefined ? sql`` : sql`and t.kind = ${filter.kind}`}
    order by t.ticket_id
    limit ${filter.limit}`.execute(tx);
  return rows;
}

export async function countTickets(
  tx: Transaction,
  rolloutId: RolloutId,
  { stageId, kind }: Pick<TicketFilter, 'stageId' | 'kind'>,
): Promise<{ status: TicketStatus; tickets: number }[]> {
  const { rows } = await sql<{ status: TicketStatus; tickets: number }>`
    select status, count(*)::integer as tickets from ticket
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      ${stageId === undefined ? sql`` : sql`and stage_id = ${stageId}`}
      ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
    group by status`.execute(tx);
  return rows;
}

export async function findTicket(
  tx: Transaction,
  rolloutId: RolloutId,
  ticketId: TicketId,
  lock: 'lock' | 'read' = 'read',
): Promise<TicketRow | undefined> {
  const { rows } = await sql<TicketRow>`
    select ${columns} from ${tables}
    where t.organisation_id = current_organisation_id() and t.rollout_id = ${rolloutId} and t.ticket_id = ${ticketId}
    ${lock === 'lock' ? sql`for update of t` : sql``}`.execute(tx);
  return rows[0];
}

export async function hasRollout(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from rollout where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(
    tx,
  );
  return rows.length > 0;
}

/** The tickets one person opened in a rollout, newest first. */
export async function ticketsOfPerson(
  tx: Transaction,
  rolloutId: RolloutId,
  personId: PersonId,
  limit: number,
): Promise<TicketRow[]> {
  const { rows } = await sql<TicketRow>`
    select ${columns} from ${tables}
    where t.organisation_id = current_organisation_id() and t.rollout_id = ${rolloutId} and t.person_id = ${personId}
    order by t.ticket_id desc
    limit ${limit}`.execute(tx);
  return rows;
}

export type NewTicket = {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly personId: PersonId;
  readonly source: string;
  readonly body: string;
};

export async function insertTicket(
  tx: Transaction,
  { organisationId, now }: Context,
  ticket: NewTicket,
): Promise<TicketId> {
  const { rows } = await sql<{ ticketId: TicketId }>`
    insert into ticket (organisation_id, rollout_id, stage_id, person_id, source, body, opened_at, status_at)
    values (${organisationId}, ${ticket.rolloutId}, ${ticket.stageId}, ${ticket.personId}, ${ticket.source},
      ${ticket.body}, ${now}, ${now})
    returning ticket_id as "ticketId"`.execute(tx);
  return rows[0]!.ticketId;
}

export async function writeAnswer(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  ticketId: TicketId,
  status: TicketStatus,
  answer: string,
): Promise<void> {
  await sql`
    update ticket set status = ${status}, answer = ${answer}, answered_by = ${actor.name}, status_at = ${now}
    where organisation_id = ${organisationId} and ticket_id = ${ticketId}`.execute(tx);
}

/** Priorities are stored by their number; a request has none. */
export async function writeSort(tx: Transaction, ticketId: TicketId, as: TicketSort): Promise<void> {
  const priority = as === 'request' ? null : Number(as.slice('priority_'.length));
  await sql`
    update ticket set kind = ${priority === null ? 'request' : 'fault'}, priority = ${priority}
    where organisation_id = current_organisation_id() and ticket_id = ${ticketId}`.execute(tx);
}

/** Makes questions of one person wait for each other, and tells the external id signals name the person by. */
export async function lockPerson(tx: Transaction, personId: PersonId): Promise<string | undefined> {
  const { rows } = await sql<{ externalId: string }>`
    select external_id as "externalId" from person
    where organisation_id = current_organisation_id() and person_id = ${personId}
    for no key update`.execute(tx);
  return rows[0]?.externalId;
}
