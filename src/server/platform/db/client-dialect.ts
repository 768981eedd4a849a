/**
 * Connects Kysely to our pool of pg clients. A transaction is bound to one client, which stays within reach for
 * what Kysely does not do (COPY). Transactions are opened by database.ts, not by Kysely.
 */
import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  Transaction,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely';
import type { ClientBase, Pool, PoolClient } from 'pg';

/** A Kysely dialect over this pool. */
export function createDialect(pool: Pool): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => createDriver(pool),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** A transaction object whose every statement goes to this client, which keeps their plans if asked to. */
export function bindTransaction<Schema>(
  kysely: Kysely<Schema>,
  dialect: Dialect,
  pool: Pool,
  client: ClientBase,
  keepsPlans: boolean,
): Transaction<Schema> {
  const connection = new ClientConnection(client, keepsPlans ? nameOfStatement : nameless);
  const executor = kysely.getExecutor().withConnectionProvider({
    provideConnection: (consumer) => consumer(connection),
  });
  return new Transaction<Schema>({ config: { dialect }, dialect, driver: createDriver(pool), executor });
}

function createDriver(pool: Pool): Driver {
  const refuseTransaction = (): Promise<void> => {
    throw new Error('open transactions with inOrganisation() or inSystem()');
  };
  return {
    init: () => Promise.resolve(),
    acquireConnection: async () => new ClientConnection(await pool.connect(), nameless),
    releaseConnection: (connection) => {
      ((connection as ClientConnection).client as PoolClient).release();
      return Promise.resolve();
    },
    beginTransaction: refuseTransaction,
    commitTransaction: refuseTransaction,
    rollbackTransaction: refuseTransaction,
    destroy: () => Promise.resolve(),
  };
}

const CHANGING_COMMANDS = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** A plan takes some ten kilobytes in each session that keeps it. */
const namesMost = 1000;
const names = new Map<string, string>();

/** PostgreSQL keeps the plan of a statement with a name; the same text has the same name in every session. */
function nameOfStatement(text: string): string | undefined {
  if (!names.has(text) && names.size < namesMost) names.set(text, `kept_${names.size}`);
  return names.get(text);
}

const nameless = (): undefined => undefined;

class ClientConnection implements DatabaseConnection {
  readonly client: ClientBase;
  readonly #nameOf: (text: string) => string | undefined;

  constructor(client: ClientBase, nameOf: (text: string) => string | undefined) {
    this.client = client;
    this.#nameOf = nameOf;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { command, rowCount, rows } = await this.client.query({
      name: this.#nameOf(query.sql),
      text: query.sql,
      values: [...query.parameters],
    });
    const changed = CHANGING_COMMANDS.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {};
    return { ...changed, rows: (rows ?? []) as Row[] };
  }

  // oxlint-disable-next-line require-yield -- the interface asks for a generator
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('read in pages, or COPY through clientOf(tx)');
  }
}
