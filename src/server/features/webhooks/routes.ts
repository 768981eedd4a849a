/** Routes of the webhooks feature. */
import { webhookRoutes as routes } from '#contracts/webhooks.ts';
import { ok } from '#domain/result.ts';
import { handle } from '#server/platform/http/handler.ts';
import { readVirtualNow } from '#server/platform/organisation-clock-store.ts';
import * as webhooks from './manage-webhooks.ts';

export const webhooksFeatureRoutes = [
  handle(routes.listWebhooks, async ({ tx }) => ok({ webhooks: await webhooks.listWebhooks(tx) })),
  handle(
    routes.createWebhook,
    async ({ tx, context, body, services }) =>
      await webhooks.createWebhook(tx, context, body, {
        allowsInner: services.config.allowsInnerWebhooks,
        isLive: (await readVirtualNow(tx)) === null,
        keys: services.config,
      }),
  ),
  handle(
    routes.changeWebhook,
    async ({ tx, context, params, body, services }) =>
      await webhooks.changeWebhook(tx, context, params.webhookId, body, services.config.allowsInnerWebhooks),
  ),
  handle(
    routes.rotateWebhookSecret,
    async ({ tx, context, params, services }) =>
      await webhooks.rotateSecret(tx, context, params.webhookId, services.config),
  ),
  handle(
    routes.deleteWebhook,
    async ({ tx, context, params }) => await webhooks.deleteWebhook(tx, context, params.webhookId),
  ),
  handle(
    routes.testWebhook,
    async ({ tx, context, params }) => await webhooks.testWebhook(tx, context, params.webhookId),
  ),
  handle(
    routes.listWebhookDeliveries,
    async ({ tx, params, query }) => await webhooks.listDeliveries(tx, params.webhookId, query),
  ),
  handle(
    routes.sendWebhookAgain,
    async ({ tx, context, params }) =>
      await webhooks.sendAgain(tx, context, params.webhookId, params.webhookDeliveryId),
  ),
];
