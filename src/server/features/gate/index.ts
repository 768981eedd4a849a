/** The face of the gate feature. */
export { getDecisionRecord, hashRecord, RECORD_FORMAT, type DecisionRecord } from './decision-record.ts';
export { hashEvidence } from './evidence.ts';
export { castVote, decideGate, recordVote, type Voter } from './decide.ts';
export { openGate, refreshGate } from './open-gate.ts';
export { presentGate } from './present-gate.ts';
export { reviseAtGate } from './revise-at-gate.ts';
export { replayRecord, type Replay } from './replay-record.ts';
export { gateFeatureRoutes } from './routes.ts';
export { latestGate, type GateRow } from './store.ts';
