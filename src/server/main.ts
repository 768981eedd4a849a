/**
 * The composition root: opens the database, brings it up to date, and starts the worker and the HTTP server in
 * that order. Everything that is built once is built here. Printing and signals belong to the command line.
 */
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
import { createHttpServer } from '#server/platform/http/server.ts';
import type { Services } from '#server/platform/http/services.ts';
import { openTogether } from '#server/platform/open-together.ts';
import { StartUpProblem } from '#server/platform/start-up-problem.ts';
import { openServerStorage, type Storage } from './open-storage.ts';
import { startWorker, type Worker } from './start-worker.ts';

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
  // Side by side: one mostly waits, the other mostly computes.
  const [stored, app] = await openTogether(
    {
      opening: storage ?? openServerStorage(config, { onProgress }),
      close: async (part) => await part.close(),
    },
    {
      opening: createHttpServer({
        config,
        routes: [...featureRoutes, ...createPortalRoutes(portalRenderer)],
        services,
      }),
      close: async (part) => await part.close(),
    },
  );
  opened.push(stored.close, async () => await app.close());
  const { postgres } = stored;
  database = stored.database;
  await createFirstAdministrator(config, database);

  opened.push(sweepExpired(database));
  let address = addressOf(config);
  let worker: Worker | undefined;
  if (config.roles.has('worker')) {
    worker = await startWorker({
      services,
      log: app.log,
      ownerConnectionString: postgres.connectionString,
      publicUrl: () => address,
    });
    opened.push(worker.stop);
  }
  opened.push(
    await listenToNotifications(
      postgres.applicationConnectionString,
      {
        channels: { [changesChannel]: live.receive, ...worker?.channels },
        onReconnect: () => {
          live.catchUp();
          worker?.wake();
        },
      },
      app.log,
    ),
  );
  await worker?.ready;
  address = config.roles.has('web') ? await listen(app, config) : '';
  const setupToken = await createSetupToken(database, realClock());
  return {
    address,
    setupLink: setupToken === null ? null : `${address}${buildSetupPath(setupToken)}`,
    databaseGone: postgres.gone,
    stop: closeAll,
  };
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
