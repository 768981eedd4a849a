import { execFileSync } from 'node:child_process';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { inSystem, openDatabase } from '#server/platform/db/database.ts';
const server = await startEmbeddedPostgres({ dataFolder: '/tmp/pb/datanofk' });
const database = await openDatabase(server.applicationConnectionString, { poolSize: 2 });
for (const size of ['100000', '400000']) {
  const org = await inSystem(database, async (tx) => await createOrganisation(tx, { name: 'x', kind: 'live', timeZone: 'UTC', virtualNow: null, parentOrganisationId: null } as const));
  for (const round of ['first', 'again']) console.log(size, round, execFileSync(process.execPath, ['bench/import/import-files.ts', `/tmp/pb/files${size}`, server.applicationConnectionString, String(org)], { encoding: 'utf8', env: { ...process.env, BENCH_STEPS: '1' } }).trim());
}
await database.close(); await server.stop();
