/**
 * A longer soak of what test/faults shows: a whole rollout in processes that are killed at 250 of their commits, one
 * after another, beside the same rollout undisturbed. Prints one JSON object; ends with 1 when the two differ or an
 * invariant is broken. Argument: kills.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { withDatabase } from '#server/platform/db/connection.ts';
import { openDatabase } from '#server/platform/db/database.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { findBrokenInvariants } from '#test/faults/invariants.ts';
import {
  createRehearsedOrganisation,
  expireLeases,
  readEndState,
  startRehearsing,
} from '#test/faults/rehearsed-organisation.ts';
import { runWithKills } from '#test/faults/run-with-kills.ts';

const killsMax = Number(process.argv[2] ?? 250);
const home = mkdtempSync(join(tmpdir(), 'bellwether-faults-'));
const server = await startEmbeddedPostgres({ dataFolder: join(home, 'data') });
try {
  await migrate(server.connectionString);
  const quiet = await place('quiet');
  const program = await startRehearsing(quiet.url, quiet.organisation);
  if (!(await program.run())) throw new Error('the undisturbed run did not end');
  await program.close();

  const disturbed = await place('disturbed');
  const began = performance.now();
  const report = await runWithKills({
    start: async (atCommit) => await startRehearsing(disturbed.url, disturbed.organisation, atCommit),
    killsMax,
    strides: [1, 2, 3, 5, 4, 7, 2, 6],
    afterKill: async () => await expireLeases(disturbed.database, disturbed.organisation),
  });
  const broken = await findBrokenInvariants(disturbed.database, disturbed.organisation.organisationId);
  const isSame = isDeepStrictEqual(
    await readEndState(quiet.database, quiet.organisation),
    await readEndState(disturbed.database, disturbed.organisation),
  );
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(JSON.stringify({ ...report, seconds, isSame, broken }));
  if (!isSame || broken.length > 0) process.exitCode = 1;
  await quiet.database.close();
  await disturbed.database.close();
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

/** A database of its own, with an organisation that is the same in each. */
async function place(name: string) {
  const owner = new Client({ connectionString: withDatabase(server.connectionString, 'postgres') });
  await owner.connect();
  await owner.query(`create database ${name} template bellwether`);
  await owner.end();
  const url = withDatabase(server.applicationConnectionString, name);
  const database = await openDatabase(url, { poolSize: 2 });
  return { url, database, organisation: await createRehearsedOrganisation(database) };
}
