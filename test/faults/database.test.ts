/** A database that dies in the middle of the work comes back with everything that was done, and the work goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '#server/platform/db/database.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { readPostmasterFile } from '#server/platform/postgres/postmaster.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { findBrokenInvariants } from './invariants.ts';
import {
  createRehearsedOrganisation,
  expireLeases,
  readEndState,
  startRehearsing,
  type RehearsedOrganisation,
} from './rehearsed-organisation.ts';

const undisturbed = await createTestDatabase();
const home = mkdtempSync(join(tmpdir(), 'bellwether-faults-'));
const dataFolder = join(home, 'data');
let server: EmbeddedPostgres | undefined;
afterAll(async () => {
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** After how many commits of each process the database is killed. */
const commitsUntilDeath = [7, 40, 90, 150];

test('a rollout whose database is killed again and again ends as if nothing had happened', async () => {
  const quiet = await createRehearsedOrganisation(undisturbed.database);
  const program = await startRehearsing(undisturbed.applicationUrl, quiet);
  expect(await program.run()).toBe(true);
  await program.close();

  server = await startEmbeddedPostgres({ dataFolder });
  await migrate(server.connectionString);
  const organisation = await withDatabase(async (database) => await createRehearsedOrganisation(database));
  for (const commits of commitsUntilDeath) await workUntilDeath(organisation, commits);
  const last = await startRehearsing(server.applicationConnectionString, organisation);
  expect(await last.run()).toBe(true);
  await last.close();

  await withDatabase(async (database) => {
    expect(await findBrokenInvariants(database, organisation.organisationId)).toEqual([]);
    expect(await readEndState(database, organisation)).toEqual(
      await readEndState(undisturbed.database, quiet),
    );
  });
}, 300_000);

/** Lets a process work, kills the database's first process under it, and starts the database again. */
async function workUntilDeath(organisation: RehearsedOrganisation, commits: number): Promise<void> {
  const { pid } = readPostmasterFile(join(dataFolder, 'postgres'))!;
  let seen = 0;
  const program = await startRehearsing(server!.applicationConnectionString, organisation, () => {
    seen += 1;
    if (seen === commits) process.kill(pid, 'SIGKILL');
    return 'passes';
  });
  await expect(program.run()).rejects.toThrow('the program failed by itself');
  await program.close();
  await server!.stop().catch(() => undefined);
  server = await restart();
  await withDatabase(async (database) => await expireLeases(database, organisation));
}

/** The sessions of a killed server end by themselves, and only then may another take its place. */
async function restart(): Promise<EmbeddedPostgres> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startEmbeddedPostgres({ dataFolder });
    } catch (error) {
      if (attempt === 20) throw error;
      await wait(500);
    }
  }
}

async function withDatabase<Value>(
  work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<Value>,
): Promise<Value> {
  const database = await openDatabase(server!.applicationConnectionString, { poolSize: 2 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
