/** Brings a database up to date: our own tables, and before them those of the job queue. */
import { migrate, type MigrateOptions } from './db/migrate.ts';

/** For the connection of the database's owner; throws a StartUpProblem. */
export async function prepareDatabase(
  connectionString: string,
  options: Pick<MigrateOptions, 'onProgress'> = {},
): Promise<void> {
  await migrate(connectionString, {
    ...options,
    // Loaded when there is something to do: its package takes a twentieth of a start. A newer version of it lays
    // what it adds when the worker starts.
    before: async () => {
      const { prepareTaskQueue } = await import('./tasks/prepare-queue.ts');
      await prepareTaskQueue(connectionString);
    },
  });
}
