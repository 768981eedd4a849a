/** The face of the gate feature. */
export { decideGate, recordVote, type Voter } from './decide.ts';
export { openGate, refreshGate } from './open-gate.ts';
export { gateFeatureRoutes } from './routes.ts';
export { latestGate, type GateRow } from './store.ts';
