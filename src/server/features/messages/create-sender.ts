/** The sender of messages: passes over every organisation with something due, when woken and after a rest. */
import type { OrganisationId } from '#contracts/ids.ts';
import type { Clock } from '#server/platform/clock.ts';
import { inSystem, type Database } from '#server/platform/db/database.ts';
import type { MailTransport } from '#server/platform/mail/index.ts';
import { createWakeLoop, type WakeLoop } from '#server/platform/wake-loop.ts';
import { organisationsDue } from './delivery-store.ts';
import { sendDueDeliveries } from './send-due-deliveries.ts';

export type SenderServices = {
  readonly database: Database;
  readonly clock: Clock;
  /** Links begin with it; no slash at its end. */
  readonly publicUrl: string;
  readonly transport: MailTransport | null;
  readonly log: {
    error(details: { readonly err?: unknown; readonly organisationId?: number }, message: string): void;
  };
};

/** A loop that is to be woken by notifications of the channel `bellwether_deliveries`. */
export type Sender = WakeLoop;

const brokenLaneMilliseconds = 60_000;

/** A sender for live organisations; those with a virtual clock are served by whoever advances it. */
export function createSender(services: SenderServices): Sender {
  const loop = createWakeLoop({
    pass: async () => ((await sendEverywhere(services)) ? brokenLaneMilliseconds : null),
    onError: (error) =>
      services.log.error({ err: error }, 'Messages could not be looked for; it is tried again.'),
  });
  return {
    ...loop,
    stop: async () => {
      await loop.stop();
      services.transport?.close();
    },
  };
}

/** One pass over every organisation with due messages; true when the mail server cannot be used. */
async function sendEverywhere({
  database,
  clock,
  publicUrl,
  transport,
  log,
}: SenderServices): Promise<boolean> {
  const now = clock();
  let isBroken = false;
  for (const organisationId of await inSystem(database, async (tx) => await organisationsDue(tx, now))) {
    try {
      const report = await sendDueDeliveries(database, organisationId as OrganisationId, {
        now,
        publicUrl,
        transport,
      });
      if (report.stoppedBy === null) continue;
      isBroken = true;
      log.error({ organisationId }, `The mail server cannot be used: ${report.stoppedBy}`);
    } catch (error) {
      log.error(
        { err: error, organisationId },
        'Messages of an organisation could not be sent; tried again.',
      );
    }
  }
  return isBroken;
}
