/** The face of the run feature: what people do to the stages of a running rollout. */
export { startByHand, stopRollout } from './command-stages.ts';
export { setPacing } from './pacing.ts';
export { rollbackFlawOf, rollbackInTheWay } from './rollback-plan.ts';
export { callOffStarts } from './roll-back.ts';
export { stepsOf } from './rollback-steps.ts';
export { runFeatureRoutes } from './routes.ts';
