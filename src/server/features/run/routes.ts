/** Routes of the run feature. */
import { rollbackRoutes } from '#contracts/rollback-plan.ts';
import { runStageRoutes as routes } from '#contracts/run-stages.ts';
import { stagePacingRoutes } from '#contracts/stage-pacing.ts';
import { byManager } from '#server/features/rollouts/index.ts';
import { asShown } from '#server/platform/as-shown.ts';
import { handle } from '#server/platform/http/handler.ts';
import * as commands from './command-stages.ts';
import * as pacing from './pacing.ts';
import { previewRollBack, rollBackRollout } from './roll-back.ts';
import * as rollback from './rollback-plan.ts';
import { rehearseWholeRollback } from './rehearse-whole-rollback.ts';
import { recordRehearsal } from './rehearse-rollback.ts';
import { takeStep } from './take-rollback-step.ts';

export const runFeatureRoutes = [
  handle(
    routes.getStartState,
    async ({ tx, context, params }) =>
      await commands.getStartState(tx, context, params.rolloutId, params.stageId),
  ),
  handle(
    routes.startByHand,
    byManager(
      async ({ tx, context, params: { rolloutId, stageId } }) =>
        await commands.startByHand(tx, context, rolloutId, stageId),
    ),
  ),
  handle(
    routes.startStage,
    byManager(
      async ({ tx, context, params: { rolloutId, stageId }, body }) =>
        await commands.startStage(tx, context, rolloutId, stageId, body.reason),
    ),
  ),
  handle(
    routes.skipStage,
    byManager(async ({ tx, context, params: { rolloutId, stageId }, body: { shown, ...why } }) =>
      asShown(await commands.skipStage(tx, context, rolloutId, stageId, why), shown, ({ people }) => people),
    ),
  ),
  handle(
    routes.goOnAfterStage,
    byManager(
      async ({ tx, context, params: { rolloutId, stageId }, body }) =>
        await commands.goOnAfterStage(tx, context, rolloutId, stageId, body),
    ),
  ),
  handle(
    routes.stopRollout,
    byManager(
      async ({ tx, context, params: { rolloutId }, body }) =>
        await commands.stopRollout(tx, context, rolloutId, body.reason),
    ),
  ),
  handle(
    stagePacingRoutes.getStartPlan,
    async ({ tx, context, params }) => await pacing.getStartPlan(tx, context, params),
  ),
  handle(
    stagePacingRoutes.previewPacing,
    async ({ tx, context, params, body }) => await pacing.previewPacing(tx, context, params, body),
  ),
  handle(
    stagePacingRoutes.setPacing,
    byManager(async ({ tx, context, params, body }) => await pacing.setPacing(tx, context, params, body)),
  ),
  handle(
    rollbackRoutes.previewRollBack,
    async ({ tx, params }) => await previewRollBack(tx, params.rolloutId),
  ),
  handle(
    rollbackRoutes.rollBackRollout,
    byManager(
      async ({ tx, context, params: { rolloutId }, body }) =>
        await rollBackRollout(tx, context, rolloutId, body.reason),
    ),
  ),
  handle(
    rollbackRoutes.rehearseWholeRollback,
    async ({ tx, context, params }) => await rehearseWholeRollback(tx, context, params.rolloutId),
  ),
  handle(
    rollbackRoutes.getRollbackPlan,
    async ({ tx, context, params }) =>
      await rollback.getRollbackPlan(tx, context, params.rolloutId, params.stageId),
  ),
  handle(
    rollbackRoutes.writeRollbackPlan,
    async ({ tx, context, params, body }) =>
      await rollback.writeRollbackPlan(tx, context, params.rolloutId, params.stageId, body),
  ),
  handle(
    rollbackRoutes.recordRollbackRehearsal,
    async ({ tx, context, params, body }) =>
      await recordRehearsal(tx, context, params.rolloutId, params.stageId, body),
  ),
  handle(
    rollbackRoutes.takeRollbackStep,
    async ({ tx, context, params, body }) => await takeStep(tx, context, params, body),
  ),
];
