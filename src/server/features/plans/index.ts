/** The face of the plans feature: who approves what somebody else planned. */
export { approvePlan } from './decide-plan.ts';
export { listPlans } from './list-plans.ts';
export { plansFeatureRoutes } from './routes.ts';
