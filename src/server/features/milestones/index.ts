/** The face of the milestones feature: dates people have promised each other, beside the waves. */
export { milestonesFeatureRoutes } from './routes.ts';
