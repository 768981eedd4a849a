import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { describeHelp, suggestVerb } from './help.ts';
import { VERBS } from './verbs.ts';

const program = fileURLToPath(new URL('../../bellwether', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bellwether-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function bellwether(args: readonly string[], file = program) {
  const { status, stdout, stderr } = spawnSync(file, args, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe.skipIf(process.platform === 'win32')('./bellwether', () => {
  test('--help names every verb with an example, and the exit codes', () => {
    const { status, stdout, stderr } = bellwether(['--help']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout.trimEnd()).toBe(describeHelp(VERBS));
    for (const verb of VERBS) expect(stdout).toContain(verb.example);
  });

  test('serve --help explains and starts nothing', () => {
    const { status, stdout } = bellwether(['serve', '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('BELLWETHER_ADMIN_PASSWORD_FILE');
  });

  test('without a verb it explains itself and does not claim success', () => {
    expect(bellwether([])).toMatchObject({ status: 2, stderr: '' });
  });

  test('a mistyped verb is unusable input, with a guess', () => {
    const { status, stdout, stderr } = bellwether(['chort']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Did you mean "cohort"?');
  });

  test('works through a symbolic link, and file names mean what they mean where the user stands', () => {
    const link = join(folder, 'bw');
    symlinkSync(program, link);
    // Two of twelve: few enough that no warning about the size is due.
    const rows = Array.from({ length: 12 }, (_, index) => `${index + 1},${index % 2 === 0 ? 'a' : 'b'}\n`);
    writeFileSync(join(folder, 'people.csv'), `id,site\n${rows.join('')}`);
    const args = [
      'cohort',
      '--people',
      'people.csv',
      '--id',
      'id',
      '--by',
      'site',
      '--size',
      '2',
      '--out',
      'out.csv',
    ];
    expect(bellwether(args, link)).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(folder, 'out.csv'), 'utf8').split('\n')[0]).toBe('id,order,reason');
  });

  test('runs joined into few files, as the launcher says where it keeps them', () => {
    expect(bellwether(['--version']).status).toBe(0);
    const target = fileURLToPath(new URL('../../dist/program', import.meta.url));
    const { content } = JSON.parse(readFileSync(join(target, '.stamp'), 'utf8')) as { content: string };
    const main = join(target, content.slice(0, 16), 'main.mjs');
    expect(spawnSync(process.execPath, [main, '--version'], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
      stdout: bellwether(['--version']).stdout,
    });
  });

  test('a reader that closes the pipe early is no error', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `'${program}' --help | head -1`], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('suggestVerb', () => {
  test('guesses within two letters, and otherwise not at all', () => {
    expect(suggestVerb('sevre', VERBS)).toBe('serve');
    expect(suggestVerb('dance', VERBS)).toBeNull();
  });
});
