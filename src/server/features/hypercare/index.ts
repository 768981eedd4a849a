/** The face of the hypercare feature: the weeks after the last wave, from its charter to its end. */
export { hypercareFeatureRoutes } from './routes.ts';
