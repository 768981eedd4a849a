/** Answering a ticket resolves it; the person reads the answer on their page. */
import type { RolloutId, TicketId } from '#contracts/ids.ts';
import type { Ticket } from '#contracts/helpdesk.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { move } from '#domain/machine/machine.ts';
import { ticketMachine } from '#domain/helpdesk/ticket-machine.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { presentTicket } from './queries.ts';
import * as store from './store.ts';

/** Refused as not found when the ticket is answered already: there is no open ticket with this id. */
export async function answerTicket(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  ticketId: TicketId,
  answer: string,
): Promise<Result<Ticket, Refusal>> {
  const ticket = await store.findTicket(tx, rolloutId, ticketId, 'lock');
  const status = ticket === undefined ? undefined : move(ticketMachine, ticket.status, 'resolve');
  if (ticket === undefined || status === undefined)
    return refuse(refusal('not_found', { what: 'open_ticket' }));
  await store.writeAnswer(tx, context, ticketId, status, answer.trim());
  await recordAudit(tx, context, {
    action: 'ticket.answered',
    subject: { kind: 'ticket', id: ticketId },
    before: { status: ticket.status },
    after: { status },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  const answered = await store.findTicket(tx, rolloutId, ticketId);
  return ok(presentTicket(answered!));
}
