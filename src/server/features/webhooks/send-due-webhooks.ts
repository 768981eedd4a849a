/**
 * One pass over the due deliveries of an organisation: claim, POST, settle. A sender that dies leaves its claims to
 * the next one after a minute, so a receiver may see a delivery twice, always with the same id.
 */
import type { OrganisationId } from '#contracts/ids.ts';
import { webhookAttemptsMax } from '#contracts/webhooks.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { engineActor } from '#server/platform/actor.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation, type Database, type Transaction } from '#server/platform/db/database.ts';
import type { KeyPlace } from '#server/platform/secret-box.ts';
import { disabledProblem } from './manage-webhooks.ts';
import { post, type PostAnswer } from './post.ts';
import { signatureHeaders } from './sign.ts';
import * as store from './store.ts';
import { openSecrets } from './webhook-secret.ts';

const secretLostProblem =
  'The stored secret cannot be read: this server has another key than the one it was stored with. Put the key back, or give the webhook a new secret.';

const perWebhook = 5;
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** Pauses after the first attempt, the second …: about 19 hours in all, then the delivery has failed. */
const pauses = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  5 * hour,
  10 * hour,
];
const daysFailing = 5;
const day = 24 * hour;
const statusGone = 410;

export type WebhookSendOptions = {
  readonly now: () => Date;
  readonly allowsInner: boolean;
  readonly keys: KeyPlace;
  /** Between 0 and 1; spreads the pauses so that receivers do not get all repeats at once. */
  readonly random?: () => number;
  /** How long a receiver may take; ten seconds when left out. */
  readonly timeoutMilliseconds?: number;
};

/** One round: a few deliveries of each webhook, side by side. Returns how many attempts were made. */
export async function sendDueWebhooks(
  database: Database,
  organisationId: OrganisationId,
  options: WebhookSendOptions,
): Promise<number> {
  const claimed = await inOrganisation(database, organisationId, async (tx) =>
    store.claimDue(tx, options.now(), perWebhook),
  );
  await Promise.all(
    claimed.map(async (delivery) => await sendOne(database, organisationId, delivery, options)),
  );
  return claimed.length;
}

async function sendOne(
  database: Database,
  organisationId: OrganisationId,
  delivery: store.ClaimedDelivery,
  options: WebhookSendOptions,
): Promise<void> {
  const { now, random = Math.random } = options;
  const began = performance.now();
  const answer = await signAndPost(organisationId, delivery, options);
  const durationMilliseconds = Math.round(performance.now() - began);
  await inOrganisation(database, organisationId, async (tx) => {
    const outcome = judge(answer, delivery.attempt, now(), random());
    const isOurs = await store.settleDelivery(tx, delivery, { ...outcome, durationMilliseconds }, now());
    if (isOurs) await settleWebhook(tx, organisationId, delivery, answer, now());
  });
}

/** Nothing is sent unsigned: a secret that does not open is a failed attempt. */
async function signAndPost(
  organisationId: OrganisationId,
  delivery: store.ClaimedDelivery,
  { now, allowsInner, keys, timeoutMilliseconds }: WebhookSendOptions,
): Promise<PostAnswer> {
  const secrets = openSecrets(keys, organisationId, delivery.secrets);
  if (secrets === null) return { status: null, problem: secretLostProblem };
  const body = JSON.stringify(delivery.payload);
  return await post({
    address: delivery.address,
    body,
    headers: signatureHeaders(secrets, delivery.messageId, now(), body),
    allowsInner,
    ...(timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds }),
  });
}

function isAccepted({ status }: PostAnswer): boolean {
  return status !== null && status >= 200 && status < 300;
}

function judge(
  answer: PostAnswer,
  attempt: number,
  now: Date,
  random: number,
): Omit<store.DeliveryOutcome, 'durationMilliseconds'> {
  const seen =
    answer.status === null
      ? { responseStatus: null, responseText: null, problem: answer.problem }
      : { responseStatus: answer.status, responseText: answer.text, problem: null };
  if (isAccepted(answer)) return { status: 'delivered', notBefore: null, ...seen };
  const pause = pauses[attempt - 1];
  if (pause === undefined || attempt >= webhookAttemptsMax || answer.status === statusGone)
    return { status: 'failed', notBefore: null, ...seen };
  const spread = 0.8 + 0.4 * random;
  return { status: 'planned', notBefore: new Date(now.getTime() + pause * spread), ...seen };
}

/** Notes since when a webhook fails, and disables one that says it is gone or has failed for days. */
async function settleWebhook(
  tx: Transaction,
  organisationId: OrganisationId,
  delivery: store.ClaimedDelivery,
  answer: PostAnswer,
  now: Date,
): Promise<void> {
  const webhook = await store.findWebhook(tx, delivery.webhookId, 'lock');
  if (webhook === undefined) return;
  if (isAccepted(answer)) {
    if (webhook.failingSince === null) return;
    await store.updateWebhook(tx, delivery.webhookId, { ...webhook, failingSince: null });
    return;
  }
  const failingSince = webhook.failingSince ?? now;
  const isTired = now.getTime() - failingSince.getTime() > daysFailing * day;
  const reason = answer.status === statusGone ? 'gone' : isTired ? 'failing' : null;
  if (reason === null || webhook.status === 'disabled') {
    await store.updateWebhook(tx, delivery.webhookId, { ...webhook, failingSince });
    return;
  }
  await store.updateWebhook(tx, delivery.webhookId, {
    ...webhook,
    failingSince,
    status: 'disabled',
    statusReason: reason,
  });
  await store.giveUpWaiting(tx, delivery.webhookId, disabledProblem);
  const context = await createContext(tx, { organisationId, actor: engineActor });
  await recordAudit(tx, context, {
    action: 'webhook.disabled',
    subject: { kind: 'webhook', id: delivery.webhookId },
    reason,
  });
}
