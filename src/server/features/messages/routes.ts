/** Routes of the messages feature. */
import { messageRoutes as routes } from '#contracts/messages.ts';
import { checkMessage, isApprovable } from '#domain/messages/check-message.ts';
import { ok } from '#domain/result.ts';
import { handle } from '#server/platform/http/handler.ts';
import * as queries from './queries.ts';
import { revokePersonalLink } from './revoke-personal-link.ts';
import { approveMessage, saveMessage } from './write-message.ts';

export const messagesRoutes = [
  handle(
    routes.getMessage,
    async ({ tx, params }) => await queries.getMessage(tx, params.rolloutId, params.stageKind),
  ),
  handle(
    routes.saveMessage,
    async ({ tx, context, params, body }) =>
      await saveMessage(tx, context, params.rolloutId, params.stageKind, body.variants),
  ),
  handle(routes.checkMessage, async ({ tx, params, body }) => {
    const found = await queries.getMessage(tx, params.rolloutId, params.stageKind);
    if (!found.ok) return found;
    const findings = checkMessage(body.variants);
    return ok({ findings, approvable: isApprovable(findings) });
  }),
  handle(
    routes.previewMessage,
    async ({ tx, context, params, body }) =>
      await queries.previewMessage(tx, context, params.rolloutId, params.stageKind, body),
  ),
  handle(
    routes.approveMessage,
    async ({ tx, context, params, body }) =>
      await approveMessage(tx, context, params.rolloutId, params.stageKind, body.contentHash),
  ),
  handle(
    routes.listDeliveries,
    async ({ tx, params, query }) => await queries.listDeliveries(tx, params.rolloutId, query),
  ),
  handle(
    routes.getDelivery,
    async ({ tx, params }) => await queries.getDelivery(tx, params.rolloutId, params.deliveryId),
  ),
  handle(
    routes.revokePersonalLink,
    async ({ tx, context, params }) => await revokePersonalLink(tx, context, params.personId),
  ),
];
