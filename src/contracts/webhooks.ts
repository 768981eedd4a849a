/**
 * Webhooks: addresses of other programs that are told of events, signed as the Standard Webhooks specification
 * describes (webhook-id, webhook-timestamp, webhook-signature). At least once, in no promised order.
 */
import { Type, type Static } from 'typebox';
import type { AuditAction } from './audit-actions.ts';
import { WebhookDeliveryId, WebhookId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, nullable, oneOf, pageOf, PageQuery } from './shared-schemas.ts';

/** The events of the audit log that mean something to programs outside. */
export const webhookEvents = [
  'import.applied',
  'import.undone',
  'connection.reading_waits',
  'connection.reading_failed',
  'targeting.reading_failed',
  'targeting.drift_found',
  'rollout.created',
  'rollout.started',
  'hypercare.started',
  'rollout.completed',
  'rollout.rolled_back',
  'cohort.accepted',
  'criteria.frozen',
  'stage.scheduled',
  'stage.rescheduled',
  'stage.moved',
  'stage.started',
  'enrolments.created',
  'enrolments.moved',
  'hold.raised',
  'hold.cleared',
  'message.approved',
  'gate.opened',
  'gate.decided',
  'waves.laid_out',
  'waves.replanned',
  'plan.submitted',
  'plan.approved',
  'ticket.opened',
  'ticket.answered',
  'improvement.found',
  'chain_task.called',
  'chain_task.moved',
] as const satisfies readonly AuditAction[];
export type WebhookEvent = (typeof webhookEvents)[number];

/** What a test sends instead of an event. */
export const webhookTestEvent = 'webhook.test';

export const webhookStatuses = ['enabled', 'disabled'] as const;
export const webhookDeliveryStatuses = ['planned', 'sending', 'delivered', 'failed'] as const;
/** Attempts in all, over about a day. */
export const webhookAttemptsMax = 10;
/** How long the earlier secret signs too after a rotation. */
export const webhookOverlapHours = 24;

export const Webhook = Type.Object({
  webhookId: WebhookId,
  address: Type.String(),
  description: Type.String(),
  events: Type.Array(oneOf(webhookEvents)),
  status: oneOf(webhookStatuses),
  /** Why it is disabled, when Bellwether did it. */
  statusReason: nullable(oneOf(['gone', 'failing'] as const)),
  /** Since when no attempt has succeeded; null while all is well. */
  failingSince: nullable(Instant),
  /** Until when the secret before the last rotation signs too. */
  previousSecretUntil: nullable(Instant),
  createdBy: Type.String(),
  createdAt: Instant,
});
export type Webhook = Static<typeof Webhook>;

export const WebhookDelivery = Type.Object({
  webhookDeliveryId: WebhookDeliveryId,
  event: oneOf([...webhookEvents, webhookTestEvent]),
  status: oneOf(webhookDeliveryStatuses),
  attempt: Count,
  /** When the next attempt is due; null when there is none. */
  nextAttemptAt: nullable(Instant),
  responseStatus: nullable(Type.Integer()),
  /** The beginning of what the receiver answered. */
  responseText: nullable(Type.String()),
  /** Why there was no answer. */
  problem: nullable(Type.String()),
  durationMilliseconds: nullable(Count),
  createdAt: Instant,
});
export type WebhookDelivery = Static<typeof WebhookDelivery>;

const fields = {
  address: Type.String({ minLength: 1, maxLength: 2000 }),
  description: Type.String({ minLength: 1, maxLength: 200 }),
  events: Type.Array(oneOf(webhookEvents), {
    minItems: 1,
    maxItems: webhookEvents.length,
    uniqueItems: true,
  }),
};
const webhookParams = Type.Object({ webhookId: WebhookId });
const WithSecret = Type.Object({ webhook: Webhook, secret: Type.String() });

export const webhookRoutes = {
  listWebhooks: defineRoute({
    name: 'listWebhooks',
    method: 'GET',
    path: '/api/v1/webhooks',
    access: 'webhook.manage',
    summary: 'The webhooks of the organisation, newest first, without their secrets.',
    response: Type.Object({ webhooks: Type.Array(Webhook) }),
  }),
  createWebhook: defineRoute({
    name: 'createWebhook',
    method: 'POST',
    path: '/api/v1/webhooks',
    access: 'webhook.manage',
    summary: 'Creates a webhook; the secret that signs is in this answer and never shown again.',
    body: Type.Object(fields, { additionalProperties: false }),
    response: WithSecret,
    refusals: ['webhook_address', 'webhook_virtual', 'secret_key_unusable'],
    audits: ['webhook.created'],
  }),
  changeWebhook: defineRoute({
    name: 'changeWebhook',
    method: 'PATCH',
    path: '/api/v1/webhooks/:webhookId',
    access: 'webhook.manage',
    summary: 'Changes address, description or events, or enables and disables a webhook.',
    params: webhookParams,
    body: Type.Partial(Type.Object({ ...fields, status: oneOf(webhookStatuses) }), {
      additionalProperties: false,
    }),
    response: Webhook,
    refusals: ['not_found', 'webhook_address'],
    audits: ['webhook.changed'],
  }),
  rotateWebhookSecret: defineRoute({
    name: 'rotateWebhookSecret',
    method: 'POST',
    path: '/api/v1/webhooks/:webhookId/secret',
    access: 'webhook.manage',
    summary: 'Gives a webhook a new secret; the earlier one signs too for a day.',
    params: webhookParams,
    response: WithSecret,
    refusals: ['not_found', 'secret_key_unusable'],
    audits: ['webhook.secret_rotated'],
  }),
  deleteWebhook: defineRoute({
    name: 'deleteWebhook',
    method: 'DELETE',
    path: '/api/v1/webhooks/:webhookId',
    access: 'webhook.manage',
    summary: 'Deletes a webhook with its deliveries; nothing more is sent to it.',
    params: webhookParams,
    response: Type.Object({ deleted: Type.Literal(true) }),
    refusals: ['not_found'],
    audits: ['webhook.deleted'],
  }),
  testWebhook: defineRoute({
    name: 'testWebhook',
    method: 'POST',
    path: '/api/v1/webhooks/:webhookId/test',
    access: 'webhook.manage',
    summary: 'Sends a test event to a webhook.',
    params: webhookParams,
    response: WebhookDelivery,
    refusals: ['not_found'],
    audits: ['webhook.tested'],
  }),
  listWebhookDeliveries: defineRoute({
    name: 'listWebhookDeliveries',
    method: 'GET',
    path: '/api/v1/webhooks/:webhookId/deliveries',
    access: 'webhook.manage',
    summary: 'What was sent to a webhook and what it answered, newest first.',
    params: webhookParams,
    query: Type.Object(PageQuery),
    response: pageOf(WebhookDelivery),
    refusals: ['not_found'],
  }),
  sendWebhookAgain: defineRoute({
    name: 'sendWebhookAgain',
    method: 'POST',
    path: '/api/v1/webhooks/:webhookId/deliveries/:webhookDeliveryId/again',
    access: 'webhook.manage',
    summary: 'Sends a delivery that has ended once more, with the same id.',
    params: Type.Object({ webhookId: WebhookId, webhookDeliveryId: WebhookDeliveryId }),
    response: WebhookDelivery,
    refusals: ['not_found', 'webhook_delivery_state'],
    audits: ['webhook.sent_again'],
  }),
};
