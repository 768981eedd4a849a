import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { runChildProgram, type ChildProgram } from '#test/support/child-program.ts';
import { StartUpProblem } from '../start-up-problem.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { readPostmasterFile } from './postmaster.ts';
import { isAlive } from './running-process.ts';

const isRoot = process.getuid?.() === 0;
const folders: string[] = [];
const running: EmbeddedPostgres[] = [];
const programs: ChildProgram[] = [];

afterEach(async () => {
  for (const program of programs.splice(0)) program.process.kill('SIGKILL');
  for (const postgres of running.splice(0)) await postgres.stop();
  for (const folder of folders.splice(0)) {
    const left = readPostmasterFile(join(folder, 'data', 'postgres'));
    if (left !== null && isAlive(left.pid)) await vanished(left.pid);
    rmSync(folder, { recursive: true, force: true });
  }
});

function newFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'bellwether-pg-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return join(folder, 'data');
}

let template: string | null = null;

/** A data folder with a database that was stopped in order; creating one takes longer than copying. */
async function createdFolder(): Promise<string> {
  if (template === null) {
    const data = newFolder();
    folders.pop();
    await (await startEmbeddedPostgres({ dataFolder: data })).stop();
    template = data;
  }
  const copy = newFolder();
  expect(spawnSync('cp', ['-a', template, copy]).status).toBe(0);
  return copy;
}

afterAll(() => {
  if (template !== null) rmSync(dirname(template), { recursive: true, force: true });
});

async function start(dataFolder: string, onProgress?: (message: string) => void): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataFolder, ...(onProgress && { onProgress }) });
  running.push(postgres);
  return postgres;
}

async function query(postgres: { connectionString: string }, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: postgres.connectionString });
  await client.connect();
  try {
    return (await client.query(text)).rows as unknown[];
  } finally {
    await client.end();
  }
}

/** Another Bellwether process that opens the folder, prints "ready" and stays. */
async function startElsewhere(dataFolder: string): Promise<ChildProgram> {
  const program = runChildProgram(
    `import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
     const postgres = await startEmbeddedPostgres({ dataFolder: process.argv[1] });
     process.on('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
     setInterval(() => undefined, 1000);
     console.log('ready');`,
    [dataFolder],
  );
  programs.push(program);
  expect(await program.nextLine()).toBe('ready');
  return program;
}

const serverPid = (dataFolder: string) => readPostmasterFile(join(dataFolder, 'postgres'))?.pid ?? 0;

async function vanished(pid: number): Promise<boolean> {
  for (let i = 0; i < 400 && isAlive(pid); i += 1) await wait(25);
  return !isAlive(pid);
}

/** The guards are the only shells that carry this data folder on their command line. */
function guardPids(dataFolder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      if (!Number.isInteger(pid)) return false;
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return line.includes('bellwether-guard') && line.includes(join(dataFolder, 'postgres.lock'));
      } catch {
        return false;
      }
    });
}

/** What PostgreSQL has said so far. */
const logOf = (dataFolder: string) => readFileSync(join(dataFolder, 'postgres.log'), 'utf8');

/** As it says when it finds itself killed. */
const mended = /was interrupted|not properly shut down|redo starts/;

const remember = 'create table kept (x integer); insert into kept values (42)';
const recall = 'select x from kept';

describe('the built-in database', () => {
  test('keeps its data over a stop, which is complete, and a start, which makes and mends nothing', async () => {
    const data = await createdFolder();
    const first = await start(data);
    await query(first, remember);
    const pid = serverPid(data);
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(guardPids(data)).toEqual([]);
    // As `chmod -R` on the data folder does; PostgreSQL by itself would not start any more.
    chmodSync(join(data, 'postgres'), 0o755);
    const said = logOf(data).length;
    const told: string[] = [];
    const second = await start(data, (message) => told.push(message));
    expect(await query(second, recall)).toEqual([{ x: 42 }]);
    expect(logOf(data).slice(said)).toContain('database system was shut down at');
    expect(logOf(data).slice(said)).not.toMatch(mended);
    expect(told.join()).not.toMatch(/Creating|Waiting/);
    expect(statSync(join(data, 'postgres')).mode & 0o777).toBe(0o700);
  });

  test('is set up for UTF-8, checksums, real durability and its own users only', async () => {
    const data = newFolder();
    const postgres = await start(data);
    const rows = await query(
      postgres,
      `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
        current_setting('fsync') as fsync, current_setting('jit') as jit, lower('ÅÄÖ') as lower,
        (select count(*) from pg_roles where rolcanlogin)::integer as logins`,
    );
    expect(rows).toEqual([
      { encoding: 'UTF8', checksums: 'on', fsync: 'on', jit: 'off', lower: 'åäö', logins: 2 },
    ]);
    expect(statSync(join(data, 'postgres.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(data, 'postgres')).mode & 0o777).toBe(0o700);
    const intruder = postgres.connectionString.replace(/:[^:@]+@/, ':guess@');
    await expect(query({ connectionString: intruder }, 'select 1')).rejects.toThrow(/password/);
    expect(
      await query({ connectionString: postgres.applicationConnectionString }, 'select current_user as u'),
    ).toEqual([{ u: 'bellwether_app' }]);
  });

  test('a second process uses the running server, and the last one out stops it', async () => {
    const data = await createdFolder();
    const first = await startElsewhere(data);
    const pid = serverPid(data);
    const second = await start(data);
    expect(serverPid(data)).toBe(pid);
    first.process.kill('SIGTERM');
    expect((await first.exited).code).toBe(0);
    expect(await query(second, 'select 1 as x')).toEqual([{ x: 1 }]);
    await second.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test('two first starts at the same moment make one database', async () => {
    const data = newFolder();
    const [one, two] = await Promise.all([startElsewhere(data), startElsewhere(data)]);
    const pid = serverPid(data);
    for (const program of [one, two]) program.process.kill('SIGTERM');
    expect([(await one.exited).code, (await two.exited).code]).toEqual([0, 0]);
    expect(isAlive(pid)).toBe(false);
  });

  test('kill -9 of the program: the server stops by itself, and the next start opens the data', async () => {
    const data = await createdFolder();
    const program = await startElsewhere(data);
    const pid = serverPid(data);
    program.process.kill('SIGKILL');
    expect(await vanished(pid)).toBe(true);
    const next = await start(data);
    expect(await query(next, 'select 1 as x')).toEqual([{ x: 1 }]);
  });

  test('kill -9 of the program leaves the server to another program that uses it', async () => {
    const data = await createdFolder();
    const program = await startElsewhere(data);
    const mine = await start(data);
    const pid = serverPid(data);
    program.process.kill('SIGKILL');
    await program.exited;
    await wait(300);
    expect(isAlive(pid)).toBe(true);
    expect(await query(mine, 'select 1 as x')).toEqual([{ x: 1 }]);
    await mine.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test.runIf(process.platform === 'linux')(
    'kill -9 of the program and its guard: the next start takes the running server over and stops it in the end',
    async () => {
      const data = await createdFolder();
      const program = await startElsewhere(data);
      const pid = serverPid(data);
      const guards = guardPids(data);
      expect(guards).toHaveLength(1);
      for (const guard of guards) process.kill(guard, 'SIGKILL');
      program.process.kill('SIGKILL');
      await program.exited;
      expect(isAlive(pid)).toBe(true);
      const next = await start(data);
      expect(serverPid(data)).toBe(pid);
      await next.stop();
      expect(await vanished(pid)).toBe(true);
    },
  );

  test('kill -9 of the server: those who use it are told, and the next start opens the data', async () => {
    const data = await createdFolder();
    const first = await start(data);
    await query(first, remember);
    process.kill(serverPid(data), 'SIGKILL');
    await first.gone;
    await first.stop();
    const second = await start(data);
    expect(await query(second, recall)).toEqual([{ x: 42 }]);
    expect(logOf(data)).toMatch(mended);
  });

  test('a stale note of a server whose id now belongs to another program does no harm', async () => {
    const data = await createdFolder();
    const first = await start(data);
    await query(first, remember);
    const note = readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8');
    await first.stop();
    writeFileSync(join(data, 'postgres', 'postmaster.pid'), note.replace(/^\d+/, String(process.pid)), {
      mode: 0o600,
    });
    const second = await start(data);
    expect(await query(second, recall)).toEqual([{ x: 42 }]);
  });

  test('an interrupted first start leaves nothing that the next one trips over', async () => {
    const data = newFolder();
    mkdirSync(join(data, 'postgres.new', 'base'), { recursive: true });
    writeFileSync(join(data, 'postgres.lock'), '999999999 1 gone\n');
    const postgres = await start(data);
    expect(await query(postgres, 'select 1 as x')).toEqual([{ x: 1 }]);
  });

  test('a copy of a data folder in use opens as a database of its own', async () => {
    const data = await createdFolder();
    const original = await start(data);
    await query(original, remember);
    await query(original, 'checkpoint');
    const copy = newFolder();
    expect(spawnSync('cp', ['-a', data, copy]).status).toBe(0);
    const copied = await start(copy);
    const copyPid = serverPid(copy);
    expect(copyPid).not.toBe(serverPid(data));
    expect(await query(copied, recall)).toEqual([{ x: 42 }]);
    await copied.stop();
    expect(isAlive(copyPid)).toBe(false);
    expect(await query(original, recall)).toEqual([{ x: 42 }]);
  });

  test('a path too long for a socket is no obstacle', async () => {
    const data = join(newFolder(), 'a'.repeat(60), 'b'.repeat(60));
    const postgres = await start(data);
    expect(await query(postgres, 'select 1 as x')).toEqual([{ x: 1 }]);
    const { socketFolder } = JSON.parse(readFileSync(join(data, 'postgres.json'), 'utf8')) as {
      socketFolder: string;
    };
    await postgres.stop();
    expect(existsSync(socketFolder)).toBe(false);
  });

  test.runIf(isRoot && process.platform === 'linux')(
    'opens data below a private home that its user cannot enter',
    async () => {
      const home = newFolder();
      mkdirSync(home, { mode: 0o700 });
      const data = join(home, 'bellwether', 'data');
      const first = await start(data);
      await query(first, remember);
      await first.stop();
      const second = await start(data);
      expect(await query(second, recall)).toEqual([{ x: 42 }]);
    },
  );
});

describe('what cannot be opened is explained', () => {
  async function problemOf(dataFolder: string): Promise<StartUpProblem> {
    const error: unknown = await startEmbeddedPostgres({ dataFolder }).then(
      (postgres) => postgres.stop(),
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(StartUpProblem);
    return error as StartUpProblem;
  }

  test('a data folder that is a file', async () => {
    const data = newFolder();
    writeFileSync(data, '');
    expect((await problemOf(data)).message).toMatch(/is a file.*set BELLWETHER_DATA to a folder/);
  });

  test.runIf(process.platform === 'linux')('a place where no folder can be made', async () => {
    const error = await startEmbeddedPostgres({ dataFolder: '/proc/bellwether' }).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({
      name: 'StartUpProblem',
      message: expect.stringMatching(/\/proc\/bellwether cannot be written to.*set BELLWETHER_DATA/),
    });
  });

  test.runIf(isRoot)('a folder an ordinary user may not write to', async () => {
    const data = newFolder();
    const program = `
      import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
      process.setgid(1); process.setuid(1);
      await startEmbeddedPostgres({ dataFolder: process.argv[1] }).catch((e) => console.log(e.name + ' ' + e.message));`;
    const refused = runChildProgram(program, [data]);
    expect(await refused.nextLine()).toMatch(
      /^StartUpProblem The data folder .* cannot be written to by user 1\. Give/,
    );
  });

  test.runIf(isRoot)(
    'root opens the data of an ordinary user as that user, and leaves it to them',
    async () => {
      const data = newFolder();
      mkdirSync(data, { mode: 0o700 });
      chownSync(data, 1, 1);
      const asUser = runChildProgram(
        `import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
       process.setgid(1); process.setuid(1);
       for (let i = 0; i < 2; i += 1) await (await startEmbeddedPostgres({ dataFolder: process.argv[1] })).stop();
       console.log('stopped');`,
        [data],
      );
      expect(await asUser.nextLine()).toBe('stopped');
      const postgres = await start(data);
      await postgres.stop();
      const owners = spawnSync('find', [data, '!', '-user', 'daemon'], { encoding: 'utf8' }).stdout;
      expect(owners.replaceAll(/.*postgres\.log\n|.*postgres-socket\n/g, '')).toBe('');
    },
  );

  test.runIf(isRoot)(
    'a copy that root made of the data is handed over to the user of the database',
    async () => {
      const data = await createdFolder();
      const postgres = await start(data);
      await query(postgres, remember);
      await postgres.stop();
      expect(spawnSync('chown', ['-R', '0:0', join(data, 'postgres')]).status).toBe(0);
      expect(await query(await start(data), recall)).toEqual([{ x: 42 }]);
    },
  );

  test('data made by another version of PostgreSQL', async () => {
    const data = await createdFolder();
    await (await start(data)).stop();
    writeFileSync(join(data, 'postgres', 'PG_VERSION'), '17\n');
    expect((await problemOf(data)).message).toMatch(
      /made by PostgreSQL 17, and this Bellwether brings PostgreSQL 18/,
    );
  });

  test('a folder "postgres" that holds something else is not deleted', async () => {
    const data = newFolder();
    mkdirSync(join(data, 'postgres'), { recursive: true });
    writeFileSync(join(data, 'postgres', 'thesis.txt'), 'mine');
    expect((await problemOf(data)).message).toMatch(/holds files, but not a database/);
    expect(readFileSync(join(data, 'postgres', 'thesis.txt'), 'utf8')).toBe('mine');
  });
});
