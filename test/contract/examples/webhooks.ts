/** Examples of the routes of webhooks. */
import { webhookRoutes, type Webhook, type WebhookDelivery } from '#contracts/webhooks.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';

const fields = {
  address: 'https://hooks.example.org/bellwether',
  description: 'Service desk',
  events: ['stage.started' as const, 'hold.raised' as const],
};

async function withWebhook(place: Place) {
  const { webhook } = await place.call<{ webhook: Webhook }>(webhookRoutes.createWebhook, { body: fields });
  return { webhookId: webhook.webhookId };
}

/** A test delivery that nobody has sent yet. */
async function withDelivery(place: Place) {
  const params = await withWebhook(place);
  const { webhookDeliveryId } = await place.call<WebhookDelivery>(webhookRoutes.testWebhook, { params });
  return { ...params, webhookDeliveryId };
}

export const webhookExamples: Examples<typeof webhookRoutes> = {
  listWebhooks: async (place) => {
    await withWebhook(place);
    return {};
  },
  createWebhook: async () => ({ body: fields }),
  changeWebhook: async (place) => ({
    params: await withWebhook(place),
    body: { events: ['gate.decided'], status: 'disabled' },
  }),
  rotateWebhookSecret: async (place) => ({ params: await withWebhook(place) }),
  deleteWebhook: async (place) => ({ params: await withWebhook(place) }),
  testWebhook: async (place) => ({ params: await withWebhook(place) }),
  listWebhookDeliveries: async (place) => {
    const { webhookId } = await withDelivery(place);
    return { params: { webhookId }, query: { limit: 5 } };
  },
  sendWebhookAgain: async (place) => {
    const params = await withDelivery(place);
    await place.within(async (tx) => sql`update webhook_delivery set status = 'failed'`.execute(tx));
    return { params };
  },
};
