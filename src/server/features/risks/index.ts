/** The face of the risks feature: the register, and what of it a gate shows. */
export { addRisk, openHighRisks } from './keep-register.ts';
export { risksFeatureRoutes } from './routes.ts';
