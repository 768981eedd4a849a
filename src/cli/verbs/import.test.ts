/** `import` on the command line, with the real database. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';
import { setForThisFile } from '#test/support/environment.ts';
import { createImportPlace } from '#test/support/import-place.ts';
import { runImport } from './import.ts';

const { database, ownerUrl } = await createTestDatabase();
const place = await createImportPlace(database);
setForThisFile('DATABASE_URL', ownerUrl);
const folder = mkdtempSync(join(tmpdir(), 'bellwether-import-test-'));

afterAll(() => rmSync(folder, { recursive: true }));

async function run(...argv: string[]) {
  const [out, errors]: [string[], string[]] = [[], []];
  const code = await runImport(argv, { out: (line) => out.push(line), error: (line) => errors.push(line) });
  return { code, out: out.join('\n'), errors: errors.join('\n') };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('a file is tried, imported, refused when bad, and undone', async () => {
  const good = file('people.csv', 'staff code,name,department\nA,Ada,Research\nB,Bo,Sales\n');
  const tried = await run(good, '--id', 'staff code', '--dry-run');
  expect(tried).toMatchObject({ code: 0, errors: '' });
  expect(tried.out).toContain('People: 2 joined, 0 changed, 0 left, 0 unchanged.');
  expect(await place.people()).toEqual([]);

  const imported = await run(good, '--id', 'staff code', '--json');
  expect(imported.code).toBe(0);
  expect(JSON.parse(imported.out)).toMatchObject({ imported: true, rows: 2, difference: { joined: 2 } });

  const bad = file('bad.csv', 'staff code,name,department\nA,Ada,Research\n,Nobody,Sales\nB,Bo,Sales\n');
  const refused = await run(bad, '--id', 'staff code');
  expect(refused.code).toBe(1);
  expect(refused.errors).toContain('1 row cannot be imported.');
  expect(refused.errors).toContain(
    `${bad}:3: staff code: "". The row has no identifier. Fill in the identifier`,
  );
  expect((await run(bad, '--id', 'staff code', '--leave-out-bad-rows')).out).toContain('2 unchanged');

  const half = await run(
    file('half.csv', 'staff code,name,department\nA,Ada,Research\n'),
    '--id',
    'staff code',
  );
  expect(half).toMatchObject({ code: 1 });
  expect(half.errors).toContain('--confirm-shrink');

  expect(await run('--undo')).toMatchObject({ code: 0 });
  expect(await run('--undo')).toMatchObject({ code: 0 });
  expect(await place.people()).toEqual([]);
  expect((await run('--undo')).code).toBe(1);
}, 60_000);

test('devices and apps have flags of their own, and a mistake in the command is a sentence', async () => {
  const devices = file('devices.csv', 'Device ID,Device name,OS\nd1,L1,Windows\n');
  expect((await run(devices, '--devices')).out).toContain('Devices: 1 joined');
  const apps = file('apps.csv', 'App name,Publisher,Importance\nMail,Nordmeet,kritisk\n');
  expect((await run('--apps', apps)).out).toContain('Apps: 1 joined');
  expect((await run('--undo', '--apps')).code).toBe(0);
  expect(await run(apps, '--apps', '--devices')).toMatchObject({ code: 2 });
  expect(await run(join(folder, 'missing.csv'))).toMatchObject({ code: 2 });
  expect(await run(devices, '--unknown')).toMatchObject({ code: 2 });
  expect((await run(devices, '--id', 'colour')).errors).toContain('It has no column colour.');
}, 60_000);
