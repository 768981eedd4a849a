/** SQL for webhooks: the addresses, and the deliveries with their claims. Rules live in the commands and the sender. */
import { sql } from 'kysely';
import type { WebhookDeliveryId, WebhookId } from '#contracts/ids.ts';
import type { Webhook, WebhookDelivery, WebhookEvent, webhookTestEvent } from '#contracts/webhooks.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** Longer than an attempt may take. */
const leaseSeconds = 60;

export type WebhookRow = Omit<Webhook, 'failingSince' | 'previousSecretUntil' | 'createdAt'> & {
  readonly failingSince: Date | null;
  readonly previousSecretUntil: Date | null;
  readonly createdAt: Date;
};

const webhookColumns = sql`
  webhook_id as "webhookId", address, description, events, status, status_reason as "statusReason",
  failing_since as "failingSince", previous_secret_until as "previousSecretUntil", created_by as "createdBy",
  created_at as "createdAt"`;

export async function listWebhooks(tx: Transaction): Promise<WebhookRow[]> {
  const { rows } = await sql<WebhookRow>`
    select ${webhookColumns} from webhook where organisation_id = current_organisation_id()
    order by webhook_id desc`.execute(tx);
  return rows;
}

/** Locks it, but not against events that are being written for it: those only hold on to its key. */
export async function findWebhook(
  tx: Transaction,
  webhookId: WebhookId,
  lock: 'lock' | 'read' = 'read',
): Promise<WebhookRow | undefined> {
  const { rows } = await sql<WebhookRow>`
    select ${webhookColumns} from webhook
    where organisation_id = current_organisation_id() and webhook_id = ${webhookId}
    ${lock === 'lock' ? sql`for no key update` : sql``}`.execute(tx);
  return rows[0];
}

/** Whether an enabled webhook is told of an event. */
export async function isHeardOf(tx: Transaction, event: WebhookEvent): Promise<boolean> {
  const { rows } = await sql`
    select 1 from webhook
    where organisation_id = current_organisation_id() and status = 'enabled' and ${event} = any (events)
    limit 1`.execute(tx);
  return rows.length > 0;
}

export async function insertWebhook(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  webhook: Pick<Webhook, 'address' | 'description' | 'events'> & { readonly secret: Buffer },
): Promise<WebhookRow> {
  const { rows } = await sql<WebhookRow>`
    insert into webhook (organisation_id, address, description, events, secret, created_by, created_at)
    values (${organisationId}, ${webhook.address}, ${webhook.description}, ${webhook.events}::text[],
      ${webhook.secret}, ${actor.name}, ${now})
    returning ${webhookColumns}`.execute(tx);
  return rows[0]!;
}

export async function updateWebhook(
  tx: Transaction,
  webhookId: WebhookId,
  next: Pick<WebhookRow, 'address' | 'description' | 'events' | 'status' | 'statusReason' | 'failingSince'>,
): Promise<WebhookRow> {
  const { rows } = await sql<WebhookRow>`
    update webhook set address = ${next.address}, description = ${next.description},
      events = ${next.events}::text[], status = ${next.status}, status_reason = ${next.statusReason},
      failing_since = ${next.failingSince}
    where organisation_id = current_organisation_id() and webhook_id = ${webhookId}
    returning ${webhookColumns}`.execute(tx);
  return rows[0]!;
}

export async function rotateSecret(
  tx: Transaction,
  webhookId: WebhookId,
  secret: Buffer,
  previousUntil: Date,
): Promise<WebhookRow> {
  const { rows } = await sql<WebhookRow>`
    update webhook set previous_secret = secret, previous_secret_until = ${previousUntil}, secret = ${secret}
    where organisation_id = current_organisation_id() and webhook_id = ${webhookId}
    returning ${webhookColumns}`.execute(tx);
  return rows[0]!;
}

export async function deleteWebhook(tx: Transaction, webhookId: WebhookId): Promise<void> {
  await sql`delete from webhook
    where organisation_id = current_organisation_id() and webhook_id = ${webhookId}`.execute(tx);
}

export type DeliveryRow = Omit<WebhookDelivery, 'nextAttemptAt' | 'createdAt'> & {
  readonly notBefore: Date;
  readonly createdAt: Date;
};

const deliveryColumns = sql`
  webhook_delivery_id as "webhookDeliveryId", event, status, attempt, not_before as "notBefore",
  response_status as "responseStatus", response_text as "responseText", problem,
  duration_milliseconds as "durationMilliseconds", created_at as "createdAt"`;

/** The deliveries before an id, newest first. */
export async function listDeliveries(
  tx: Transaction,
  webhookId: WebhookId,
  before: number | undefined,
  limit: number,
): Promise<{ readonly rows: DeliveryRow[]; readonly total: number }> {
  const { rows } = await sql<DeliveryRow>`
    select ${deliveryColumns} from webhook_delivery
    where organisation_id = current_organisation_id() and webhook_id = ${webhookId}
      ${before === undefined ? sql`` : sql`and webhook_delivery_id < ${before}`}
    order by webhook_delivery_id desc limit ${limit}`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::integer as total from webhook_delivery
    where organisation_id = current_organisation_id() and webhook_id = ${webhookId}`.execute(tx);
  return { rows, total: counted.rows[0]!.total };
}

export async function insertTestDelivery(
  tx: Transaction,
  { organisationId, now }: Context,
  webhookId: WebhookId,
  event: typeof webhookTestEvent,
): Promise<DeliveryRow> {
  const payload = { type: event, timestamp: now.toISOString(), organisationId, data: {} };
  const { rows } = await sql<DeliveryRow>`
    insert into webhook_delivery (organisation_id, webhook_id, event, payload)
    values (${organisationId}, ${webhookId}, ${event}, ${JSON.stringify(payload)})
    returning ${deliveryColumns}`.execute(tx);
  return rows[0]!;
}

export async function findDelivery(
  tx: Transaction,
  webhookId: WebhookId,
  deliveryId: WebhookDeliveryId,
): Promise<DeliveryRow | undefined> {
  const { rows } = await sql<DeliveryRow>`
    select ${deliveryColumns} from webhook_delivery
    where organisation_id = current_organisation_id() and webhook_id = ${webhookId}
      and webhook_delivery_id = ${deliveryId}
    for update`.execute(tx);
  return rows[0];
}

/** Plans an ended delivery afresh, with all its attempts before it. */
export async function replanDelivery(tx: Transaction, deliveryId: WebhookDeliveryId): Promise<DeliveryRow> {
  const { rows } = await sql<DeliveryRow>`
    update webhook_delivery set status = 'planned', attempt = 0, not_before = now(), ended_at = null
    where organisation_id = current_organisation_id() and webhook_delivery_id = ${deliveryId}
    returning ${deliveryColumns}`.execute(tx);
  return rows[0]!;
}

/** Wakes the senders of all processes once this transaction has committed. */
export async function notifySenders(tx: Transaction): Promise<void> {
  await sql`select pg_notify('bellwether_webhooks', '')`.execute(tx);
}

export type ClaimedDelivery = {
  readonly webhookDeliveryId: WebhookDeliveryId;
  readonly webhookId: WebhookId;
  readonly messageId: string;
  readonly event: WebhookEvent | typeof webhookTestEvent;
  readonly payload: unknown;
  readonly attempt: number;
  readonly address: string;
  /** As they are kept, the one in force first. */
  readonly secrets: readonly Buffer[];
};

/**
 * Takes due deliveries of webhooks that are enabled, and those whose sender has gone: a few of each webhook, so that
 * one that answers slowly does not take the place of the others.
 */
export async function claimDue(tx: Transaction, now: Date, perWebhook: number): Promise<ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    with due as (
      select taken.* from webhook w cross join lateral (
        select d.organisation_id, d.webhook_delivery_id from webhook_delivery d
        where d.organisation_id = w.organisation_id and d.webhook_id = w.webhook_id
          and (w.status = 'enabled' or d.event = 'webhook.test')
          and ((d.status = 'planned' and d.not_before <= ${now})
            or (d.status = 'sending' and d.lease_expires_at < ${now}))
        order by d.not_before, d.webhook_delivery_id
        limit ${perWebhook}
        for update of d skip locked
      ) as taken
      where w.organisation_id = current_organisation_id()
    )
    update webhook_delivery as d set status = 'sending', attempt = d.attempt + 1,
      lease_expires_at = ${now}::timestamptz + make_interval(secs => ${leaseSeconds})
    from due, webhook w
    where (d.organisation_id, d.webhook_delivery_id) = (due.organisation_id, due.webhook_delivery_id)
      and (w.organisation_id, w.webhook_id) = (d.organisation_id, d.webhook_id)
    returning d.webhook_delivery_id as "webhookDeliveryId", d.webhook_id as "webhookId",
      d.message_id::text as "messageId", d.event, d.payload, d.attempt, w.address,
      case when w.previous_secret_until > ${now} then array[w.secret, w.previous_secret]
        else array[w.secret] end as secrets`.execute(tx);
  return rows;
}

/** Gives up on what waits for a webhook that is disabled: weeks later it would be no news. */
export async function giveUpWaiting(tx: Transaction, webhookId: WebhookId, problem: string): Promise<void> {
  await sql`
    update webhook_delivery set status = 'failed', problem = ${problem}, ended_at = now()
    where organisation_id = current_organisation_id() and webhook_id = ${webhookId} and status = 'planned'
      and event <> 'webhook.test'`.execute(tx);
}

export type DeliveryOutcome = {
  readonly status: 'planned' | 'delivered' | 'failed';
  readonly notBefore: Date | null;
  readonly responseStatus: number | null;
  readonly responseText: string | null;
  readonly problem: string | null;
  readonly durationMilliseconds: number;
};

/** Writes an outcome; false when another sender has taken the delivery meanwhile. */
export async function settleDelivery(
  tx: Transaction,
  { webhookDeliveryId, attempt }: ClaimedDelivery,
  outcome: DeliveryOutcome,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update webhook_delivery set status = ${outcome.status}, lease_expires_at = null,
      not_before = coalesce(${outcome.notBefore}, not_before), response_status = ${outcome.responseStatus},
      response_text = ${outcome.responseText}, problem = ${outcome.problem},
      duration_milliseconds = ${outcome.durationMilliseconds},
      ended_at = case when ${outcome.status} = 'planned' then null else ${now}::timestamptz end
    where organisation_id = current_organisation_id() and webhook_delivery_id = ${webhookDeliveryId}
      and status = 'sending' and attempt = ${attempt}`.execute(tx);
  return Number(numAffectedRows ?? 0n) > 0;
}

export async function organisationsDue(tx: Transaction, now: Date): Promise<number[]> {
  const { rows } = await sql<{ organisationId: number }>`
    select organisation_id as "organisationId" from organisations_with_due_webhooks(${now})
    order by organisation_id`.execute(tx);
  return rows.map((row) => row.organisationId);
}

/** Forgets deliveries of every organisation that ended before an instant. */
export async function forgetEnded(tx: Transaction, before: Date): Promise<void> {
  await sql`select forget_webhook_deliveries(${before})`.execute(tx);
}
