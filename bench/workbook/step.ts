/**
 * Imports people from a file, or exports them to one, and prints seconds and the greatest memory of this process as
 * JSON. Run in a process of its own for each measurement. Arguments: import or export, file, connection string,
 * organisation.
 */
import { createWriteStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { OrganisationId } from '#contracts/ids.ts';
import { directoryExports, importFile } from '#server/features/people/index.ts';
import { consoleActor } from '#server/platform/actor.ts';
import { openDatabase } from '#server/platform/db/database.ts';

const [step, path = '', url = '', organisation = '1'] = process.argv.slice(2);
const database = await openDatabase(url, { poolSize: 2 });
const organisationId = Number(organisation) as OrganisationId;

async function bringIn() {
  const outcome = await importFile('people', {
    ...{ database, organisationId, actor: consoleActor },
    ...{ fileName: basename(path), bytes: path },
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const { joined, changed, left, unchanged } = outcome.difference;
  return { joined, changed, left, unchanged };
}

async function takeAway() {
  const format = path.endsWith('.xlsx') ? 'xlsx' : 'csv';
  const exported = await directoryExports.people({ database, organisationId, format }, {});
  if (!exported.ok) throw new Error(JSON.stringify(exported));
  await pipeline(exported.value, createWriteStream(path));
  return { megabytes: Number((statSync(path).size / 1e6).toFixed(1)) };
}

const startedAt = performance.now();
const done = await (step === 'export' ? takeAway() : bringIn());
const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(2));
await database.close();
const { user, system } = process.cpuUsage();
const processorSeconds = Number(((user + system) / 1e6).toFixed(2));
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ seconds, processorSeconds, peakMegabytes, ...done }));
