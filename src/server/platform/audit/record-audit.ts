/** Writes audit events in the transaction of the change they describe. */
import type { AuditAction } from '#contracts/audit-actions.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { hashEvent, type ChainedEvent } from './audit-chain.ts';
import { appendEvent, lockHead } from './store.ts';

export type AuditEntry = {
  readonly action: AuditAction;
  readonly subject: { readonly kind: string; readonly id: string | number };
  /** A person’s own words, or what the product says. */
  readonly reason?: string | Statement | null | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
};

/**
 * Appends an event to the organisation's chain and returns its sequence. It locks the head of the chain
 * until the transaction ends, so call it after the change itself, not before.
 */
export async function recordAudit(tx: Transaction, context: Context, entry: AuditEntry): Promise<number> {
  const { reason, after } = writeReason(entry);
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
    reason,
    before: entry.before ?? null,
    after,
    requestId: context.requestId,
  };
  await appendEvent(tx, { ...event, previousHash: head.hash, hash: hashEvent(event, head.hash) });
  return event.sequence;
}

/**
 * What the product gives as a reason stands in the log in English, so that it can be read without the product, and
 * as data among the values after the change, so that it can be said in other languages.
 */
function writeReason({ reason, after }: AuditEntry): { reason: string | null; after: unknown } {
  if (typeof reason !== 'object' || reason === null) return { reason: reason ?? null, after: after ?? null };
  const because = reason.code === 'own_words' ? {} : { because: reason };
  return { reason: say('en', reason), after: { ...(after as object | undefined), ...because } };
}
