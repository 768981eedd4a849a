/** The face of the webhooks feature. */
export { createWebhookSender, webhooksChannel } from './create-webhook-sender.ts';
export { webhooksFeatureRoutes } from './routes.ts';
export { isHeardOf } from './store.ts';
