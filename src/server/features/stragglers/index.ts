/** The face of the stragglers feature: everybody of a rollout who is left over, and when a stage is complete. */
export { assign, close, retry } from './care.ts';
export { completeStage } from './complete-stage.ts';
export { listStragglers } from './desk.ts';
export { stragglersFeatureRoutes } from './routes.ts';
export { countFreshStragglers, countStragglers } from './store.ts';
