/** Statements about many rows of a larger table, each of which an index finds. */
import { sql, type QueryResult, type RawBuilder } from 'kysely';
import type { Transaction } from './database.ts';

/**
 * Runs a statement that seeks row by row through an index. PostgreSQL would rather read a table through: for each
 * portion of a wave all of it, and while the table is small, for each row all that the statement itself has written.
 */
export async function byIndex<Row>(tx: Transaction, statement: RawBuilder<Row>): Promise<QueryResult<Row>> {
  await setWholeReads(tx, 'off');
  const result = await statement.execute(tx);
  await setWholeReads(tx, 'on');
  return result;
}

async function setWholeReads(tx: Transaction, to: 'on' | 'off'): Promise<void> {
  await sql`
    select set_config('enable_seqscan', ${to}, true), set_config('enable_hashjoin', ${to}, true),
      set_config('enable_mergejoin', ${to}, true)`.execute(tx);
}
