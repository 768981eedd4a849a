/** Routes of the risk register. */
import { riskRoutes as routes } from '#contracts/risks.ts';
import { handle } from '#server/platform/http/handler.ts';
import { addRisk, closeRisk, listRisks, reviewRisk } from './keep-register.ts';

export const risksFeatureRoutes = [
  handle(routes.listRisks, async ({ tx, context, params }) => await listRisks(tx, context, params.rolloutId)),
  handle(
    routes.addRisk,
    async ({ tx, context, params, body }) => await addRisk(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.reviewRisk,
    async ({ tx, context, params, body }) => await reviewRisk(tx, context, params, body),
  ),
  handle(
    routes.closeRisk,
    async ({ tx, context, params, body }) => await closeRisk(tx, context, params, body.reason),
  ),
];
