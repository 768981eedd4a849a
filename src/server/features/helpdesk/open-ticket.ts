/**
 * Opening a ticket: the row for the helpdesk, and a signal for the board, the criteria and the pacing, in one
 * transaction. Who may ask, and how, is decided by the caller.
 */
import type { PersonId, RolloutId, StageId, TicketId } from '#contracts/ids.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { receiveSignals } from '#server/features/signals/index.ts';
import * as store from './store.ts';

export type Question = {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly personId: PersonId;
  /** Where it was asked, such as `portal`. */
  readonly source: string;
  readonly body: string;
};

export type OpenedTicket =
  | { readonly kind: 'opened' | 'repeated'; readonly ticketId: TicketId }
  | { readonly kind: 'too_many' };

/** A person's unanswered questions; more are not taken until the helpdesk has answered one. */
export const openQuestionsMax = 5;

/** Opens a ticket. The same question, sent twice while it is unanswered, stays one ticket. */
export async function openTicket(
  tx: Transaction,
  context: Context,
  question: Question,
): Promise<OpenedTicket> {
  const externalId = await store.lockPerson(tx, question.personId);
  if (externalId === undefined) throw new Error(`person ${question.personId} is not in this organisation`);
  const earlier = await store.ticketsOfPerson(tx, question.rolloutId, question.personId, 50);
  const open = earlier.filter((ticket) => ticket.status !== 'resolved' && ticket.status !== 'closed');
  const same = open.find((ticket) => ticket.body === question.body);
  if (same !== undefined) return { kind: 'repeated', ticketId: same.ticketId };
  if (open.length >= openQuestionsMax) return { kind: 'too_many' };

  const ticketId = await store.insertTicket(tx, context, question);
  await recordAudit(tx, context, {
    action: 'ticket.opened',
    subject: { kind: 'ticket', id: ticketId },
    after: { rolloutId: question.rolloutId, stageId: question.stageId, source: question.source },
  });
  await receiveSignals(tx, context, 'helpdesk', [
    {
      key: `ticket-${ticketId}`,
      kind: 'ticket.opened',
      subject: 'person',
      reference: externalId,
      at: context.now.toISOString(),
    },
  ]);
  await notifyChange(tx, context.organisationId, `rollout:${question.rolloutId}`);
  return { kind: 'opened', ticketId };
}
