/**
 * Measures people as a workbook beside the same people as CSV: exported, imported into an empty directory, and
 * imported again, each in a process of its own, at this size and at a tenth of it: memory must stay flat. Prints a
 * line each. Argument: people.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { inSystem, openDatabase } from '#server/platform/db/database.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';

const size = Number(process.argv[2] ?? 100_000);
const home = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
const server = await startEmbeddedPostgres({ dataFolder: join(home, 'data') });
const url = server.applicationConnectionString;
try {
  await migrate(server.connectionString);
  for (const people of [Math.round(size / 10), size]) await measure(people);
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

async function measure(people: number): Promise<void> {
  const folder = join(home, String(people));
  mkdirSync(folder);
  run('../import/generate-files.ts', folder, String(people));
  const source = await newOrganisation();
  step('import', join(folder, 'people.csv'), source, people);
  for (const format of ['csv', 'xlsx']) {
    const file = join(folder, `exported.${format}`);
    step('export', file, source, people);
    const target = await newOrganisation();
    step('import', file, target, people);
    step('import', file, target, people);
  }
}

async function newOrganisation(): Promise<string> {
  const database = await openDatabase(url, { poolSize: 1 });
  const plan = { name: 'Bench', kind: 'live', timeZone: 'UTC', virtualNow: null } as const;
  const organisationId = await inSystem(
    database,
    async (tx) => await createOrganisation(tx, { ...plan, parentOrganisationId: null }),
  );
  await database.close();
  return String(organisationId);
}

function step(kind: 'import' | 'export', file: string, organisation: string, people: number): void {
  const measured = JSON.parse(run('step.ts', kind, file, url, organisation)) as object;
  console.log(
    JSON.stringify({ people, step: kind, file: file.slice(file.lastIndexOf('/') + 1), ...measured }),
  );
}

function run(program: string, ...args: string[]): string {
  const path = fileURLToPath(new URL(program, import.meta.url));
  return execFileSync(process.execPath, [path, ...args], { encoding: 'utf8' });
}
