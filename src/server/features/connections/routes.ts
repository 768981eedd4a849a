/** Routes of connections to Microsoft Entra ID and Intune. */
import { connectionRoutes as routes } from '#contracts/connections.ts';
import { ok } from '#domain/result.ts';
import { handle } from '#server/platform/http/handler.ts';
import * as manage from './manage-connections.ts';
import { listConnections, showConnection } from './present-connection.ts';

export const connectionsFeatureRoutes = [
  handle(routes.listConnections, async ({ tx }) => ok({ connections: await listConnections(tx) })),
  handle(routes.createConnection, async ({ tx, context, body, services }) => {
    const created = await manage.createConnection(tx, context, body, services.config);
    return created.ok ? ok(await showConnection(tx, created.value)) : created;
  }),
  handle(routes.changeConnection, async ({ tx, context, params, body, services }) => {
    const { config } = services;
    const changed = await manage.changeConnection(tx, context, params.connectionId, body, config);
    return changed.ok ? ok(await showConnection(tx, changed.value)) : changed;
  }),
  handle(
    routes.deleteConnection,
    async ({ tx, context, params }) => await manage.deleteConnection(tx, context, params.connectionId),
  ),
  handle(
    routes.checkConnection,
    async ({ tx, context, params }) => await manage.startCheck(tx, context, params.connectionId),
  ),
  handle(routes.readConnection, async ({ tx, context, params, body }) => {
    const { connectionId } = params;
    return await manage.startReading(tx, context, { connectionId, subjects: [body.subject], isDaily: false });
  }),
];
