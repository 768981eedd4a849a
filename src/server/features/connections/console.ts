/** The face of connections for the command line, where somebody with access to the server's machine waits for the end. */
import type { ConnectionId, OrganisationId } from '#contracts/ids.ts';
import type { ReadSubject } from '#contracts/connections.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { refuse, type Result } from '#domain/result.ts';
import { chooseTargets, type ChosenTarget, type ReadTable } from '#server/features/people/index.ts';
import { consoleActor } from '#server/platform/actor.ts';
import type { Config } from '#server/platform/config.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, type Database, type Transaction } from '#server/platform/db/database.ts';
import * as manage from './manage-connections.ts';
import { openConnection } from './open-connection.ts';
import { runCheck } from './run-check.ts';
import * as store from './store.ts';
import { withTable } from './write-table.ts';

export type ConsolePlace = {
  readonly database: Database;
  readonly config: Config;
  readonly organisationId: OrganisationId;
};

export type NamedConnection = Pick<
  store.ConnectionRow,
  'connectionId' | 'name' | 'people' | 'devices' | 'dailyHour' | 'checkResult'
>;

async function within<Value>(
  { database, organisationId }: ConsolePlace,
  work: (tx: Transaction, context: Context) => Promise<Value>,
): Promise<Value> {
  return await inOrganisation(database, organisationId, async (tx) =>
    work(tx, await createContext(tx, { organisationId, actor: consoleActor })),
  );
}

/** By name. */
export async function listConnections(place: ConsolePlace): Promise<NamedConnection[]> {
  return await within(place, async (tx) => await store.listConnections(tx));
}

/** Refuses as the API does. */
export async function addConnection(
  place: ConsolePlace,
  input: manage.ConnectionInput,
): Promise<Result<NamedConnection, Refusal>> {
  const { config } = place;
  return await within(
    place,
    async (tx, context) => await manage.createConnection(tx, context, input, config),
  );
}

/** Refuses `not_found`. */
export async function removeConnection(
  place: ConsolePlace,
  connectionId: ConnectionId,
): Promise<Result<unknown, Refusal>> {
  return await within(place, async (tx, context) => await manage.deleteConnection(tx, context, connectionId));
}

/** Checks now, without a task; the result stands with the connection too. Refuses `not_found`. */
export async function checkNow(
  place: ConsolePlace,
  connectionId: ConnectionId,
): Promise<Result<store.CheckResult, Refusal>> {
  const run = {
    services: { config: place.config },
    inTransaction: async <Value>(work: (tx: Transaction, context: Context) => Promise<Value>) =>
      await within(place, work),
  };
  return await runCheck(run, connectionId);
}

export type ConsoleTable = Omit<ReadTable, 'taskId' | 'columns'> & {
  readonly columns: readonly ChosenTarget[];
};

/** Reads now and does work with the table; see withTable. Refuses also `not_found` and what opening a connection refuses. */
export async function readNow<Value>(
  place: ConsolePlace,
  { connectionId, subject }: { readonly connectionId: ConnectionId; readonly subject: ReadSubject },
  work: (table: ConsoleTable) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  const row = await within(place, async (tx) => await store.findConnection(tx, connectionId));
  if (row === undefined) return refuse(refusal('not_found', { what: 'connection' }));
  const client = openConnection(place.config, row);
  if (!client.ok) return client;
  const order = { client: client.value, subject, choices: row, onPage: async () => undefined };
  return await withTable(order, async ({ path, asOf, columns: proposed }) => {
    const columns = await within(
      place,
      async (tx) => await chooseTargets(tx, { connectionId, subject, columns: proposed }),
    );
    return await work({ connectionId, asOf, subject, name: row.name, path, columns });
  });
}
