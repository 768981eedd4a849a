/** What the screens read about tickets. */
import type { Static } from 'typebox';
import type { helpdeskRoutes, Ticket } from '#contracts/helpdesk.ts';
import type { RolloutId, TicketId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { TicketStatus } from '#domain/helpdesk/ticket-machine.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as reported from './reported-store.ts';
import * as store from './store.ts';

type TicketQuery = Static<typeof helpdeskRoutes.listTickets.query>;

export async function listTickets(tx: Transaction, rolloutId: RolloutId, query: TicketQuery) {
  if (!(await store.hasRollout(tx, rolloutId))) return refuse(refusal('not_found', { what: 'rollout' }));
  const limit = query.limit ?? 100;
  const rows = await store.listTickets(tx, rolloutId, { ...query, after: query.after ?? 0, limit });
  const counted = await store.countTickets(tx, rolloutId, query);
  const counts: Partial<Record<TicketStatus, number>> = Object.fromEntries(
    counted.map((count) => [count.status, count.tickets]),
  );
  const total =
    query.status === undefined
      ? counted.reduce((sum, count) => sum + count.tickets, 0)
      : (counts[query.status] ?? 0);
  return ok({
    rows: rows.map(presentTicket),
    next: rows.length === limit ? (rows.at(-1)?.ticketId ?? null) : null,
    total,
    counts,
  });
}

type ReportedQuery = Static<typeof helpdeskRoutes.listReportedTickets.query>;

export async function listReportedTickets(tx: Transaction, rolloutId: RolloutId, query: ReportedQuery) {
  if (!(await store.hasRollout(tx, rolloutId))) return refuse(refusal('not_found', { what: 'rollout' }));
  const limit = query.limit ?? 100;
  const rows = await reported.listReported(tx, rolloutId, query, { before: query.after ?? null, limit });
  const counts = await reported.countReported(tx, rolloutId);
  const priority = query.priority === undefined ? undefined : Number(query.priority) || null;
  const total = counts
    .filter((count) => priority === undefined || count.priority === priority)
    .reduce(
      (sum, { open, resolved }) =>
        sum + (query.state === 'resolved' ? 0 : open) + (query.state === 'open' ? 0 : resolved),
      0,
    );
  return ok({
    rows: rows.map(({ openedAt, resolvedAt, ...row }) => ({
      ...row,
      openedAt: openedAt.toISOString(),
      resolvedAt: resolvedAt?.toISOString() ?? null,
    })),
    next: rows.length === limit ? (rows.at(-1)?.signalId ?? null) : null,
    total,
    counts,
  });
}

export async function getTicket(
  tx: Transaction,
  rolloutId: RolloutId,
  ticketId: TicketId,
): Promise<Result<Ticket, Refusal>> {
  const row = await store.findTicket(tx, rolloutId, ticketId);
  return row === undefined ? refuse(refusal('not_found', { what: 'ticket' })) : ok(presentTicket(row));
}

export function presentTicket({ openedAt, statusAt, ...ticket }: store.TicketRow): Ticket {
  return {
    ...ticket,
    openedAt: openedAt.toISOString(),
    statusAt: statusAt.toISOString(),
  };
}
