/** The organisation's face for other features. */
export { createOrganisation, type OrganisationPlan } from './create-organisation.ts';
export { presentOrganisation } from './present-organisation.ts';
export { organisationRoutes } from './routes.ts';
export { enterOrganisation, readOrganisation, type OrganisationRow } from './store.ts';
