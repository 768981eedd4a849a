/** The face of the deferrals feature: putting off one's date, and what keeps a person from it. */
export { findOwnDeferral, putOffByPerson, type OwnDeferral } from './own-deferral.ts';
export { deferralFeatureRoutes } from './routes.ts';
