/**
 * The whole application for browser tests: the real server with its worker, engine and built web app, on a free
 * port and a database of the test file's own in the embedded PostgreSQL. Ends with the file.
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { readConfig } from '#server/platform/config.ts';
import type { Database } from '#server/platform/db/database.ts';
import { startServer } from '#server/main.ts';
import { createTestDatabase } from '#test/support/database.ts';

export type Application = {
  /** Where the server listens, without a slash at the end. */
  readonly address: string;
  /** The one-time link of the first visit. */
  readonly setupLink: string;
  readonly database: Database;
};

/** Starts the application; call it at the top level of a test file. Throws when the web app has not been built. */
export async function startApplication(): Promise<Application> {
  const { database, ownerUrl } = await createTestDatabase();
  const config = readConfig({
    DATABASE_URL: ownerUrl,
    PORT: String(await findFreePort()),
    BELLWETHER_LOG_LEVEL: 'error',
  });
  if (!existsSync(join(config.webFolder, 'index.html')))
    throw new Error(
      `The web app is not built: ${config.webFolder} has no index.html. Run npm test, or npm run build before these tests.`,
    );
  const server = await startServer(config);
  afterAll(server.stop);
  if (server.setupLink === null) throw new Error('A fresh database must offer a set-up link');
  return { address: server.address, setupLink: server.setupLink, database };
}

/** The port is fixed before the server starts, because links in messages name it. */
async function findFreePort(): Promise<number> {
  const probe = createServer();
  const port = await new Promise<number>((resolve) => {
    probe.listen(0, '127.0.0.1', () => resolve((probe.address() as { port: number }).port));
  });
  await new Promise<void>((resolve) => {
    probe.close(() => resolve());
  });
  return port;
}
