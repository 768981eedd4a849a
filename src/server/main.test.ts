import { afterEach, describe, expect, test } from 'vitest';
import { createServer } from 'node:net';
import { runAudit } from '#cli/verbs/audit.ts';
import { runToken } from '#cli/verbs/token.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { setForThisFile } from '#test/support/environment.ts';
import { readConfig } from '#server/platform/config.ts';
import { StartUpProblem } from '#server/platform/start-up-problem.ts';
import { startServer, type RunningServer } from './main.ts';

const { ownerUrl } = await createTestDatabase({ isEmpty: true });
setForThisFile('DATABASE_URL', ownerUrl);
const environment = { DATABASE_URL: ownerUrl, PORT: '0', BELLWETHER_LOG_LEVEL: 'error' };

const servers: RunningServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});
async function start(extra: Readonly<Record<string, string>> = {}, argv: readonly string[] = []) {
  const server = await startServer(readConfig({ ...environment, ...extra }, argv));
  servers.push(server);
  return server;
}

/** Runs a verb against the same database. */
async function run(verb: typeof runToken, ...argv: string[]) {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await verb(argv, { out: (line) => lines.push(line), error: (line) => errors.push(line) });
  return { code, lines, errors };
}

describe('the whole server on an empty database', () => {
  test('starts, is set up through its link, and serves the command line’s token', async () => {
    const server = await start();
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const token = /\/setup#(.+)$/.exec(server.setupLink ?? '')?.[1];
    expect((await run(runToken, 'list')).errors.join()).toContain('There is no organisation yet');

    const setup = await fetch(`${server.address}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token,
        organisationName: 'First organisation',
        timeZone: 'Europe/Stockholm',
        name: 'First administrator',
        email: 'first@example.org',
        password: 'four plain words here',
      }),
    });
    expect(setup.status).toBe(200);

    const created = await run(runToken, 'create', '--name', 'ci', '--roles', 'endpoint_admin', '--json');
    expect(created.code).toBe(0);
    const { secret } = JSON.parse(created.lines[0]!) as { secret: string };
    const authorization = `Bearer ${secret}`;
    const read = async () =>
      await fetch(`${server.address}/api/v1/organisation`, { headers: { authorization } });
    expect(await (await read()).json()).toMatchObject({ name: 'First organisation' });
    expect((await run(runToken, 'revoke', '1')).lines).toEqual(['Token 1 is revoked.']);
    expect((await read()).status).toBe(401);
  });

  test('gives no link a second time, and its audit log is intact', async () => {
    expect((await start()).setupLink).toBeNull();
    const { code, lines } = await run(runAudit, 'verify', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(lines[0]!)).toMatchObject({ intact: true, organisations: [{ events: 5 }] });
  });

  test('runs as a worker alone, without an address', async () => {
    expect((await start({}, ['--roles=worker'])).address).toBe('');
  });

  test('says which port is taken and what to do', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const failure: unknown = await start({ PORT: String(port) }).catch((error: unknown) => error);
    other.close();
    expect(failure).toBeInstanceOf(StartUpProblem);
    expect((failure as StartUpProblem).sentence).toBe(`Port ${port} is taken by another program.`);
    expect((failure as StartUpProblem).mend).toContain('PORT=');
  });
});

describe('the verbs of the command line', () => {
  test.each([
    [['create', '--roles', 'administrator'], '--name is missing'],
    [['create', '--name', 'x', '--roles', 'emperor'], '--roles needs one or more of'],
    [['create', '--name', 'x', '--roles', 'administrator', '--expires-in-days', '0'], '--expires-in-days'],
    [['revoke', 'one'], 'by its number'],
    [['remove'], 'There is no token remove'],
    [['list', '--colour'], '--colour'],
    [['revoke', '99'], 'There is no token with this id'],
  ])('say what is wrong with %j', async (argv, sentence) => {
    const { code, errors, lines } = await run(runToken, ...argv);
    expect(code).toBe(2);
    expect(lines).toEqual([]);
    expect(errors.join()).toContain(sentence);
  });

  test('explain themselves', async () => {
    expect(await run(runToken, '--help')).toMatchObject({ code: 0, errors: [] });
    expect(await run(runAudit, '--help')).toMatchObject({ code: 0, errors: [] });
    expect(await run(runAudit)).toMatchObject({ code: 2 });
    expect(await run(runAudit, 'repair')).toMatchObject({ code: 2 });
  });
});
