/** Work of the command line inside one organisation, in one transaction; it stands in the audit log as such. */
import type { OrganisationId } from '#contracts/ids.ts';
import { consoleActor } from './actor.ts';
import { createContext, type Context } from './context.ts';
import { inOrganisation, type Database, type Transaction } from './db/database.ts';

export type Place = { readonly database: Database; readonly organisationId: OrganisationId };

export async function onConsole<Value>(
  { database, organisationId }: Place,
  work: (tx: Transaction, context: Context) => Promise<Value>,
): Promise<Value> {
  return await inOrganisation(
    database,
    organisationId,
    async (tx) => await work(tx, await createContext(tx, { organisationId, actor: consoleActor })),
  );
}
