/**
 * Opens the database for the server and for the command line: the built-in one of the data folder (attaching to
 * it when it runs already) or the one of DATABASE_URL, with its tables up to date.
 */
import type { Config } from '#server/platform/config.ts';
import type { Database } from '#server/platform/db/database.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';

export type Postgres = {
  /** Signs in as the owner. */
  readonly connectionString: string;
  /** Signs in as the application, or as somebody who may act as it. */
  readonly applicationConnectionString: string;
  readonly gone: Promise<void>;
  readonly stop: () => Promise<void>;
};

export type Storage = {
  readonly postgres: Postgres;
  readonly database: Database;
  readonly close: () => Promise<void>;
};

export type StorageOptions = {
  readonly poolSize?: number;
  readonly onProgress?: (message: string) => void;
  /** Called when nothing but waiting for the database is left to do here. */
  readonly onLaunched?: () => void;
};

/** Connections for a process that answers requests and runs the engine. */
const SERVER_POOL_SIZE = 12;

/** Opens the database for a server; throws StartUpProblem. */
export async function openServerStorage(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  options: Omit<StorageOptions, 'poolSize'> = {},
): Promise<Storage> {
  return await openStorage(config, { ...options, poolSize: SERVER_POOL_SIZE });
}

/** Throws StartUpProblem; what was opened until then is closed again. */
export async function openStorage(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  options: StorageOptions = {},
): Promise<Storage> {
  const { onProgress = () => undefined, onLaunched = () => undefined } = options;
  const postgres = await openPostgres(config, { onProgress, onLaunched });
  try {
    // Loaded while the database starts, not before: their packages take longer to load than it takes to launch.
    const { openDatabase } = await import('#server/platform/db/database.ts');
    const { prepareDatabase } = await import('#server/platform/prepare-database.ts');
    await prepareDatabase(postgres.connectionString, { onProgress });
    const poolSize = options.poolSize ?? 2;
    const database = await openDatabase(postgres.applicationConnectionString, { poolSize });
    const close = async () => {
      await database.close();
      await postgres.stop();
    };
    return { postgres, database, close };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function openPostgres(
  { databaseUrl, dataFolder }: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  report: { readonly onProgress: (message: string) => void; readonly onLaunched: () => void },
): Promise<Postgres> {
  if (databaseUrl === null) return await startEmbeddedPostgres({ dataFolder, ...report });
  report.onLaunched();
  return {
    connectionString: databaseUrl,
    applicationConnectionString: databaseUrl,
    gone: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}
