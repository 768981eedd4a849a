/** SQL for announcing changes. */
import { sql } from 'kysely';
import type { Transaction } from '#server/platform/db/database.ts';

/** Sent to listeners when the transaction commits; equal payloads of one transaction arrive once. */
export async function sendNotification(tx: Transaction, channel: string, payload: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(tx);
}
