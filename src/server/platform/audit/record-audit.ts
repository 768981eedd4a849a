/** Writes audit events in the transaction of the change they describe. */
import type { AuditAction } from '#contracts/audit-actions.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { hashEvent, type ChainedEvent } from './audit-chain.ts';
import { appendEvent, lockHead } from './store.ts';

export type AuditEntry = {
  readonly action: AuditAction;
  readonly subject: { readonly kind: string; readonly id: string | number };
  readonly reason?: string | null | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
};

/**
 * Appends an event to the organisation's chain and returns its sequence. It locks the head of the chain
 * until the transaction ends, so call it after the change itself, not before.
 */
export async function recordAudit(tx: Transaction, context: Context, entry: AuditEntry): Promise<number> {
  const head = await lockHead(tx, context.organisationId);
  const event: ChainedEvent = {
    organisationId: context.organisationId,
    sequence: head.sequence + 1,
    at: context.now,
    actorKind: context.actor.kind,
    actorId: context.actor.id,
    actorName: context.actor.name,
    action: entry.action,
    subjectKind: entry.subject.kind,
    subjectId: String(entry.subject.id),
    reason: entry.reason ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
    requestId: context.requestId,
  };
  await appendEvent(tx, { ...event, previousHash: head.hash, hash: hashEvent(event, head.hash) });
  return event.sequence;
}
