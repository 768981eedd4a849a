/** The face of the journey feature: how people experience the change, and what was improved about it. */
export { acceptFinding, recordFinding } from './improve.ts';
export { openImprovements, type OpenImprovement } from './open-improvements.ts';
export { journeyFeatureRoutes } from './routes.ts';
export { findingsByTrack } from './store.ts';
export { saveTriage } from './triage.ts';
