/** Checks the audit log of an organisation from its first event to its head. */
import type { AuditVerification } from '#contracts/audit.ts';
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
    return broken(sequence, hash, sequence + 1, 'The log does not end where its head says it ends.');
  }
  return {
    intact: true,
    events: sequence,
    headHash: hash.toString('hex'),
    brokenAt: null,
    explanation: `All ${sequence} events fit the chain.`,
  };
}

function findFault(event: StoredEvent, sequenceBefore: number, hashBefore: Buffer): string | null {
  if (event.sequence !== sequenceBefore + 1) return `Event ${sequenceBefore + 1} is missing.`;
  if (!event.previousHash.equals(hashBefore))
    return `Event ${event.sequence} does not follow the one before.`;
  if (!hashEvent(event, hashBefore).equals(event.hash)) {
    return `Event ${event.sequence} was changed after it was written.`;
  }
  return null;
}

function broken(events: number, hash: Buffer, brokenAt: number, explanation: string): AuditVerification {
  return { intact: false, events, headHash: hash.toString('hex'), brokenAt, explanation };
}
