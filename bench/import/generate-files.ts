/**
 * Writes two CSV files of the sample organisation, people and one device for each, as an HR system and Intune
 * would. Streams; run in a process of its own, so that its memory does not count. Arguments: folder, size.
 */
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { createCsvRowFormatter } from '#domain/csv/write-csv.ts';
import { sampleDevices } from '#domain/sample-organisation/sample-devices.ts';
import { samplePeople, type SamplePerson } from '#domain/sample-organisation/sample-people.ts';

const [folder = '.', size = '1000000'] = process.argv.slice(2);
const seed = 7;
const batchSize = 10_000;
const format = createCsvRowFormatter({ lineEnd: '\n' });

const people = createWriteStream(join(folder, 'people.csv'));
const devices = createWriteStream(join(folder, 'devices.csv'));
people.write(
  format([
    'id',
    'name',
    'first name',
    'last name',
    'email',
    'language',
    'manager id',
    'department',
    'job family',
    'job title',
    'site',
    'country',
    'platform',
    'skill',
    'working pattern',
  ]),
);
devices.write(
  format([
    'Device ID',
    'Device name',
    'Serial number',
    'OS',
    'OS version',
    'Model',
    'Manufacturer',
    'Owner id',
    'Ownership',
    'Last check-in',
  ]),
);

let batch: SamplePerson[] = [];
let written = 0;
for (const person of samplePeople(seed, Number(size))) {
  batch.push(person);
  if (batch.length === batchSize) await flush();
}
await flush();
people.end();
devices.end();
await Promise.all([once(people, 'close'), once(devices, 'close')]);

async function flush(): Promise<void> {
  await write(people, batch.map(formatPerson).join(''));
  const drawn = sampleDevices(seed + written, batch, batch.length, '2027-03-01T00:00:00Z');
  await write(devices, drawn.map((device, at) => formatDevice(device, written + at)).join(''));
  written += batch.length;
  batch = [];
}

async function write(file: WriteStream, text: string): Promise<void> {
  if (!file.write(text)) await once(file, 'drain');
}

function formatPerson({ attributes, ...person }: SamplePerson): string {
  const { externalId, displayName, givenName, surname, email, language, managerExternalId } = person;
  const { department, jobFamily, jobTitle, site, country, platform, skill, workingPattern } = attributes;
  return format([
    externalId,
    displayName,
    givenName,
    surname,
    email,
    language,
    managerExternalId,
    department,
    jobFamily,
    jobTitle,
    site,
    country,
    platform,
    skill,
    workingPattern,
  ]);
}

/** Numbers run through all batches, because each batch is drawn for itself. */
function formatDevice(device: ReturnType<typeof sampleDevices>[number], number: number): string {
  const digits = String(number + 1).padStart(8, '0');
  const { platform, osVersion, model, manufacturer, ownerExternalId, ownership, lastSeenAt } = device;
  return format([
    `DEV-${digits}`,
    `${device.name.slice(0, 4)}${digits}`,
    `${device.serialNumber}${number}`,
    platform,
    osVersion,
    model,
    manufacturer,
    ownerExternalId,
    ownership,
    lastSeenAt,
  ]);
}
