/** Routes of the messages feature. */
import { messageRoutes as routes } from '#contracts/messages.ts';
import { sendAgainRoutes as again } from '#contracts/send-again.ts';
import { checkMessage, isApprovable } from '#domain/messages/check-message.ts';
import { ok } from '#domain/result.ts';
import { handle } from '#server/platform/http/handler.ts';
import * as queries from './queries.ts';
import { revokePersonalLink } from './revoke-personal-link.ts';
import { approveSendAgain, askToSendAgain, declineSendAgain, listSendAgain } from './send-again.ts';
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
      await approveMessage(
        tx,
        context,
        params.rolloutId,
        params.stageKind,
        body.contentHash,
        body.proposalId,
      ),
  ),
  handle(
    routes.listDeliveries,
    async ({ tx, params, query }) => await queries.listDeliveries(tx, params.rolloutId, query),
  ),
  handle(
    routes.getDelivery,
    async ({ tx, context, params }) =>
      await queries.getDelivery(tx, context, params.rolloutId, params.deliveryId),
  ),
  handle(
    again.listSendAgainRequests,
    async ({ tx, context, params }) => await listSendAgain(tx, context, params.rolloutId),
  ),
  handle(
    again.askToSendAgain,
    async ({ tx, context, params, body }) => await askToSendAgain(tx, context, params.rolloutId, body),
  ),
  handle(
    again.approveSendAgain,
    async ({ tx, context, params }) => await approveSendAgain(tx, context, params),
  ),
  handle(
    again.declineSendAgain,
    async ({ tx, context, params }) => await declineSendAgain(tx, context, params),
  ),
  handle(
    routes.revokePersonalLink,
    async ({ tx, context, params }) => await revokePersonalLink(tx, context, params.personId),
  ),
];
