/** Sorting a ticket: its priority, or that it asks for something new. It can be sorted again at any time. */
import type { Ticket, TicketSort } from '#contracts/helpdesk.ts';
import type { RolloutId, TicketId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { presentTicket } from './queries.ts';
import * as store from './store.ts';

export async function sortTicket(
  tx: Transaction,
  context: Context,
  { rolloutId, ticketId }: { readonly rolloutId: RolloutId; readonly ticketId: TicketId },
  as: TicketSort,
): Promise<Result<Ticket, Refusal>> {
  const ticket = await store.findTicket(tx, rolloutId, ticketId, 'lock');
  if (ticket === undefined) return refuse(refusal('not_found', { what: 'ticket' }));
  await store.writeSort(tx, ticketId, as);
  await recordAudit(tx, context, {
    action: 'ticket.sorted',
    subject: { kind: 'ticket', id: ticketId },
    before: { sort: ticket.sort },
    after: { sort: as },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(presentTicket({ ...ticket, sort: as }));
}
