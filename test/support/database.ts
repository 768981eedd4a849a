/**
 * A database of its own for each test file: a clone (about 40 ms) of the migrated template. Dropped when the
 * file's tests pass; kept, and named, when one fails.
 */
import { randomUUID } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { afterAll, afterEach } from 'vitest';
import { withDatabase } from '#server/platform/db/connection.ts';
import { openDatabase, type Database } from '#server/platform/db/database.ts';
import { findServer, keepDatabase, type TestServer } from './test-server.ts';

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

const TEMPLATE = 'bellwether';

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
    if (hasFailed) await keepDatabase(name);
    else await administer(server, `drop database if exists ${escapeIdentifier(name)} with (force)`);
  };
  const closeOnce = () => (closing ??= close());
  afterEach(({ task }) => {
    hasFailed ||= task.result?.state === 'fail';
  });
  afterAll(closeOnce);
  return { database, ownerUrl: withDatabase(server.ownerUrl, name), applicationUrl, close: closeOnce };
}

async function administer(server: TestServer, statement: string): Promise<void> {
  const client = new Client({ connectionString: withDatabase(server.ownerUrl, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
