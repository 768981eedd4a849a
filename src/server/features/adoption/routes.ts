/** Routes of the adoption feature. */
import { adoptionRoutes as routes } from '#contracts/adoption.ts';
import { handle } from '#server/platform/http/handler.ts';
import { listAdoption } from './present-adoption.ts';
import * as measures from './write-measures.ts';

export const adoptionFeatureRoutes = [
  handle(routes.listAdoption, async ({ tx, params }) => await listAdoption(tx, params.rolloutId)),
  handle(
    routes.addAdoptionMeasure,
    async ({ tx, context, params, body }) =>
      await measures.addAdoptionMeasure(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.changeAdoptionMeasure,
    async ({ tx, context, params, body }) => await measures.changeAdoptionMeasure(tx, context, params, body),
  ),
  handle(
    routes.endAdoptionMeasure,
    async ({ tx, context, params }) => await measures.endAdoptionMeasure(tx, context, params),
  ),
  handle(
    routes.clearAdoptionAlert,
    async ({ tx, context, params, body }) =>
      await measures.clearAdoptionAlert(tx, context, params, body.reason),
  ),
];
