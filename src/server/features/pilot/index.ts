/** The face of the pilot feature: choosing, accepting and scheduling the people of the pilot. */
export { acceptCohort } from './accept-cohort.ts';
export { attributeNames } from './attributes.ts';
export { draftCohort } from './draft-cohort.ts';
export { peopleWithAttributes } from './population-store.ts';
export { pilotFeatureRoutes } from './routes.ts';
export { schedulePilot } from './schedule-pilot.ts';
export { currentCohort } from './store.ts';
