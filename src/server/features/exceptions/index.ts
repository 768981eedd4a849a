/** The face of the exceptions feature: who is left out, who always takes part, and holding a rollout to it. */
export { applyExceptions, enrolExcluded, type ExcludedPerson } from './apply-exceptions.ts';
export { exceptionFeatureRoutes } from './routes.ts';
export { activeExceptions, countExceptions, nextEnd, type ExceptionRow } from './store.ts';
export { addExceptions } from './write-exceptions.ts';
