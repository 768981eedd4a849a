/** A server of its own for a measurement: embedded PostgreSQL with full durability in a temporary folder, HTTP on loopback. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startServer } from '#server/main.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { createToken } from '#server/features/accounts/console.ts';
import { readConfig } from '#server/platform/config.ts';
import { inSystem, openDatabase, type Database } from '#server/platform/db/database.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';

export type BenchServer = {
  readonly address: string;
  readonly organisationId: number;
  /** As the server signs in: bound by row-level security. */
  readonly database: Database;
  /** Signs in as the owner of the tables. */
  readonly owner: Client;
  /** An API token of an administrator. */
  readonly token: string;
};

/** Starts everything and hands it to `work`; stops and removes it afterwards. */
export async function withServer<Value>(work: (server: BenchServer) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  const owner = new Client({ connectionString: postgres.connectionString });
  try {
    const server = await startServer(
      readConfig({ PORT: '0', DATABASE_URL: postgres.connectionString, BELLWETHER_LOG_LEVEL: 'error' }),
    );
    await owner.connect();
    const database = await openDatabase(postgres.applicationConnectionString, { poolSize: 1 });
    const organisationId = await inSystem(
      database,
      async (tx) =>
        await createOrganisation(tx, {
          name: 'Measured',
          kind: 'live',
          timeZone: 'UTC',
          virtualNow: null,
          parentOrganisationId: null,
        }),
    );
    const { secret } = await createToken(
      database,
      { organisationId, name: 'Measured', kind: 'live' },
      {
        name: 'bench',
        roles: ['administrator'],
      },
    );
    try {
      return await work({ address: server.address, organisationId, database, owner, token: secret });
    } finally {
      await database.close();
      await server.stop();
    }
  } finally {
    await owner.end();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The value below which a share (0 to 1) of the measurements lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
