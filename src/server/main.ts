/**
 * The composition root: opens the database, brings it up to date, and starts the worker and the HTTP server in
 * that order. Everything that is built once is built here. Printing and signals belong to the command line.
 */
import { setImmediate } from 'node:timers/promises';
import { say } from '#contracts/sentences/catalogue.ts';
import { portalRenderer } from '#portal/render-page.ts';
import { createPortalRoutes } from '#server/features/portal/index.ts';
import { buildSetupPath } from '#contracts/setup.ts';
import { createFromEnvironment } from '#server/features/accounts/set-up.ts';
import { featureRoutes } from './feature-list.ts';
import { createSetupToken } from '#server/platform/auth/setup-link.ts';
import { deleteExpired } from '#server/platform/auth/store.ts';
import { realClock } from '#server/platform/clock.ts';
import { addressOf, type Config } from '#server/platform/config.ts';
import { inSystem, type Database } from '#server/platform/db/database.ts';
import { listenToNotifications } from '#server/platform/db/listen-to-notifications.ts';
import { listen } from '#server/platform/http/listen.ts';
import { changesChannel, createLiveEvents } from '#server/platform/http/live-events.ts';
import { addRoutes, createHttpServer } from '#server/platform/http/server.ts';
import type { Services } from '#server/platform/http/services.ts';
import { StartUpProblem } from '#server/platform/start-up-problem.ts';
import type { Log } from '#server/platform/log.ts';
import { openServerStorage, type Postgres, type Storage } from './open-storage.ts';
import type { Worker, WorkerOptions } from './start-worker.ts';

export type StartOptions = {
  /** Told what is happening, as short phrases without a full stop. */
  readonly onProgress?: (message: string) => void;
  /** The database, where its opening has begun already. */
  readonly storage?: Promise<Storage>;
};

export type RunningServer = {
  /** Where people reach the server; the public address when one is set. */
  readonly address: string;
  /** The one-time link for the first visit; null when the installation is set up. */
  readonly setupLink: string | null;
  /** Resolves when the database has gone although nobody stopped it. */
  readonly databaseGone: Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts everything; throws StartUpProblem with what has been opened closed again. */
export async function startServer(config: Config, options: StartOptions = {}): Promise<RunningServer> {
  const opened: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    return await start(config, options, opened, closeAll);
  } catch (error) {
    await closeAll().catch(() => undefined);
    throw error;
  }
}

async function start(
  config: Config,
  { onProgress = () => undefined, storage }: StartOptions,
  opened: (() => Promise<unknown>)[],
  closeAll: () => Promise<void>,
): Promise<RunningServer> {
  const live = createLiveEvents();
  let database: Database | undefined;
  const services: Services = {
    config,
    clock: realClock,
    live,
    get database() {
      if (database === undefined) throw new Error('the database is still being opened');
      return database;
    },
  };
  const app = createHttpServer(services);
  const openDatabase = async () => {
    const opening = await (storage ?? openServerStorage(config, { onProgress }));
    opened.push(opening.close);
    database = opening.database;
    await createFirstAdministrator(config, database);
    opened.push(sweepExpired(database));
    return opening;
  };
  // Side by side: one mostly waits, the other mostly computes.
  const routes = [...featureRoutes, ...createPortalRoutes(portalRenderer)];
  const [stored] = await both(openDatabase(), addRoutes(app, { routes, services }));
  opened.push(async () => await app.close());
  const address = config.roles.has('web') ? await listen(app, config) : '';
  const setupToken = await createSetupToken(stored.database, realClock());
  // People can be answered now; what works by itself begins once they have been told.
  const publicUrl = address || addressOf(config);
  const working = setImmediate().then(
    async () => await startWorking({ services, log: app.log, postgres: stored.postgres, publicUrl }, opened),
  );
  if (address === '') await working;
  return {
    address,
    setupLink: setupToken === null ? null : `${address}${buildSetupPath(setupToken)}`,
    databaseGone: Promise.race([stored.postgres.gone, failureOf(working, app.log)]),
    stop: async () => {
      await working.catch(() => undefined);
      await closeAll();
    },
  };
}

/** Waits for both also when one fails, so that all that was opened is known and can be closed. */
async function both<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> {
  await Promise.allSettled([one, other]);
  return await Promise.all([one, other]);
}

/** Resolves when the work has failed, which then is in the log; never when it succeeds. */
async function failureOf(work: Promise<unknown>, log: Log): Promise<void> {
  try {
    await work;
  } catch (error) {
    return log.error({ err: error }, 'the worker could not be started');
  }
  await new Promise<never>(() => undefined);
}

type Working = Omit<WorkerOptions, 'ownerConnectionString'> & { readonly postgres: Postgres };

/** Starts the worker, where this process has that role, and hears what other processes do. */
async function startWorking(
  { services, log, postgres, publicUrl }: Working,
  opened: (() => Promise<unknown>)[],
): Promise<void> {
  let worker: Worker | undefined;
  if (services.config.roles.has('worker')) {
    const { startWorker } = await import('./start-worker.ts');
    const ownerConnectionString = postgres.connectionString;
    worker = await startWorker({ services, log, ownerConnectionString, publicUrl });
    opened.push(worker.stop);
  }
  const { live } = services;
  const listening = {
    channels: { [changesChannel]: live.receive, ...worker?.channels },
    onReconnect: () => {
      live.catchUp();
      worker?.wake();
    },
  };
  opened.push(await listenToNotifications(postgres.applicationConnectionString, listening, log));
  // Pages that were open before may have missed something.
  live.catchUp();
  await worker?.ready;
}

async function createFirstAdministrator(config: Config, database: Database): Promise<void> {
  if (config.firstAdministrator === null) return;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const created = await createFromEnvironment(database, config.firstAdministrator, timeZone);
  if (created.ok) return;
  throw new StartUpProblem(
    'The password in BELLWETHER_ADMIN_PASSWORD_FILE cannot be used.',
    say('en', created.refusal),
  );
}

/** Forgets ended sessions, links and sign-in attempts once an hour; returns what stops it. */
function sweepExpired(database: Database): () => Promise<void> {
  const sweep = async () => await inSystem(database, async (tx) => await deleteExpired(tx, realClock()));
  // What could not be swept now is swept an hour later.
  const timer = setInterval(() => void sweep().catch(() => undefined), 3_600_000);
  timer.unref();
  return async () => clearInterval(timer);
}
