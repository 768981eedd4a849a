/** Limits sign-in attempts per e-mail address and per network address, in windows of 15 minutes. */
import { createHash } from 'node:crypto';
import { inSystem, type Database, type Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

export const attemptsPerEmailMax = 10;
export const attemptsPerAddressMax = 50;
export const windowSeconds = 15 * 60;

export type AttemptSource = { readonly email: string; readonly address: string };

/**
 * Counts an attempt before the password is looked at, so that parallel guesses count too. Returns how many
 * seconds to wait, or null when the attempt may go on.
 */
export async function countAttempt(
  database: Database,
  source: AttemptSource,
  now: Date,
): Promise<number | null> {
  const window = windowOf(now);
  const buckets = bucketsOf(source);
  const [byEmail, byAddress] = await inSystem(database, async (tx) => [
    await store.addAttempt(tx, buckets.email, window),
    await store.addAttempt(tx, buckets.address, window),
  ]);
  if (byEmail <= attemptsPerEmailMax && byAddress <= attemptsPerAddressMax) return null;
  return Math.ceil((window.getTime() + windowSeconds * 1000 - now.getTime()) / 1000);
}

/** Takes a successful attempt back, so that only failures count. */
export async function forgetAttempts(database: Database, source: AttemptSource, now: Date): Promise<void> {
  const buckets = bucketsOf(source);
  await inSystem(database, async (tx) => {
    await store.clearAttempts(tx, buckets.email);
    await store.subtractAttempt(tx, buckets.address, windowOf(now));
  });
}

/** Forgets the failed attempts on an e-mail address, when its password has been set anew. */
export async function forgetEmail(tx: Transaction, email: string): Promise<void> {
  await store.clearAttempts(tx, bucketsOf({ email, address: '' }).email);
}

function windowOf(now: Date): Date {
  const milliseconds = windowSeconds * 1000;
  return new Date(Math.floor(now.getTime() / milliseconds) * milliseconds);
}

/** Hashed, so that mistyped passwords in the e-mail field and addresses do not lie in the database. */
function bucketsOf({ email, address }: AttemptSource): { email: string; address: string } {
  const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
  return {
    email: `email:${digest(email.trim().toLowerCase())}`,
    address: `address:${digest(address)}`,
  };
}
