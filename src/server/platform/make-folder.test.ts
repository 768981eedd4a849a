import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

const place = mkdtempSync(join(tmpdir(), 'bellwether-folders-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

test('makes what is missing with its mode, and leaves what is there', () => {
  const path = join(place, 'one', 'two');
  makeFolder(path, 0o700);
  expect(statSync(join(place, 'one')).mode & 0o777).toBe(0o700);
  makeFolder(path, 0o755);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

test('throws where a file is in the way', () => {
  const file = join(place, 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow(/EEXIST/);
  expect(() => makeFolder(join(file, 'below'))).toThrow(/EEXIST.*file'/);
});

test.runIf(process.platform === 'linux')('gives up where no folder can be made', () => {
  expect(() => makeFolder('/proc/bellwether/data')).toThrow(/ENOENT/);
});
