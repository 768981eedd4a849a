/** Routes of the stragglers feature. */
import { stragglerRoutes as routes } from '#contracts/stragglers.ts';
import { byManager } from '#server/features/rollouts/index.ts';
import { handle, handleTable } from '#server/platform/http/handler.ts';
import * as care from './care.ts';
import { completeStage } from './complete-stage.ts';
import { listStragglers } from './desk.ts';
import { exportStragglers } from './export-stragglers.ts';

export const stragglersFeatureRoutes = [
  handle(
    routes.listStragglers,
    async ({ tx, context, params, query }) => await listStragglers(tx, context, params.rolloutId, query),
  ),
  handleTable(
    routes.exportStragglers,
    async (place, { params, query }) => await exportStragglers(place, params.rolloutId, query),
  ),
  handleTable(
    routes.exportStragglersWorkbook,
    async (place, { params, query }) => await exportStragglers(place, params.rolloutId, query),
  ),
  handle(
    routes.assignStragglers,
    async ({ tx, context, params, body }) => await care.assign(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.noteStragglerContact,
    async ({ tx, context, params, body }) => await care.noteContact(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.retryStragglers,
    byManager(async ({ tx, context, params, body }) => await care.retry(tx, context, params.rolloutId, body)),
  ),
  handle(
    routes.closeStragglers,
    async ({ tx, context, params, body }) => await care.close(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.completeStage,
    byManager(
      async ({ tx, context, params }) => await completeStage(tx, context, params.rolloutId, params.stageId),
    ),
  ),
];
