/** The face of the forecast feature: when everybody will be done, and what the helpdesk has to carry. */
export { forecastFeatureRoutes } from './routes.ts';
export { setHelpdeskCapacity } from './set-limits.ts';
