/** Routes of the organisation itself: its settings, its audit log, its tasks and its stream of changes. */
import { auditRoutes } from '#contracts/audit.ts';
import { liveRoutes } from '#contracts/live.ts';
import { organisationRoutes as routes } from '#contracts/organisations.ts';
import { taskRoutes } from '#contracts/tasks.ts';
import { ok } from '#domain/result.ts';
import { verifyAuditChain } from '#server/platform/audit/index.ts';
import { handle, handleRaw, type RouteHandler } from '#server/platform/http/handler.ts';
import * as queries from './queries.ts';
import { streamChanges } from './stream-changes.ts';
import { updateOrganisation } from './update-organisation.ts';

export const organisationRoutes: readonly RouteHandler[] = [
  handle(routes.getOrganisation, async ({ tx, context }) => ok(await queries.getOrganisation(tx, context))),
  handle(
    routes.updateOrganisation,
    async ({ tx, context, body }) => await updateOrganisation(tx, context, body),
  ),
  handle(auditRoutes.listAuditEvents, async ({ tx, query }) => ok(await queries.listAuditEvents(tx, query))),
  handle(auditRoutes.verifyAuditLog, async ({ tx }) => ok(await verifyAuditChain(tx))),
  handle(taskRoutes.getTask, async ({ tx, params }) => await queries.getTask(tx, params.taskId)),
  handle(
    taskRoutes.cancelTask,
    async ({ tx, context, params }) => await queries.cancelTask(tx, context, params.taskId),
  ),
  handleRaw(liveRoutes.streamChanges, async (call) => {
    streamChanges(call);
    return undefined;
  }),
];
