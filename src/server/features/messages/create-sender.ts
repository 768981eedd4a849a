/**
 * When the sender works: on a notification, and at the latest after a quarter of a minute. Which rows it takes is
 * decided by their claims, so any number of processes may run it side by side.
 */
import type { OrganisationId } from '#contracts/ids.ts';
import type { Clock } from '#server/platform/clock.ts';
import { inSystem, type Database } from '#server/platform/db/database.ts';
import type { MailTransport } from '#server/platform/mail/index.ts';
import { organisationsDue } from './delivery-store.ts';
import { sendDueDeliveries } from './send-due-deliveries.ts';

export type SenderServices = {
  readonly database: Database;
  readonly clock: Clock;
  /** Asked at every pass, because the port may be chosen only when the server listens. */
  readonly publicUrl: () => string;
  readonly transport: MailTransport | null;
  readonly log: {
    error(details: { readonly err?: unknown; readonly organisationId?: number }, message: string): void;
  };
};

export type Sender = {
  start(): void;
  /** Looks at once. Notifications of the channel `bellwether_deliveries` are to call this. */
  wake(): void;
  /** Finishes the pass under way, closes the lanes and stops. */
  stop(): Promise<void>;
};

const sleepMilliseconds = 15_000;
const brokenLaneMilliseconds = 60_000;

/** A sender for live organisations; those with a virtual clock are served by whoever advances it. */
export function createSender(services: SenderServices): Sender {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let isWoken = false;
  let isStopped = true;

  const sleep = (milliseconds: number): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(wake, milliseconds);
  };
  const work = async (): Promise<void> => {
    let rest = sleepMilliseconds;
    do {
      isWoken = false;
      if (await sendEverywhere(services)) rest = brokenLaneMilliseconds;
    } while (isWoken && rest === sleepMilliseconds);
    sleep(rest);
  };
  const wake = (): void => {
    if (isStopped) return;
    isWoken = true;
    if (working !== undefined) return;
    clearTimeout(timer);
    working = work()
      .catch((error: unknown) => {
        services.log.error({ err: error }, 'Messages could not be looked for; it is tried again.');
        sleep(sleepMilliseconds);
      })
      .finally(() => {
        working = undefined;
      });
  };
  return {
    start: () => {
      isStopped = false;
      wake();
    },
    wake,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await working;
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
        publicUrl: publicUrl(),
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
