/** What is kept of a secret, and who can read it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { OrganisationId } from '#contracts/ids.ts';
import { makeSecret, openSecrets } from './webhook-secret.ts';

const keys = { secretKeyFile: null, dataFolder: mkdtempSync(join(tmpdir(), 'bellwether-keys-')) };
afterAll(() => rmSync(keys.dataFolder, { recursive: true, force: true }));
const organisation = 7 as OrganisationId;

function make() {
  const made = makeSecret(keys, organisation);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

test('is a new one each time, and cannot be read from what is kept', () => {
  const { secret, sealed } = make();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
  expect(make().secret).not.toBe(secret);
  expect(sealed.includes(secret)).toBe(false);
  expect(sealed.includes(Buffer.from(secret.slice('whsec_'.length), 'base64'))).toBe(false);
});

test('opens in its organisation, in the order they are kept, beside one that 0.1.0 kept as it was', () => {
  const { secret, sealed } = make();
  const plain = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  expect(openSecrets(keys, organisation, [sealed, Buffer.from(plain)])).toEqual([secret, plain]);
});

test('does not open in another organisation, with another key, or when it is damaged', () => {
  const { sealed } = make();
  const elsewhere = { ...keys, dataFolder: join(keys.dataFolder, 'elsewhere') };
  const damaged = Buffer.from(sealed);
  damaged[damaged.length - 1]! ^= 1;
  expect(openSecrets(keys, 8 as OrganisationId, [sealed])).toBeNull();
  expect(openSecrets(elsewhere, organisation, [sealed])).toBeNull();
  expect(openSecrets(keys, organisation, [make().sealed, damaged])).toBeNull();
});

test('is not made where the key cannot be used', () => {
  const path = join(keys.dataFolder, 'secret.key', 'not-a-folder');
  expect(makeSecret({ ...keys, secretKeyFile: path }, organisation)).toMatchObject({
    ok: false,
    refusal: { code: 'secret_key_unusable' },
  });
});
