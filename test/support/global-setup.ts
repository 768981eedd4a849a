/* oxlint-disable unicorn/require-post-message-target-origin -- a channel between threads has no origin */
/**
 * One PostgreSQL server per test run, in a temporary folder, started when the first test asks for a database and
 * removed at the end. Test files run in threads of this process and ask over a broadcast channel (see
 * database.ts), so a run without database tests pays nothing.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BroadcastChannel } from 'node:worker_threads';
import { migrate } from '#server/platform/db/migrate.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { prepareTaskQueue } from '#server/platform/tasks/worker.ts';
import { CHANNEL, type ServerMessage } from './server-messages.ts';

const KEPT_FOLDER = fileURLToPath(new URL('../../.cache/kept-test-database', import.meta.url));

/** Called by vitest before any test; returns what it calls after the last. */
export default function setUp(): () => Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bellwether-test-'));
  const channel = new BroadcastChannel(CHANNEL);
  const kept: string[] = [];
  let server: Promise<EmbeddedPostgres> | null = null;

  const answer = async (): Promise<void> => {
    try {
      server ??= startServer(dataFolder);
      const { connectionString, applicationConnectionString } = await server;
      send(channel, {
        kind: 'ready',
        ownerUrl: connectionString,
        applicationUrl: applicationConnectionString,
      });
    } catch (error) {
      send(channel, { kind: 'failed', problem: String(error) });
    }
  };
  channel.onmessage = (event) => {
    const message = (event as { data: ServerMessage }).data;
    if (message.kind === 'wanted') void answer();
    if (message.kind === 'kept') kept.push(message.databaseName);
  };

  return async () => {
    channel.close();
    await server?.then((running) => running.stop()).catch(() => undefined);
    if (kept.length > 0) keep(dataFolder, kept);
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

/** The server, with the database `bellwether` migrated: the template of every test database. */
async function startServer(dataFolder: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataFolder, durability: 'none' });
  try {
    await migrate(server.connectionString);
    await prepareTaskQueue(server.connectionString);
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

function send(channel: BroadcastChannel, message: ServerMessage): void {
  channel.postMessage(message);
}
