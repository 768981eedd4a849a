/** Routes of the hypercare feature. */
import { hypercareRoutes as routes } from '#contracts/hypercare.ts';
import { standUpRoutes } from '#contracts/stand-ups.ts';
import { byManager } from '#server/features/rollouts/index.ts';
import { handle } from '#server/platform/http/handler.ts';
import { endHypercare, endHypercareEarly, prolongHypercare } from './end-hypercare.ts';
import { getHypercare } from './present-hypercare.ts';
import { getStandUp } from './stand-up.ts';
import { listStandUps, writeStandUp } from './write-stand-up.ts';
import { setDuty, writeCharter } from './write-charter.ts';

export const hypercareFeatureRoutes = [
  handle(
    routes.getHypercare,
    async ({ tx, context, params }) => await getHypercare(tx, context, params.rolloutId),
  ),
  handle(
    routes.getStandUp,
    async ({ tx, context, params }) => await getStandUp(tx, context, params.rolloutId),
  ),
  handle(
    standUpRoutes.listStandUps,
    async ({ tx, params, query }) => await listStandUps(tx, params.rolloutId, query),
  ),
  handle(
    standUpRoutes.writeStandUp,
    async ({ tx, context, params, body }) => await writeStandUp(tx, context, params, body),
  ),
  handle(
    routes.writeCharter,
    async ({ tx, context, params, body }) => await writeCharter(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.setDuty,
    async ({ tx, context, params, body }) => await setDuty(tx, context, params.rolloutId, body.duty),
  ),
  handle(
    routes.prolongHypercare,
    byManager(
      async ({ tx, context, params, body }) => await prolongHypercare(tx, context, params.rolloutId, body),
    ),
  ),
  handle(
    routes.endHypercare,
    byManager(async ({ tx, context, params }) => await endHypercare(tx, context, params.rolloutId)),
  ),
  handle(
    routes.endHypercareEarly,
    async ({ tx, context, params, body }) =>
      await endHypercareEarly(tx, context, params.rolloutId, body.reason),
  ),
];
