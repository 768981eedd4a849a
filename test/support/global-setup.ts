/**
 * One PostgreSQL server per test run, in a temporary folder, started when the first test asks for a database (see
 * server-desk.ts) and removed at the end, so a run without database tests pays nothing.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { prepareDatabase } from '#server/platform/prepare-database.ts';
import { openDesk } from './server-desk.ts';

const KEPT_FOLDER = fileURLToPath(new URL('../../.cache/kept-test-database', import.meta.url));

/** Called by vitest before any test; returns what it calls after the last. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bellwether-test-'));
  const kept: string[] = [];
  let server: Promise<EmbeddedPostgres> | null = null;
  const desk = await openDesk({
    start: async () => {
      server ??= startServer(dataFolder);
      const { connectionString, applicationConnectionString } = await server;
      return { ownerUrl: connectionString, applicationUrl: applicationConnectionString };
    },
    keep: (databaseName) => kept.push(databaseName),
  });
  project.provide('testServerPort', desk.port);

  return async () => {
    desk.close();
    await server?.then((running) => running.stop()).catch(() => undefined);
    if (kept.length > 0) keep(dataFolder, kept);
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

/** The server, with the database `bellwether` migrated: the template of every test database. */
async function startServer(dataFolder: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataFolder, durability: 'none' });
  try {
    await prepareDatabase(server.connectionString);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The databases of failed tests stay for inspection, until the next run with failures. */
function keep(dataFolder: string, names: readonly string[]): void {
  rmSync(KEPT_FOLDER, { recursive: true, force: true });
  cpSync(dataFolder, KEPT_FOLDER, { recursive: true, filter: (path) => !path.includes('.s.PGSQL') });
  process.stderr.write(
    `\nKept the databases of failed tests: ${names.join(', ')}.\nOpen them with: node scripts/open-database.ts ${KEPT_FOLDER}\n`,
  );
}
