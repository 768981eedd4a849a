/**
 * Sign-in by e-mail address and password, the first method. Another method (single sign-on) becomes another
 * `authenticate…` beside this one that ends in the same account; sessions do not know how somebody signed in.
 */
import type { AccountId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { inSystem, type Database } from '#server/platform/db/database.ts';
import { defaultCost, hashPassword, needsRehash, verifyPassword, type ScryptCost } from './password.ts';
import { createSecret } from './secret.ts';
import { countAttempt, forgetAttempts } from './sign-in-limit.ts';
import * as store from './store.ts';

export type PasswordSignIn = {
  readonly email: string;
  readonly password: string;
  /** Network address of the caller. */
  readonly address: string;
};

export type FailedSignIn = {
  readonly refusal: Refusal;
  /** The account somebody tried to reach, for its audit log; null when there is none. */
  readonly accountId: AccountId | null;
};

/**
 * The account that the e-mail address and password belong to. Refuses `sign_in_limited` after too many
 * attempts, else `sign_in_failed`; an unknown address takes as long as a wrong password.
 */
export async function authenticatePassword(
  database: Database,
  signIn: PasswordSignIn,
  now: Date,
  cost: ScryptCost = defaultCost,
): Promise<Result<AccountId, FailedSignIn>> {
  const seconds = await countAttempt(database, signIn, now);
  if (seconds !== null) {
    return refuse({ refusal: refusal('sign_in_limited', { seconds }), accountId: null });
  }
  const account = await inSystem(database, async (tx) => await store.findAccountByEmail(tx, signIn.email));
  const matches = await verifyPassword(signIn.password, account?.passwordHash ?? (await decoyHash(cost)));
  if (account === undefined || !matches) {
    return refuse({ refusal: refusal('sign_in_failed'), accountId: account?.accountId ?? null });
  }
  await forgetAttempts(database, signIn, now);
  if (needsRehash(account.passwordHash, cost)) {
    const renewed = await hashPassword(signIn.password, cost);
    await inSystem(database, async (tx) => await store.updatePassword(tx, account.accountId, renewed));
  }
  return ok(account.accountId);
}

const decoys = new Map<number, Promise<string>>();

/** The hash of a password nobody knows, made once. */
async function decoyHash(cost: ScryptCost): Promise<string> {
  const key = cost.logN;
  const known = decoys.get(key);
  if (known !== undefined) return await known;
  const made = hashPassword(createSecret(), cost);
  decoys.set(key, made);
  return await made;
}
