/** The face of the readiness feature: who is ready for their day, and what counts as ready. */
export { readinessFeatureRoutes } from './routes.ts';
