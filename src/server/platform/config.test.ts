import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isHttps, readConfig } from './config.ts';
import { cleanUrl } from './log.ts';
import { StartUpProblem } from './start-up-problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'bellwether-config-'));
const passwordFile = join(folder, 'password');
writeFileSync(passwordFile, 'four plain words here\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe('the settings', () => {
  test('work without any', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 4400,
      databaseUrl: null,
      firstAdministrator: null,
    });
    expect(config.dataFolder).toMatch(/[\\/]data$/);
    expect([...config.roles]).toEqual(['web', 'worker']);
    expect(isHttps(config)).toBe(false);
  });

  test('are read and tidied', () => {
    const config = readConfig(
      {
        PORT: '0',
        BELLWETHER_PUBLIC_URL: 'https://rollout.example/',
        BELLWETHER_ADMIN_EMAIL: 'first@example.org',
        BELLWETHER_ADMIN_PASSWORD_FILE: passwordFile,
      },
      ['--roles=worker'],
    );
    expect(config).toMatchObject({ port: 0, publicUrl: 'https://rollout.example' });
    expect(config.firstAdministrator).toEqual({
      email: 'first@example.org',
      password: 'four plain words here',
    });
    expect([...config.roles]).toEqual(['worker']);
    expect(isHttps(config)).toBe(true);
  });

  test.each([
    [{ PORT: '44 00' }, 'PORT'],
    [{ PORT: '65536' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://root@localhost' }, 'DATABASE_URL'],
    [{ BELLWETHER_PUBLIC_URL: 'rollout.example' }, 'BELLWETHER_PUBLIC_URL'],
    [{ BELLWETHER_SMTP_URL: 'mail.example:25' }, 'BELLWETHER_SMTP_URL'],
    [{ BELLWETHER_SMTP_URL: 'smtp://mail.example' }, 'BELLWETHER_MAIL_FROM'],
    [{ BELLWETHER_ADMIN_EMAIL: 'first@example.org' }, 'BELLWETHER_ADMIN_PASSWORD_FILE'],
    [{ BELLWETHER_ADMIN_EMAIL: 'x', BELLWETHER_ADMIN_PASSWORD_FILE: passwordFile }, 'BELLWETHER_ADMIN_EMAIL'],
    [
      { BELLWETHER_ADMIN_EMAIL: 'a@b.example', BELLWETHER_ADMIN_PASSWORD_FILE: '/nowhere' },
      'BELLWETHER_ADMIN_PASSWORD_FILE',
    ],
    [{ BELLWETHER_LOG_LEVEL: 'loud' }, 'BELLWETHER_LOG_LEVEL'],
  ])('that are wrong are named: %j', (environment, name) => {
    const read = () => readConfig(environment);
    expect(read).toThrow(StartUpProblem);
    expect(read).toThrow(name);
  });

  test('never repeat a password in a problem', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://root:hidden@localhost' })).not.toThrow(/hidden/);
  });

  test('know their process roles', () => {
    expect(() => readConfig({}, ['--roles=web,mail'])).toThrow('--roles');
  });
});

describe('addresses in the log', () => {
  test('lose the secrets of personal links and queries', () => {
    expect(cleanUrl('/me/abc.def/checklist?x=1')).toBe('/me/[removed]/checklist?x=1');
    expect(cleanUrl('/setup?token=abc&x=1')).toBe('/setup?token=[removed]&x=1');
    expect(cleanUrl('/api/v1/rollouts/3')).toBe('/api/v1/rollouts/3');
  });
});
