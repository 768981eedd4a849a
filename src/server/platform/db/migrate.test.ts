import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { runChildProgram } from '#test/support/child-program.ts';
import { findServer } from '#test/support/test-server.ts';
import { ensureApplicationRole } from './application-role.ts';
import { withDatabase } from './connection.ts';
import { inSystem, openDatabase, sql } from './database.ts';
import { migrate } from './migrate.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-migrations-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const server = await findServer();
let databases = 0;

async function emptyDatabase(): Promise<string> {
  databases += 1;
  const name = `migrate_${process.pid}_${databases}`;
  await ask(server.ownerUrl, `create database ${name}`);
  return withDatabase(server.ownerUrl, name);
}

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as unknown[];
  } finally {
    await client.end();
  }
}

const one = { '0001_first.sql': 'create table a (x integer);' };
const two = { ...one, '0002_second.sql': 'create table b (y integer);' };

describe('migrate', () => {
  test('runs what is missing, once, in order', async () => {
    const url = await emptyDatabase();
    expect(await migrate(url, { folder: folderWith(one) })).toEqual({
      applied: ['0001_first'],
      schemaNumber: 1,
    });
    expect(await migrate(url, { folder: folderWith(two) })).toEqual({
      applied: ['0002_second'],
      schemaNumber: 2,
    });
    expect(await migrate(url, { folder: folderWith(two) })).toEqual({ applied: [], schemaNumber: 2 });
    expect(
      await ask(url, "select to_regclass('a') is not null as a, to_regclass('b') is not null as b"),
    ).toEqual([{ a: true, b: true }]);
  });

  test('two processes at once: one does the work, both succeed', async () => {
    const url = await emptyDatabase();
    const folder = folderWith({
      '0001_slow.sql': 'create table a (x integer); select pg_sleep(0.3);',
      '0002_second.sql': 'create table b (y integer);',
    });
    const source = `
      import { migrate } from '#server/platform/db/migrate.ts';
      const { applied } = await migrate(process.argv[1], { folder: process.argv[2] });
      console.log(applied.length);`;
    const programs = [1, 2, 3].map(() => runChildProgram(source, [url, folder]));
    const counts = await Promise.all(programs.map((program) => program.nextLine()));
    expect(counts.map(Number).sort()).toEqual([0, 0, 2]);
    expect(await Promise.all(programs.map(async (program) => (await program.exited).code))).toEqual([
      0, 0, 0,
    ]);
  });

  test('a file that was changed after it ran is refused', async () => {
    const url = await emptyDatabase();
    await migrate(url, { folder: folderWith(one) });
    const changed = migrate(url, { folder: folderWith({ '0001_first.sql': 'create table a (x bigint);' }) });
    await expect(changed).rejects.toThrow('Migration 0001_first was changed after the data');
  });

  test('line ends of another operating system are no change', async () => {
    const url = await emptyDatabase();
    await migrate(url, { folder: folderWith({ '0001_first.sql': 'create table a (\n x integer);\n' }) });
    const report = await migrate(url, {
      folder: folderWith({ '0001_first.sql': 'create table a (\r\n x integer);\r\n' }),
    });
    expect(report.applied).toEqual([]);
  });

  test('a schema newer than the program is refused, and says what to do', async () => {
    const url = await emptyDatabase();
    await migrate(url, { folder: folderWith(two) });
    const older = migrate(url, { folder: folderWith(one) });
    await expect(older).rejects.toThrow(
      /newer Bellwether \(schema 2; this program knows 1\)\. Start the newer program/,
    );
  });

  test('a failing file leaves nothing of itself and is named with its line', async () => {
    const url = await emptyDatabase();
    const folder = folderWith({
      ...one,
      '0002_bad.sql': 'create table b (y integer);\nselect * from nothing_here;',
    });
    await expect(migrate(url, { folder })).rejects.toThrow(/migration 0002_bad, line 2: .*nothing_here/);
    expect(await ask(url, "select to_regclass('a') is not null as a, to_regclass('b') is null as b")).toEqual(
      [{ a: true, b: true }],
    );
    expect(await ask(url, 'select number from schema_migration')).toEqual([{ number: 1 }]);
  });

  test('a gap in the numbers or a misnamed file is a programming error', async () => {
    const url = await emptyDatabase();
    await expect(migrate(url, { folder: folderWith({ '0002_second.sql': '' }) })).rejects.toThrow(
      '0001_name.sql',
    );
    await expect(migrate(url, { folder: folderWith({ 'first.sql': '' }) })).rejects.toThrow('0001_name.sql');
  });

  test('a login that may not create the role is told what an administrator must run', async () => {
    const url = await emptyDatabase();
    const login = `plain_${process.pid}`;
    await ask(url, `create role ${login} login password 'x'; grant create on schema public to ${login}`);
    const plain = new URL(url);
    plain.username = login;
    plain.password = 'x';
    try {
      const refused = migrate(plain.href, { folder: folderWith(one) });
      await expect(refused).rejects.toThrow(/Have a database administrator run once: .*grant bellwether_app/);
    } finally {
      await ask(url, `drop owned by ${login}; drop role ${login}`);
    }
  });

  test("a database of one's own, whose login is no superuser: migrated by it, and bound when the application uses it", async () => {
    const login = `hosted_${process.pid}`;
    await ask(server.ownerUrl, `create role ${login} login password 'x'; grant bellwether_app to ${login}`);
    await ask(server.ownerUrl, `create database ${login} owner ${login}`);
    const hosted = new URL(withDatabase(server.ownerUrl, login));
    hosted.username = login;
    hosted.password = 'x';
    try {
      expect((await migrate(hosted.href)).schemaNumber).toBeGreaterThan(0);
      await ask(hosted.href, "select create_organisation('theirs', 'live', 'Europe/Stockholm', null, null)");
      const database = await openDatabase(hosted.href, { poolSize: 1 });
      const count = await inSystem(database, (tx) =>
        sql`select current_user, * from organisation`.execute(tx),
      );
      await database.close();
      expect(count.rows).toEqual([]);
      expect(await ask(hosted.href, 'select count(*)::integer as n from organisation')).toEqual([{ n: 1 }]);
    } finally {
      await ask(server.ownerUrl, `drop database ${login} with (force)`);
      await ask(server.ownerUrl, `drop role ${login}`);
    }
  });

  test('a server that does not answer and a wrong password are told apart', async () => {
    await expect(migrate('postgresql://a:b@127.0.0.1:9/x')).rejects.toThrow(
      'No database server answers for "x" at 127.0.0.1:9',
    );
    const wrong = new URL(await emptyDatabase());
    wrong.password = 'wrong-secret';
    const refused = migrate(wrong.href).catch(String);
    expect(await refused).toMatch(/refused the login.*Correct user and password/);
    expect(await refused).not.toContain('wrong-secret');
    await expect(migrate('not a url')).rejects.toThrow(/DATABASE_URL/);
  });

  test('a role that bypasses row-level security is bound again', async () => {
    const client = new Client({ connectionString: server.ownerUrl });
    await client.connect();
    // Roles are shared by all databases of the server, so nothing is committed.
    await client.query('begin; alter role bellwether_app bypassrls');
    await ensureApplicationRole(client);
    const { rows } = await client.query(
      "select rolbypassrls as b from pg_roles where rolname = 'bellwether_app'",
    );
    await client.query('rollback');
    await client.end();
    expect(rows).toEqual([{ b: false }]);
  });
});
