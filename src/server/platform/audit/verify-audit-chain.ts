/** Checks the audit log of an organisation from its first event to its head. */
import type { AuditVerification } from '#contracts/audit.ts';
import { auditStatement, type AuditStatement } from '#contracts/sentences/audit-sentences.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { hashEvent } from './audit-chain.ts';
import { readChain, readChainEnd, type StoredEvent } from './store.ts';

const batchSize = 2000;

/** Recomputes every hash; names the first event that was changed, removed, inserted or cut off. */
export async function verifyAuditChain(tx: Transaction): Promise<AuditVerification> {
  const end = await readChainEnd(tx);
  const upTo = end?.lastSequence ?? 0;
  let sequence = 0;
  let hash: Buffer = Buffer.alloc(0);
  while (sequence < upTo) {
    const events = await readChain(tx, sequence, upTo, batchSize);
    if (events.length === 0) break;
    for (const event of events) {
      const fault = findFault(event, sequence, hash);
      if (fault !== null) return broken(sequence, hash, sequence + 1, fault);
      sequence = event.sequence;
      hash = event.hash;
    }
  }
  if (end === undefined || end.sequence !== sequence || !end.hash.equals(hash)) {
    return broken(sequence, hash, sequence + 1, auditStatement('audit_end_differs'));
  }
  return {
    intact: true,
    events: sequence,
    headHash: hash.toString('hex'),
    brokenAt: null,
    explanation: auditStatement('audit_intact', { events: sequence }),
  };
}

function findFault(event: StoredEvent, sequenceBefore: number, hashBefore: Buffer): AuditStatement | null {
  const { sequence } = event;
  if (sequence !== sequenceBefore + 1)
    return auditStatement('audit_event_missing', { sequence: sequenceBefore + 1 });
  if (!event.previousHash.equals(hashBefore)) return auditStatement('audit_event_out_of_order', { sequence });
  return hashEvent(event, hashBefore).equals(event.hash)
    ? null
    : auditStatement('audit_event_changed', { sequence });
}

function broken(
  events: number,
  hash: Buffer,
  brokenAt: number,
  explanation: AuditStatement,
): AuditVerification {
  return { intact: false, events, headHash: hash.toString('hex'), brokenAt, explanation };
}
