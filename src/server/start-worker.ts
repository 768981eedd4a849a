/** The working side of a process: tasks, the engine and the sender, each safe to run in any number of processes. */
import { startEngine } from '#server/engine/scheduler.ts';
import { createReadingLoop } from '#server/features/connections/index.ts';
import { createSender, deliveriesChannel } from '#server/features/messages/index.ts';
import { startTargetingReadings } from '#server/features/targeting/index.ts';
import { createWebhookSender, webhooksChannel } from '#server/features/webhooks/index.ts';
import { featureTasks } from './feature-list.ts';
import type { Config } from './platform/config.ts';
import type { Services } from './platform/http/services.ts';
import type { Log } from './platform/log.ts';
import type { MailTransport } from './platform/mail/index.ts';
import { startTaskWorker } from './platform/tasks/worker.ts';

export type Worker = {
  /** Resolves when tasks are taken from the queue; the rest works at once. */
  readonly ready: Promise<void>;
  /** What to call on the notifications of each channel. */
  readonly channels: Readonly<Record<string, () => void>>;
  /** Looks at everything that may be due. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
};

export type WorkerOptions = {
  readonly services: Services;
  readonly log: Log;
  /** The job queue keeps tables of its own, which the owner writes. */
  readonly ownerConnectionString: string;
  /** Where people reach the server: links in messages begin with it. */
  readonly publicUrl: string;
};

export async function startWorker({
  services,
  log,
  ownerConnectionString,
  publicUrl,
}: WorkerOptions): Promise<Worker> {
  const { config, database, clock } = services;
  const transport = await createTransport(config);
  const tasks = startTaskWorker({ services, tasks: featureTasks, log, ownerConnectionString });
  const engine = startEngine(database, log);
  const sender = createSender({ database, clock, publicUrl, transport, log });
  sender.start();
  const webhooks = createWebhookSender({
    database,
    clock,
    allowsInner: config.allowsInnerWebhooks,
    keys: config,
    log,
  });
  webhooks.start();
  const readings = createReadingLoop({ database, clock, log, onDue: startTargetingReadings });
  readings.start();
  return {
    ready: tasks.then(() => undefined),
    channels: {
      bellwether_ticks: engine.wake,
      [deliveriesChannel]: sender.wake,
      [webhooksChannel]: webhooks.wake,
    },
    wake: () => {
      engine.wake();
      sender.wake();
      webhooks.wake();
      readings.wake();
    },
    stop: async () => {
      await Promise.all([engine.stop(), sender.stop(), webhooks.stop(), readings.stop()]);
      await tasks.then(
        ({ stop }) => stop(),
        () => undefined,
      );
    },
  };
}

/** The mail server, or null while none is configured: messages then go into the outbox on screen. */
async function createTransport({ smtpUrl, mailFrom }: Config): Promise<MailTransport | null> {
  if (smtpUrl === null || mailFrom === null) return null;
  // Loaded by those who send mail: its package opens every part of Node's HTTP client.
  const { createSmtpTransport } = await import('./platform/mail/index.ts');
  return createSmtpTransport(smtpUrl, mailFrom);
}
