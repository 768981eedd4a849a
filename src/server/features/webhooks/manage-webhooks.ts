/** Creating, changing, rotating, testing and deleting webhooks, and sending an ended delivery again. */
import type { WebhookDeliveryId, WebhookId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import {
  webhookOverlapHours,
  webhookTestEvent,
  type Webhook,
  type WebhookDelivery,
  type WebhookEvent,
} from '#contracts/webhooks.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { KeyPlace } from '#server/platform/secret-box.ts';
import { checkAddress } from './address.ts';
import * as store from './store.ts';
import { makeSecret } from './webhook-secret.ts';

export type WebhookInput = {
  readonly address: string;
  readonly description: string;
  readonly events: readonly WebhookEvent[];
};
export type WebhookChange = Partial<WebhookInput> & { readonly status?: Webhook['status'] };
type WithSecret = { readonly webhook: Webhook; readonly secret: string };

/** What stands at deliveries that waited when a webhook was disabled. */
export const disabledProblem = 'The webhook was disabled.';

const notFound = refuse(refusal('not_found', { what: 'webhook' }));
const subjectOf = (webhookId: WebhookId) => ({ kind: 'webhook', id: webhookId });

export async function listWebhooks(tx: Transaction): Promise<Webhook[]> {
  return (await store.listWebhooks(tx)).map(present);
}

/** Refuses `webhook_address`, `secret_key_unusable`, and `webhook_virtual` in organisations nobody outside is told of. */
export async function createWebhook(
  tx: Transaction,
  context: Context,
  input: WebhookInput,
  place: { readonly allowsInner: boolean; readonly isLive: boolean; readonly keys: KeyPlace },
): Promise<Result<WithSecret, Refusal>> {
  if (!place.isLive) return refuse(refusal('webhook_virtual'));
  const address = checkAddress(input.address, place.allowsInner);
  if (!address.ok) return address;
  const made = makeSecret(place.keys, context.organisationId);
  if (!made.ok) return made;
  const row = await store.insertWebhook(tx, context, {
    address: address.value,
    description: input.description,
    events: [...input.events],
    secret: made.value.sealed,
  });
  await recordAudit(tx, context, {
    action: 'webhook.created',
    subject: subjectOf(row.webhookId),
    after: audited(row),
  });
  return ok({ webhook: present(row), secret: made.value.secret });
}

/** Enabling one that failed gives it a fresh start. Refuses `not_found` and `webhook_address`. */
export async function changeWebhook(
  tx: Transaction,
  context: Context,
  webhookId: WebhookId,
  change: WebhookChange,
  allowsInner: boolean,
): Promise<Result<Webhook, Refusal>> {
  const row = await store.findWebhook(tx, webhookId, 'lock');
  if (row === undefined) return notFound;
  const address = change.address === undefined ? ok(row.address) : checkAddress(change.address, allowsInner);
  if (!address.ok) return address;
  const isStarted = change.status === 'enabled' && row.status === 'disabled';
  const next = await store.updateWebhook(tx, webhookId, {
    address: address.value,
    description: change.description ?? row.description,
    events: [...(change.events ?? row.events)],
    status: change.status ?? row.status,
    statusReason: change.status === undefined ? row.statusReason : null,
    failingSince: isStarted ? null : row.failingSince,
  });
  await recordAudit(tx, context, {
    action: 'webhook.changed',
    subject: subjectOf(webhookId),
    before: audited(row),
    after: audited(next),
  });
  if (change.status === 'disabled') await store.giveUpWaiting(tx, webhookId, disabledProblem);
  if (isStarted) await store.notifySenders(tx);
  return ok(present(next));
}

/** The earlier secret signs too for a day. Refuses `not_found` and `secret_key_unusable`. */
export async function rotateSecret(
  tx: Transaction,
  context: Context,
  webhookId: WebhookId,
  keys: KeyPlace,
): Promise<Result<WithSecret, Refusal>> {
  if ((await store.findWebhook(tx, webhookId, 'lock')) === undefined) return notFound;
  const made = makeSecret(keys, context.organisationId);
  if (!made.ok) return made;
  const until = new Date(context.now.getTime() + webhookOverlapHours * 3_600_000);
  const row = await store.rotateSecret(tx, webhookId, made.value.sealed, until);
  await recordAudit(tx, context, {
    action: 'webhook.secret_rotated',
    subject: subjectOf(webhookId),
    after: { previousSecretUntil: until.toISOString() },
  });
  return ok({ webhook: present(row), secret: made.value.secret });
}

/** Refuses `not_found`. */
export async function deleteWebhook(
  tx: Transaction,
  context: Context,
  webhookId: WebhookId,
): Promise<Result<{ readonly deleted: true }, Refusal>> {
  const row = await store.findWebhook(tx, webhookId, 'lock');
  if (row === undefined) return notFound;
  await store.deleteWebhook(tx, webhookId);
  await recordAudit(tx, context, {
    action: 'webhook.deleted',
    subject: subjectOf(webhookId),
    before: audited(row),
  });
  return ok({ deleted: true });
}

/** Refuses `not_found`. */
export async function testWebhook(
  tx: Transaction,
  context: Context,
  webhookId: WebhookId,
): Promise<Result<WebhookDelivery, Refusal>> {
  if ((await store.findWebhook(tx, webhookId, 'lock')) === undefined) return notFound;
  const delivery = await store.insertTestDelivery(tx, context, webhookId, webhookTestEvent);
  await recordAudit(tx, context, { action: 'webhook.tested', subject: subjectOf(webhookId) });
  await store.notifySenders(tx);
  return ok(presentDelivery(delivery));
}

/** Newest first. Refuses `not_found`. */
export async function listDeliveries(
  tx: Transaction,
  webhookId: WebhookId,
  { after, limit = 100 }: { readonly after?: number; readonly limit?: number },
) {
  if ((await store.findWebhook(tx, webhookId)) === undefined) return notFound;
  const { rows, total } = await store.listDeliveries(tx, webhookId, after, limit);
  return ok({
    rows: rows.map(presentDelivery),
    next: rows.length === limit ? (rows.at(-1)?.webhookDeliveryId ?? null) : null,
    total,
  });
}

/** Refuses `not_found` and `webhook_delivery_state`. */
export async function sendAgain(
  tx: Transaction,
  context: Context,
  webhookId: WebhookId,
  deliveryId: WebhookDeliveryId,
): Promise<Result<WebhookDelivery, Refusal>> {
  const delivery = await store.findDelivery(tx, webhookId, deliveryId);
  if (delivery === undefined) return refuse(refusal('not_found', { what: 'delivery' }));
  if (delivery.status === 'planned' || delivery.status === 'sending')
    return refuse(refusal('webhook_delivery_state', { state: delivery.status }));
  const planned = await store.replanDelivery(tx, deliveryId);
  await recordAudit(tx, context, {
    action: 'webhook.sent_again',
    subject: subjectOf(webhookId),
    after: { delivery: deliveryId },
  });
  await store.notifySenders(tx);
  return ok(presentDelivery(planned));
}

function audited({ address, description, events, status }: store.WebhookRow) {
  return { address, description, events, status };
}

function present(row: store.WebhookRow): Webhook {
  return {
    ...row,
    failingSince: row.failingSince?.toISOString() ?? null,
    previousSecretUntil: row.previousSecretUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

function presentDelivery({ notBefore, ...row }: store.DeliveryRow): WebhookDelivery {
  return {
    ...row,
    nextAttemptAt: row.status === 'planned' ? notBefore.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
  };
}
