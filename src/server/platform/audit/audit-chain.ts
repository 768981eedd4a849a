/** The chain of the audit log: the hash of an event covers all its fields and the hash before it. No storage here. */
import { createHash } from 'node:crypto';
import type { AuditAction } from '#contracts/audit-actions.ts';
import type { ActorKind } from '#contracts/audit.ts';
import { canonicalJson } from './canonical-json.ts';

export type ChainedEvent = {
  readonly organisationId: number;
  readonly sequence: number;
  readonly at: Date;
  readonly actorKind: ActorKind;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: AuditAction;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly reason: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly requestId: string | null;
};

/** SHA-256 over the hash before and the canonical JSON of the event: 32 bytes. */
export function hashEvent(event: ChainedEvent, previousHash: Uint8Array): Buffer {
  // Named one by one: a field added to the table must not change the hashes of old events.
  const content = {
    organisationId: event.organisationId,
    sequence: event.sequence,
    at: event.at.toISOString(),
    actorKind: event.actorKind,
    actorId: event.actorId,
    actorName: event.actorName,
    action: event.action,
    subjectKind: event.subjectKind,
    subjectId: event.subjectId,
    reason: event.reason,
    before: event.before ?? null,
    after: event.after ?? null,
    requestId: event.requestId,
  };
  return createHash('sha256').update(previousHash).update(canonicalJson(content)).digest();
}
