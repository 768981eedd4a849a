/** The face of the adoption feature: whether people use it, whether use lasts, and why they stop. */
export { answerWhy, findWhy } from './answer-why.ts';
export { adoptionFeatureRoutes } from './routes.ts';
export { peopleToAsk } from './why-store.ts';
export { watchAdoption } from './watch-adoption.ts';
export { plannedMeasures, reportedUse } from './present-adoption.ts';
export { addAdoptionMeasure } from './write-measures.ts';
