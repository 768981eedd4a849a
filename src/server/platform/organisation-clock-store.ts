/** SQL for an organisation's clock. */
import { sql } from 'kysely';
import type { Transaction } from '#server/platform/db/database.ts';

/** The virtual instant of the organisation the transaction is in; null when it lives in real time. */
export async function readVirtualNow(tx: Transaction): Promise<Date | null> {
  const { rows } = await sql<{ virtualNow: Date | null }>`
    select virtual_now as "virtualNow" from organisation
    where organisation_id = current_organisation_id()`.execute(tx);
  return rows[0]?.virtualNow ?? null;
}
