/** Routes of the gate feature. */
import { gateRoutes as routes } from '#contracts/gate.ts';
import { handle } from '#server/platform/http/handler.ts';
import { castVote, decideGate } from './decide.ts';
import { getGate } from './present-gate.ts';

export const gateFeatureRoutes = [
  handle(
    routes.getGate,
    async ({ tx, context, params }) => await getGate(tx, context, params.rolloutId, params.stageId),
  ),
  handle(
    routes.castVote,
    async ({ tx, context, params, body }) =>
      await castVote(tx, context, params.rolloutId, params.gateId, body),
  ),
  handle(
    routes.decideGate,
    async ({ tx, context, params, body }) =>
      await decideGate(tx, context, params.rolloutId, params.gateId, body),
  ),
];
