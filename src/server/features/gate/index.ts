/** The face of the gate feature. */
export { RECORD_FORMAT, type DecisionRecord } from './decision-record.ts';
export { decideGate, recordVote, type Voter } from './decide.ts';
export { openGate, refreshGate } from './open-gate.ts';
export { replayRecord, type Replay } from './replay-record.ts';
export { gateFeatureRoutes } from './routes.ts';
export { latestGate, type GateRow } from './store.ts';
