/** Routes of the readiness feature. */
import { readinessRoutes as routes } from '#contracts/readiness.ts';
import { handle, handleTable } from '#server/platform/http/handler.ts';
import { getRules, setRules } from './ask.ts';
import { exportReadiness } from './export-readiness.ts';
import { listApps, listDevices } from './show-inventory.ts';
import { getPerson, getReadiness, listPeople } from './show-readiness.ts';

export const readinessFeatureRoutes = [
  handle(
    routes.getReadiness,
    async ({ tx, context, params, query }) => await getReadiness(tx, context, params.rolloutId, query),
  ),
  handle(
    routes.listReadinessPeople,
    async ({ tx, context, params, query }) => await listPeople(tx, context, params.rolloutId, query),
  ),
  handle(
    routes.getReadinessPerson,
    async ({ tx, context, params }) => await getPerson(tx, context, params.rolloutId, params.personId),
  ),
  handle(
    routes.listReadinessDevices,
    async ({ tx, params, query }) => await listDevices(tx, params.rolloutId, query),
  ),
  handle(
    routes.listReadinessApps,
    async ({ tx, params, query }) => await listApps(tx, params.rolloutId, query),
  ),
  handleTable(
    routes.exportReadiness,
    async (place, { params, query }) => await exportReadiness(place, params.rolloutId, query),
  ),
  handleTable(
    routes.exportReadinessWorkbook,
    async (place, { params, query }) => await exportReadiness(place, params.rolloutId, query),
  ),
  handle(routes.getReadinessRules, async ({ tx, params }) => await getRules(tx, params.rolloutId)),
  handle(
    routes.setReadinessRules,
    async ({ tx, context, params, body }) => await setRules(tx, context, params.rolloutId, body),
  ),
];
