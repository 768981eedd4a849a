/** The face of the waves feature. */
export { layOutWaves } from './lay-out-waves.ts';
export { partFromGroups } from './part-from-groups.ts';
export { replanPlan } from './replan.ts';
export { wavesRoutes } from './routes.ts';
export { wavesPlan } from './waves-plan.ts';
