/**
 * The application's way into PostgreSQL: a pool whose sessions act as the role bellwether_app, bound by row-level
 * security, and the two ways to open a transaction. Migrations and the job queue connect as the owner instead.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, type Transaction as KyselyTransaction } from 'kysely';
import { Pool, type PoolClient } from 'pg';
import { StartUpProblem } from '../start-up-problem.ts';
import { bindTransaction, createDialect } from './client-dialect.ts';
import { describeConnectionFailure, withSessionSettings } from './connection.ts';
import type { Schema } from './schema.ts';
import { valueParsers } from './value-parsers.ts';

export { sql } from 'kysely';

/** One open transaction; every statement of a request or job goes through it. */
export type Transaction = KyselyTransaction<Schema>;

/** Runs one statement: a transaction, or the database itself outside of any. */
export type Connection = Kysely<Schema>;

export type Database = {
  /** For single statements outside a transaction, which see no organisation's rows. */
  readonly kysely: Connection;
  readonly pool: Pool;
  /** Waits for running transactions and closes every session. */
  readonly close: () => Promise<void>;
  /** Binds a transaction to a client; for inOrganisation and inSystem only. */
  readonly bind: (client: PoolClient, keepsPlans: boolean) => Transaction;
  /** See forReplay. */
  readonly isForReplay: boolean;
};

export type DatabaseOptions = {
  readonly poolSize?: number;
  /** Shown in PostgreSQL's list of sessions. */
  readonly applicationName?: string;
  /** Statements that take longer are cancelled; 0 (the default) means never. */
  readonly statementTimeoutMilliseconds?: number;
  /** Told of sessions that broke while idle; the pool replaces them by itself. */
  readonly onIdleSessionError?: (error: Error) => void;
};

export type TransactionOptions = {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
};

const APPLICATION_ROLE = 'bellwether_app';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const RETRIES_MAX = 3;

/** Opens the pool and makes sure that its role is bound by row-level security; throws a StartUpProblem. */
export async function openDatabase(
  connectionString: string,
  options: DatabaseOptions = {},
): Promise<Database> {
  const settings = {
    role: APPLICATION_ROLE,
    ...(options.statementTimeoutMilliseconds !== undefined && {
      statement_timeout: String(options.statementTimeoutMilliseconds),
    }),
  };
  const pool = new Pool({
    connectionString: withSessionSettings(connectionString, settings),
    application_name: options.applicationName ?? 'bellwether',
    max: options.poolSize ?? 10,
    types: valueParsers,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  });
  pool.on('error', (error) => options.onIdleSessionError?.(error));
  try {
    await refuseUnboundRole(pool);
  } catch (error) {
    await pool.end();
    throw error instanceof StartUpProblem ? error : describeConnectionFailure(error, connectionString);
  }
  const dialect = createDialect(pool);
  const kysely = new Kysely<Schema>({ dialect });
  return {
    kysely,
    pool,
    close: () => pool.end(),
    isForReplay: false,
    bind: (client, keepsPlans) => {
      const tx = bindTransaction(kysely, dialect, pool, client, keepsPlans);
      clients.set(tx, client);
      return tx;
    },
  };
}

/**
 * The same database for work that repeats a few hundred statements thousands of times and can be done again from what
 * is written, as a rehearsal does. Its sessions keep the plans of statements, and a commit does not wait for the disk:
 * after a power cut the last half second may be missing, but nothing is there in part, and any other commit brings to
 * the disk all that went before it.
 */
export function forReplay(database: Database): Database {
  return { ...database, isForReplay: true };
}

async function refuseUnboundRole(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; is_free: boolean }>(
    'select rolname as name, rolsuper or rolbypassrls as is_free from pg_roles where rolname = current_user',
  );
  const role = rows[0];
  if (role?.name === APPLICATION_ROLE && !role.is_free) return;
  throw new StartUpProblem(
    `The database sessions run as ${role?.name ?? 'an unknown role'}${role?.is_free === true ? ', which bypasses row-level security' : ''}, not as ${APPLICATION_ROLE}.`,
    `Connect without a pooler that drops session settings, and run: alter role ${APPLICATION_ROLE} nosuperuser nobypassrls.`,
  );
}

const clients = new WeakMap<Transaction, PoolClient>();

/** The client behind a transaction, for COPY; it must not be kept, and begin or commit must not be sent to it. */
export function clientOf(tx: Transaction): PoolClient {
  const client = clients.get(tx);
  if (client === undefined)
    throw new Error('this transaction was not opened by inOrganisation() or inSystem()');
  return client;
}

/**
 * Runs `work` in a transaction that sees and writes the rows of one organisation only. A thrown error, or a
 * returned refusal (`ok: false`), rolls back. Serialization failures and deadlocks are tried again up to three
 * times, so `work` must have no effects outside the transaction.
 */
export async function inOrganisation<T>(
  database: Database,
  organisationId: number,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  if (!Number.isSafeInteger(organisationId)) throw new TypeError(`not an organisation id: ${organisationId}`);
  return await withRetries(() => transact(database, String(organisationId), work, options));
}

/** As inOrganisation, for the tables that belong to no organisation; sees none of the others' rows. */
export async function inSystem<T>(
  database: Database,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  return await withRetries(() => transact(database, '', work, options));
}

async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let retry = 0; ; retry += 1) {
    try {
      return await attempt();
    } catch (error) {
      const code = (error as { code?: unknown } | null)?.code;
      const isPassing = code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED;
      if (!isPassing || retry >= RETRIES_MAX) throw error;
      await wait(5 * 4 ** retry);
    }
  }
}

async function transact<T>(
  database: Database,
  organisation: string,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  const noteBreak = (error: Error) => {
    broken = error;
  };
  client.on('error', noteBreak);
  try {
    // One round trip; the organisation is a number or empty, so it needs no quoting.
    const waiting = database.isForReplay ? `, set_config('synchronous_commit', 'off', true)` : '';
    await client.query(
      `begin ${transactionModes(options)}; select set_config('bellwether.organisation_id', '${organisation}', true)${waiting}`,
    );
    const value = await work(database.bind(client, database.isForReplay));
    if (isRefusal(value)) await client.query('rollback');
    else await commit(client);
    return value;
  } catch (error) {
    await client.query('rollback').catch(noteBreak);
    throw error;
  } finally {
    client.off('error', noteBreak);
    client.release(broken);
  }
}

function transactionModes({ isolation, readOnly }: TransactionOptions): string {
  const modes = [
    isolation === undefined ? '' : `isolation level ${isolation}`,
    readOnly === true ? 'read only' : '',
  ];
  return modes.filter((mode) => mode !== '').join(', ');
}

/** PostgreSQL answers "commit" with ROLLBACK when a statement failed and the work went on regardless. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit');
  if (command === 'ROLLBACK') {
    throw new Error('a statement of this transaction failed and its error was swallowed; nothing was saved');
  }
}

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}
