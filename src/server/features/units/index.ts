/** The face of deployment units: parts of the organisation with an owner, which waves can follow. */
export { unitFeatureRoutes } from './routes.ts';
export { createUnit, ownersOfUnits } from './units.ts';
