/** The face of the load feature: what weeks ask of departments. */
export { loadFeatureRoutes } from './routes.ts';
