/** The one-time link for the first visit: made when the server starts without an organisation, valid for a day. */
import { inSystem, type Database, type Transaction } from '#server/platform/db/database.ts';
import { createSecret, hashSecret } from './secret.ts';
import * as store from './store.ts';

export const setupLinkHours = 24;

/** Makes a link token when no organisation exists; null when the installation is set up. */
export async function createSetupToken(database: Database, now: Date): Promise<string | null> {
  return await inSystem(database, async (tx) => {
    if ((await store.countOrganisations(tx)) > 0) return null;
    const token = createSecret();
    const expiresAt = new Date(now.getTime() + setupLinkHours * 3_600_000);
    await store.insertSetupLink(tx, hashSecret(token), now, expiresAt);
    return token;
  });
}

/** Whether the installation still waits for its first organisation. */
export async function isSetupNeeded(database: Database): Promise<boolean> {
  return await inSystem(database, async (tx) => (await store.countOrganisations(tx)) === 0);
}

/** Uses a link up; false when it is unknown, used or too old. One set-up at a time runs past this point. */
export async function consumeSetupToken(tx: Transaction, token: string, now: Date): Promise<boolean> {
  return await store.consumeSetupLink(tx, hashSecret(token), now);
}
