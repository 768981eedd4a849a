/** Work of the command line inside one organisation, in one transaction; it stands in the audit log as such. */
import type { OrganisationId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import { consoleActor } from './actor.ts';
import { asShown } from './as-shown.ts';
import { createContext, type Context } from './context.ts';
import { inOrganisation, type Database, type Transaction } from './db/database.ts';

export type Place = { readonly database: Database; readonly organisationId: OrganisationId };

/** How a command that concerns many is meant. */
export type Care = {
  /** Says whom it would concern, and undoes it. */
  readonly isDry: boolean;
  /** As many as a dry run has shown, or nobody. */
  readonly shown?: number;
};

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

/** The same for a command that concerns many; refuses `shown_changed`. */
export async function carefullyOnConsole<Value>(
  place: Place,
  { isDry, shown }: Care,
  work: (tx: Transaction, context: Context) => Promise<Result<Value, Refusal>>,
  countOf: (value: Value) => number,
): Promise<Result<Value, Refusal>> {
  // Whatever is not ok is rolled back, and so is what was only tried.
  const { done } = await onConsole(place, async (tx, context) => {
    const result = asShown(await work(tx, context), shown, countOf);
    return { ok: result.ok && !isDry, done: result };
  });
  return done;
}
