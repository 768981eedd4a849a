/** Routes of the load of departments. */
import { loadRoutes as routes } from '#contracts/load.ts';
import { handle } from '#server/platform/http/handler.ts';
import { getLoad, getStageLoad, rateLoad, setEffort, setHeavyHours } from './load.ts';

export const loadFeatureRoutes = [
  handle(routes.getLoad, async ({ tx, context, caller, query }) => await getLoad(tx, context, caller, query)),
  handle(routes.rateLoad, async ({ tx, context, caller, body }) => await rateLoad(tx, context, caller, body)),
  handle(
    routes.setHeavyHours,
    async ({ tx, context, body }) => await setHeavyHours(tx, context, body.heavyHours),
  ),
  handle(
    routes.setEffort,
    async ({ tx, context, params, body }) => await setEffort(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.getStageLoad,
    async ({ tx, params }) => await getStageLoad(tx, params.rolloutId, params.stageId),
  ),
];
