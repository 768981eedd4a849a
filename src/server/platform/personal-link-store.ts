/** SQL for the key that signs personal links: one per installation, made on first use. */
import { sql } from 'kysely';
import type { Transaction } from './db/database.ts';

const keyName = 'personal_link_key';

/** The stored key; when there is none yet, `fresh` becomes it. */
export async function readOrKeepKey(tx: Transaction, fresh: Buffer): Promise<Buffer> {
  const found = await sql<{ value: Buffer }>`
    select value from server_secret where name = ${keyName}`.execute(tx);
  if (found.rows[0] !== undefined) return found.rows[0].value;
  await sql`
    insert into server_secret (name, value) values (${keyName}, ${fresh})
    on conflict (name) do nothing`.execute(tx);
  const { rows } = await sql<{ value: Buffer }>`
    select value from server_secret where name = ${keyName}`.execute(tx);
  return rows[0]!.value;
}
