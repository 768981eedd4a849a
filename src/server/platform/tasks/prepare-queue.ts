/** The job queue's own tables (graphile-worker), and its words in our log. */
import { Logger, runMigrations } from 'graphile-worker';
import type { Log } from '#server/platform/log.ts';

/** Lays the queue's own tables; needed before the first task can be started. Idempotent. */
export async function prepareTaskQueue(ownerConnectionString: string): Promise<void> {
  await runMigrations({ connectionString: ownerConnectionString, logger: queueLogger(undefined) });
}

/** The queue's own words go to our log; its routine is not worth a line. */
export function queueLogger(log: Log | undefined): Logger {
  const noted: ReadonlySet<string> = new Set(['error', 'warning']);
  return new Logger((scope) => (level, message) => {
    if (noted.has(level)) log?.warn({ scope }, `queue: ${message}`);
  });
}
