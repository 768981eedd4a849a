/**
 * Secrets of other systems that the server has to use itself: kept in the database encrypted (AES-256-GCM), with a key
 * that is not there. Whoever has a copy of the database alone has no secret.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Config } from './config.ts';
import { makeFolder } from './make-folder.ts';

/** Where the key of this installation lies. */
export type KeyPlace = Pick<Config, 'secretKeyFile' | 'dataFolder'>;

const format = 1;
const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** The key of this installation, from its file; made when there is none. Refuses `secret_key_unusable`. */
export function readSecretKey({ secretKeyFile, dataFolder }: KeyPlace): Result<Buffer, Refusal> {
  const path = secretKeyFile ?? join(dataFolder, 'secret.key');
  const key = Buffer.from(readOrCreate(path) ?? '', 'base64');
  return key.length === keyBytes ? ok(key) : refuse(refusal('secret_key_unusable', { path }));
}

function readOrCreate(path: string): string | undefined {
  try {
    if (!existsSync(path)) create(path);
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Written whole under another name first; where two processes do this at once, the first one wins. */
function create(path: string): void {
  makeFolder(dirname(path));
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

/** Encrypts a secret; it opens only with the same key and the same words about what it is for. */
export function sealSecret(key: Buffer, secret: string, about: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const content = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([format]), nonce, cipher.getAuthTag(), content]);
}

/** The secret; null when the key or the words are others, or the bytes are damaged. */
export function openSecret(key: Buffer, sealed: Buffer, about: string): string | null {
  const contentAt = 1 + nonceBytes + tagBytes;
  if (sealed[0] !== format || sealed.length < contentAt) return null;
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(1 + nonceBytes, contentAt));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(contentAt)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
