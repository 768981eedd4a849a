/* oxlint-disable unicorn/require-post-message-target-origin -- a channel between threads has no origin */
/**
 * A database of its own for each test file: a clone (about 40 ms) of the migrated template. Dropped when the
 * file's tests pass; kept, and named, when one fails.
 */
import { randomUUID } from 'node:crypto';
import { BroadcastChannel } from 'node:worker_threads';
import { Client, escapeIdentifier } from 'pg';
import { afterAll, afterEach } from 'vitest';
import { withDatabase } from '#server/platform/db/connection.ts';
import { openDatabase, type Database } from '#server/platform/db/database.ts';
import { CHANNEL, type ServerMessage } from './server-messages.ts';

export type TestDatabase = {
  /** As the application sees it: bound by row-level security. */
  readonly database: Database;
  /** Signs in as the owner, whom nothing binds. */
  readonly ownerUrl: string;
  /** Signs in as bellwether_app. */
  readonly applicationUrl: string;
  /** Closes and drops; called by itself at the end of the file when the database was made at its top level. */
  readonly close: () => Promise<void>;
};

export type TestDatabaseOptions = {
  readonly poolSize?: number;
  /** An empty database instead of the migrated one. */
  readonly isEmpty?: boolean;
};

type Server = { readonly ownerUrl: string; readonly applicationUrl: string };

const TEMPLATE = 'bellwether';
const PATIENCE_MILLISECONDS = 60_000;

/** Clones the template. Call it at the top level of a test file: `const { database } = await createTestDatabase();` */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await findServer();
  const name = `test_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const template = options.isEmpty === true ? 'template1' : TEMPLATE;
  await administer(
    server,
    `create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)}`,
  );
  const applicationUrl = withDatabase(server.applicationUrl, name);
  const database = await openDatabase(applicationUrl, { poolSize: options.poolSize ?? 5 });

  let hasFailed = false;
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await database.close();
    if (hasFailed) await announceKept(name);
    else await administer(server, `drop database if exists ${escapeIdentifier(name)} with (force)`);
  };
  const closeOnce = () => (closing ??= close());
  afterEach(({ task }) => {
    hasFailed ||= task.result?.state === 'fail';
  });
  afterAll(closeOnce);
  return { database, ownerUrl: withDatabase(server.ownerUrl, name), applicationUrl, close: closeOnce };
}

/** The server's own login, for tests that make roles or databases themselves. */
export async function findServer(): Promise<Server> {
  const channel = new BroadcastChannel(CHANNEL);
  let timer: NodeJS.Timeout | undefined;
  const answer = new Promise<Server>((resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('no test server: is test/support/global-setup.ts in vitest.config.ts (globalSetup)?'));
    }, PATIENCE_MILLISECONDS);
    channel.onmessage = (event) => {
      const message = (event as { data: ServerMessage }).data;
      if (message.kind === 'ready') resolve(message);
      if (message.kind === 'failed') reject(new Error(message.problem));
    };
  });
  channel.postMessage({ kind: 'wanted' } satisfies ServerMessage);
  try {
    return await answer;
  } finally {
    clearTimeout(timer);
    channel.close();
  }
}

async function administer(server: Server, statement: string): Promise<void> {
  const client = new Client({ connectionString: withDatabase(server.ownerUrl, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function announceKept(databaseName: string): Promise<void> {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ kind: 'kept', databaseName } satisfies ServerMessage);
  // Let the message leave before the channel closes.
  await new Promise((resolve) => setImmediate(resolve));
  channel.close();
}
