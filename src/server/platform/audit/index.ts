/** The audit log's face for commands and queries. */
export { recordAudit, type AuditEntry } from './record-audit.ts';
export { verifyAuditChain } from './verify-audit-chain.ts';
export { countEvents, lastSequence, listEvents, type AuditFilter } from './store.ts';
export { canonicalJson } from './canonical-json.ts';
