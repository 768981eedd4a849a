/** Routes of the forecast feature. */
import { burnUpRoutes } from '#contracts/burn-up.ts';
import { forecastRoutes as routes } from '#contracts/forecast.ts';
import { byManager } from '#server/features/rollouts/index.ts';
import { handle } from '#server/platform/http/handler.ts';
import { forecastRollout } from './forecast.ts';
import { setHelpdeskCapacity, setTarget } from './set-limits.ts';
import { getStageBurnUp } from './stage-burn-up.ts';

export const forecastFeatureRoutes = [
  handle(
    routes.getForecast,
    async ({ tx, context, params }) => await forecastRollout(tx, context, params.rolloutId),
  ),
  handle(
    routes.tryForecast,
    async ({ tx, context, params, body }) => await forecastRollout(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.setHelpdeskCapacity,
    byManager(
      async ({ tx, context, params, body }) =>
        await setHelpdeskCapacity(tx, context, params.rolloutId, body.helpdesk),
    ),
  ),
  handle(
    routes.setTarget,
    async ({ tx, context, params, body }) => await setTarget(tx, context, params.rolloutId, body.targetOn),
  ),
  handle(
    burnUpRoutes.getStageBurnUp,
    async ({ tx, context, params }) => await getStageBurnUp(tx, context, params.rolloutId, params.stageId),
  ),
];
