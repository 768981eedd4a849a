/** `connection` and `import --from entra` on the command line, with the real database and a tenant on loopback. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';
import { startGraphStandIn } from '#test/support/graph-stand-in/start-graph-stand-in.ts';
import { createImportPlace } from '#test/support/import-place.ts';
import { runConnection } from './connection.ts';
import { runImport } from './import.ts';

const { database, ownerUrl } = await createTestDatabase();
await createImportPlace(database);
const standIn = await startGraphStandIn({ people: 20 });
const folder = mkdtempSync(join(tmpdir(), 'bellwether-connection-test-'));
const before = { ...process.env };
Object.assign(process.env, {
  DATABASE_URL: ownerUrl,
  BELLWETHER_DATA: folder,
  BELLWETHER_GRAPH_STAND_IN: standIn.address,
});

afterAll(async () => {
  process.env = before;
  await standIn.stop();
  rmSync(folder, { recursive: true });
});

async function run(verb: typeof runImport, ...argv: string[]) {
  const [out, errors]: [string[], string[]] = [[], []];
  const code = await verb(argv, { out: (line) => out.push(line), error: (line) => errors.push(line) });
  return { code, out: out.join('\n'), errors: errors.join('\n') };
}

test('a tenant is connected, checked, tried and read', async () => {
  const secretFile = join(folder, 'secret');
  writeFileSync(secretFile, `${standIn.registered.secret}\n`);
  const { tenantId, clientId } = standIn.registered;
  const ids = ['--tenant', tenantId, '--client', clientId];
  const added = await run(runConnection, 'add', '--name', 'Nordmeet', ...ids, '--secret-file', secretFile);
  expect(added).toMatchObject({ code: 0, out: expect.stringContaining('User.Read.All') as string });

  standIn.faults.roles = ['User.Read.All'];
  const missing = await run(runConnection, 'check', 'Nordmeet');
  expect(missing.code).toBe(1);
  expect(missing.out).toContain('!!  The permission DeviceManagementManagedDevices.Read.All is missing.');

  const tried = await run(runImport, '--from', 'entra', '--dry-run');
  expect(tried).toMatchObject({ code: 0, errors: '' });
  expect(tried.out).toContain('People: 20 joined, 0 changed, 0 left, 0 unchanged.');
  const read = await run(runImport, '--from', 'entra', '--connection', 'Nordmeet');
  expect(read.out).toContain('Microsoft Entra ID, 21 rows.');
  const refused = await run(runImport, '--from', 'entra', '--devices', '--json');
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({ imported: false, code: 'connection_failed' });
  expect(refused.errors).toContain('nothing was changed');
});

test('what is wrong with a command is said before anything is opened', async () => {
  const said = async (verb: typeof runImport, ...argv: string[]) => {
    const { code, errors } = await run(verb, ...argv);
    expect(code).toBe(2);
    return errors;
  };
  expect(await said(runImport, '--from', 'okta')).toContain('Use --from entra');
  expect(await said(runImport, 'people.csv', '--from', 'entra')).toContain('no file');
  expect(await said(runImport, '--from', 'entra', '--id', 'x')).toContain('no --id');
  expect(await said(runConnection, 'add', '--name', 'A', '--tenant', 'contoso.com')).toContain(
    '--tenant needs the id',
  );
  expect(await said(runConnection, 'mend')).toContain('Use connection add');
});
