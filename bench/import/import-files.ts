/**
 * Imports the two files of a folder at the same time and prints seconds and the greatest memory of this process
 * as JSON. Run in a process of its own for each measurement. Arguments: folder, connection string, organisation.
 */
import { join } from 'node:path';
import type { OrganisationId } from '#contracts/ids.ts';
import { importFile } from '#server/features/people/index.ts';
import { consoleActor } from '#server/platform/actor.ts';
import { openDatabase } from '#server/platform/db/database.ts';

const [folder = '.', url = '', organisation = '1'] = process.argv.slice(2);
const database = await openDatabase(url, { poolSize: 2 });
const target = { database, organisationId: Number(organisation) as OrganisationId, actor: consoleActor };
async function run(subject: 'people' | 'devices') {
  const fileName = `${subject}.csv`;
  const startedAt = performance.now();
  const outcome = await importFile(subject, { ...target, fileName, bytes: join(folder, fileName) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const seconds = (performance.now() - startedAt) / 1000;
  const { joined, changed, left, unchanged } = outcome.difference;
  return { seconds, rows: outcome.rows, joined, changed, left, unchanged };
}

const startedAt = performance.now();
// As the server's worker does it: two tasks at once, each with a transaction of its own.
const [people, devices] = await Promise.all([run('people'), run('devices')]);
const seconds = (performance.now() - startedAt) / 1000;
await database.close();
const { user, system } = process.cpuUsage();
const processorSeconds = (user + system) / 1e6;
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ seconds, processorSeconds, people, devices, peakMegabytes }));
