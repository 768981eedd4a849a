/** The face of the portal feature: the routes of the personal page. */
export { createPortalRoutes } from './routes.ts';
