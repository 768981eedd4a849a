/**
 * Opens the database for the server and for the command line: the built-in one of the data folder (attaching to
 * it when it runs already) or the one of DATABASE_URL, with its tables up to date.
 */
import type { Config } from '#server/platform/config.ts';
import { openDatabase, type Database } from '#server/platform/db/database.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { prepareTaskQueue } from '#server/platform/tasks/worker.ts';

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
};

/** Throws StartUpProblem; what was opened until then is closed again. */
export async function openStorage(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  options: StorageOptions = {},
): Promise<Storage> {
  const onProgress = options.onProgress ?? (() => undefined);
  const postgres = await openPostgres(config, onProgress);
  try {
    await migrate(postgres.connectionString, { onProgress });
    await prepareTaskQueue(postgres.connectionString);
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
  onProgress: (message: string) => void,
): Promise<Postgres> {
  if (databaseUrl === null) return await startEmbeddedPostgres({ dataFolder, onProgress });
  return {
    connectionString: databaseUrl,
    applicationConnectionString: databaseUrl,
    gone: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}
