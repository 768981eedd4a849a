/** The sender of webhooks: passes over every organisation with something due, when woken and after a rest. */
import type { OrganisationId } from '#contracts/ids.ts';
import type { Clock } from '#server/platform/clock.ts';
import { inSystem, type Database } from '#server/platform/db/database.ts';
import type { Log } from '#server/platform/log.ts';
import type { KeyPlace } from '#server/platform/secret-box.ts';
import { createWakeLoop, type WakeLoop } from '#server/platform/wake-loop.ts';
import { sendDueWebhooks } from './send-due-webhooks.ts';
import { forgetEnded, organisationsDue } from './store.ts';

export type WebhookSenderServices = {
  readonly database: Database;
  readonly clock: Clock;
  /** Whether machines nearby may be called. */
  readonly allowsInner: boolean;
  readonly keys: KeyPlace;
  readonly log: Pick<Log, 'error'>;
};

/** The channel that says a delivery was planned. */
export const webhooksChannel = 'bellwether_webhooks';

/** Organisations served side by side, so that one with a slow receiver does not keep the others waiting. */
const organisationsAtOnce = 4;
const daysKept = 30;
const hourMilliseconds = 3_600_000;

/** A loop that is to be woken by notifications of `webhooksChannel`. */
export function createWebhookSender(services: WebhookSenderServices): WakeLoop {
  const { database, clock, log } = services;
  let sweptAt = 0;
  const pass = async () => {
    const now = clock();
    const due = await inSystem(database, async (tx) => organisationsDue(tx, now));
    const remaining = due.values();
    let attempts = 0;
    const serve = async () => {
      for (const organisationId of remaining)
        attempts += await sendFor(services, organisationId as OrganisationId);
    };
    await Promise.all(Array.from({ length: organisationsAtOnce }, serve));
    if (now.getTime() - sweptAt > hourMilliseconds) {
      sweptAt = now.getTime();
      const before = new Date(sweptAt - daysKept * 24 * hourMilliseconds);
      await inSystem(database, async (tx) => forgetEnded(tx, before));
    }
    // There may be more of the same webhooks.
    return attempts > 0 ? 0 : null;
  };
  return createWakeLoop({
    pass,
    onError: (error) => log.error({ err: error }, 'Webhooks could not be looked for; it is tried again.'),
  });
}

async function sendFor(
  { database, clock, allowsInner, keys, log }: WebhookSenderServices,
  organisationId: OrganisationId,
): Promise<number> {
  try {
    return await sendDueWebhooks(database, organisationId, { now: clock, allowsInner, keys });
  } catch (error) {
    log.error({ err: error, organisationId }, 'Webhooks of an organisation could not be sent; tried again.');
    return 0;
  }
}
