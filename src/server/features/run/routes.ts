/** Routes of the run feature. */
import { runStageRoutes as routes } from '#contracts/run-stages.ts';
import { handle } from '#server/platform/http/handler.ts';
import * as commands from './command-stages.ts';

export const runFeatureRoutes = [
  handle(
    routes.getStartState,
    async ({ tx, context, params }) =>
      await commands.getStartState(tx, context, params.rolloutId, params.stageId),
  ),
  handle(
    routes.startByHand,
    async ({ tx, context, params }) =>
      await commands.startByHand(tx, context, params.rolloutId, params.stageId),
  ),
  handle(
    routes.startStage,
    async ({ tx, context, params, body }) =>
      await commands.startStage(tx, context, params.rolloutId, params.stageId, body.reason),
  ),
  handle(
    routes.skipStage,
    async ({ tx, context, params, body }) =>
      await commands.skipStage(tx, context, params.rolloutId, params.stageId, body.reason),
  ),
  handle(
    routes.stopRollout,
    async ({ tx, context, params, body }) =>
      await commands.stopRollout(tx, context, params.rolloutId, body.reason),
  ),
];
