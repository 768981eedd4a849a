/** The sender of webhooks: passes over every organisation with something due, when woken and after a rest. */
import type { OrganisationId } from '#contracts/ids.ts';
import type { Clock } from '#server/platform/clock.ts';
import { inSystem, type Database } from '#server/platform/db/database.ts';
import type { Log } from '#server/platform/log.ts';
import { createWakeLoop, type WakeLoop } from '#server/platform/wake-loop.ts';
import { sendDueWebhooks } from './send-due-webhooks.ts';
import { organisationsDue } from './store.ts';

export type WebhookSenderServices = {
  readonly database: Database;
  readonly clock: Clock;
  /** Whether machines nearby may be called. */
  readonly allowsInner: boolean;
  readonly log: Pick<Log, 'error'>;
};

/** The channel that says a delivery was planned. */
export const webhooksChannel = 'bellwether_webhooks';

/** A loop that is to be woken by notifications of `webhooksChannel`. */
export function createWebhookSender(services: WebhookSenderServices): WakeLoop {
  const { database, clock, allowsInner, log } = services;
  const pass = async () => {
    for (const organisationId of await inSystem(database, async (tx) => organisationsDue(tx, clock()))) {
      try {
        await sendDueWebhooks(database, organisationId as OrganisationId, { now: clock, allowsInner });
      } catch (error) {
        log.error(
          { err: error, organisationId },
          'Webhooks of an organisation could not be sent; tried again.',
        );
      }
    }
    return null;
  };
  return createWakeLoop({
    pass,
    onError: (error) => log.error({ err: error }, 'Webhooks could not be looked for; it is tried again.'),
  });
}
