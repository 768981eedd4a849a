/**
 * Measures an import of people and devices end to end beside a plain COPY of the same two files into equally
 * indexed tables, in the same run: the first import, the same files again, and the memory of the importing
 * process at this size and at a tenth of it. Prints lines and one JSON object. Argument: people (and devices).
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { inSystem, openDatabase } from '#server/platform/db/database.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';

const size = Number(process.argv[2] ?? 1_000_000);

type Measured = { readonly seconds: number };
type Imported = Measured & {
  readonly people: Measured & Readonly<Record<string, number>>;
  readonly devices: Measured & Readonly<Record<string, number>>;
  readonly peakMegabytes: number;
};

/** Cleaning up after a plain COPY must not run beside the import that is measured next. */
const plainTables = `
  create table plain_person (
    organisation_id integer not null default 1, person_id bigint generated always as identity,
    external_id text not null, display_name text, given_name text, surname text, email text, locale text,
    manager_external_id text, department text, job_family text, job_title text, site text, country text,
    platform text, skill text, working_pattern text, active boolean not null default true,
    primary key (organisation_id, person_id), unique (organisation_id, external_id)
  ) with (autovacuum_enabled = false);
  create index on plain_person (organisation_id, lower(email)) where email is not null;
  create index on plain_person (organisation_id, person_id) where not active;
  create table plain_device (
    organisation_id integer not null default 1, device_id bigint generated always as identity,
    external_id text not null, name text, serial_number text, platform text, os_version text, model text,
    manufacturer text, owner_reference text, ownership text, last_seen_at text,
    primary key (organisation_id, device_id), unique (organisation_id, external_id)
  ) with (autovacuum_enabled = false);
  create index on plain_device (organisation_id, owner_reference) where owner_reference is not null`;
const plainColumns = {
  person:
    'external_id, display_name, given_name, surname, email, locale, manager_external_id, department, job_family, job_title, site, country, platform, skill, working_pattern',
  device:
    'external_id, name, serial_number, platform, os_version, model, manufacturer, owner_reference, ownership, last_seen_at',
};

const home = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
const server = await startEmbeddedPostgres({ dataFolder: join(home, 'data') });
const owner = new Client({ connectionString: server.connectionString });
try {
  await migrate(server.connectionString);
  await owner.connect();
  const files = generate(size, 'files');
  const few = generate(Math.max(1000, Math.round(size / 10)), 'few');
  const small = await importInto(await newOrganisation('Small'), few);
  const before = await plainCopy(files);
  const organisation = await newOrganisation('Large');
  const first = await importInto(organisation, files);
  const again = await importInto(organisation, files);
  const after = await plainCopy(files);
  report({ small, first, again, copies: [before, after] });
} finally {
  await owner.end();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

function generate(count: number, name: string): string {
  const folder = join(home, name);
  mkdirSync(folder);
  runProgram('generate-files.ts', [folder, String(count)]);
  return folder;
}

function runProgram(name: string, args: readonly string[]): string {
  const file = fileURLToPath(new URL(name, import.meta.url));
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  return execFileSync(process.execPath, [file, ...args], { encoding: 'utf8', stdio: [...stdio] });
}

async function newOrganisation(name: string): Promise<number> {
  const database = await openDatabase(server.applicationConnectionString, { poolSize: 1 });
  const plan = { name, kind: 'live', timeZone: 'UTC', virtualNow: null, parentOrganisationId: null } as const;
  const id = await inSystem(database, async (tx) => await createOrganisation(tx, plan));
  await database.close();
  return id;
}

/** Dirty pages of what came before are written first, so that each measurement pays for itself. */
async function importInto(organisationId: number, folder: string): Promise<Imported> {
  await owner.query('checkpoint');
  const before = await databaseProcessorSeconds();
  const output = runProgram('import-files.ts', [
    folder,
    server.applicationConnectionString,
    String(organisationId),
  ]);
  const imported = JSON.parse(output) as Imported;
  console.log(JSON.stringify({ ...imported, databaseProcessorSeconds: await since(before) }));
  return imported;
}

/**
 * Processor seconds of the database server so far: on a busy machine they say more than the clock. Null where
 * there is no /proc.
 */
async function databaseProcessorSeconds(): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const { rows } = await owner.query<{ pid: string }>(
    "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid",
  );
  const postmaster = rows[0]!.pid;
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // After the name in brackets: state, parent, ..., own ticks (11, 12), those of ended children (13, 14).
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      if (fields[1] === postmaster) ticks += Number(fields[11]) + Number(fields[12]);
      if (pid === postmaster) ticks += Number(fields[13]) + Number(fields[14]);
    } catch {
      // The process ended while the list was read.
    }
  }
  return ticks / 100;
}

async function since(before: number | null): Promise<number | null> {
  const now = await databaseProcessorSeconds();
  return now === null || before === null ? null : Number((now - before).toFixed(2));
}

async function plainCopy(folder: string): Promise<number> {
  await owner.query(plainTables);
  await owner.query('checkpoint');
  const before = await databaseProcessorSeconds();
  const startedAt = performance.now();
  for (const [subject, table] of [
    ['people', 'person'],
    ['devices', 'device'],
  ] as const) {
    const statement = `copy plain_${table} (${plainColumns[table]}) from stdin (format csv, header)`;
    const file = createReadStream(join(folder, `${subject}.csv`), { highWaterMark: 1024 * 1024 });
    await pipeline(file, owner.query(copyFrom(statement)));
  }
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(JSON.stringify({ copySeconds: seconds, databaseProcessorSeconds: await since(before) }));
  await owner.query('drop table plain_person, plain_device');
  return seconds;
}

function report(measured: {
  readonly small: Imported;
  readonly first: Imported;
  readonly again: Imported;
  readonly copies: readonly number[];
}): void {
  const { small, first, again, copies } = measured;
  const copySeconds = copies.reduce((sum, one) => sum + one, 0) / copies.length;
  const round = (value: number) => Number(value.toFixed(2));
  console.log(
    JSON.stringify({
      people: size,
      devices: size,
      copySeconds: round(copySeconds),
      importSeconds: round(first.seconds),
      importToCopy: round(first.seconds / copySeconds),
      againSeconds: round(again.seconds),
      againToImport: round(again.seconds / first.seconds),
      peakMegabytes: first.peakMegabytes,
      peakMegabytesAtTenth: small.peakMegabytes,
    }),
  );
}
