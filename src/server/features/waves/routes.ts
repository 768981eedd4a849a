/** Routes of the waves feature. */
import { wavesRoutes as routes } from '#contracts/waves.ts';
import { handle } from '#server/platform/http/handler.ts';
import { compareApproaches, layOutWaves, previewWaves } from './lay-out-waves.ts';

export const wavesRoutes = [
  handle(routes.previewWaves, async ({ tx, params, body }) => await previewWaves(tx, params.rolloutId, body)),
  handle(
    routes.compareApproaches,
    async ({ tx, params, body }) => await compareApproaches(tx, params.rolloutId, body),
  ),
  handle(
    routes.layOutWaves,
    async ({ tx, context, params, body }) => await layOutWaves(tx, context, params.rolloutId, body),
  ),
];
