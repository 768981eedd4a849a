import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSecret, readSecretKey, sealSecret } from './secret-box.ts';

const key = randomBytes(32);

test('a secret opens with its key and its purpose, and with nothing else', () => {
  const sealed = sealSecret(key, 'geheim ö', 'one application');
  expect(openSecret(key, sealed, 'one application')).toBe('geheim ö');
  expect(openSecret(randomBytes(32), sealed, 'one application')).toBeNull();
  expect(openSecret(key, sealed, 'another application')).toBeNull();
  for (let at = 0; at < sealed.length; at++) {
    const damaged = Buffer.from(sealed);
    damaged[at]! ^= 1;
    expect(openSecret(key, damaged, 'one application')).toBeNull();
    expect(openSecret(key, sealed.subarray(0, at), 'one application')).toBeNull();
  }
  expect(sealSecret(key, 'geheim ö', 'one application')).not.toEqual(sealed);
});

test('the key is made once, for its owner alone, and a file without one is refused', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bellwether-key-'));
  onTestFinished(() => rmSync(dataFolder, { recursive: true }));
  const first = readSecretKey({ dataFolder, secretKeyFile: null });
  expect(first.ok && first.value.length).toBe(32);
  expect(readSecretKey({ dataFolder, secretKeyFile: null })).toEqual(first);
  const path = join(dataFolder, 'secret.key');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readSecretKey({ dataFolder: '/nowhere', secretKeyFile: path })).toEqual(first);
  writeFileSync(path, 'half a key');
  expect(readSecretKey({ dataFolder, secretKeyFile: null })).toMatchObject({
    ok: false,
    refusal: { code: 'secret_key_unusable', data: { path } },
  });
});
