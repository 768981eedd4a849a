/**
 * What the command line does with accounts and the audit log, without HTTP. Whoever runs it has access to the
 * server's machine and database; its changes stand in the audit log as made on the command line.
 */
import type { AuditVerification } from '#contracts/audit.ts';
import type { TokenId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Token } from '#contracts/tokens.ts';
import type { Result } from '#domain/result.ts';
import { consoleActor } from '#server/platform/actor.ts';
import { verifyAuditChain } from '#server/platform/audit/index.ts';
import { realClock } from '#server/platform/clock.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, inSystem, type Database, type Transaction } from '#server/platform/db/database.ts';
import * as tokens from './manage-tokens.ts';
import * as store from './store.ts';

export { resetPassword } from './reset-password.ts';
export type { OrganisationName } from './store.ts';

/** All organisations of the installation, oldest first. */
export async function listOrganisations(database: Database): Promise<store.OrganisationName[]> {
  return await inSystem(database, store.listOrganisations);
}

export async function createToken(
  database: Database,
  { organisationId }: store.OrganisationName,
  input: tokens.TokenInput,
): Promise<{ readonly token: Token; readonly secret: string }> {
  return await withContext(database, organisationId, async (tx, context) =>
    tokens.createToken(tx, context, input, realClock()),
  );
}

export async function listTokens(
  database: Database,
  { organisationId }: store.OrganisationName,
): Promise<Token[]> {
  return await inOrganisation(database, organisationId, tokens.listTokens);
}

/** Refuses `not_found`. */
export async function revokeToken(
  database: Database,
  { organisationId }: store.OrganisationName,
  tokenId: TokenId,
): Promise<Result<Token, Refusal>> {
  return await withContext(database, organisationId, async (tx, context) =>
    tokens.revokeToken(tx, context, tokenId, realClock()),
  );
}

export type OrganisationVerification = store.OrganisationName & AuditVerification;

/** Checks the audit log of every organisation. */
export async function verifyAudit(database: Database): Promise<OrganisationVerification[]> {
  const results: OrganisationVerification[] = [];
  for (const organisation of await listOrganisations(database)) {
    const { organisationId } = organisation;
    const verification = await inOrganisation(database, organisationId, verifyAuditChain);
    results.push({ ...organisation, ...verification });
  }
  return results;
}

async function withContext<Value>(
  database: Database,
  organisationId: store.OrganisationName['organisationId'],
  work: (tx: Transaction, context: Context) => Promise<Value>,
): Promise<Value> {
  return await inOrganisation(database, organisationId, async (tx) =>
    work(tx, await createContext(tx, { organisationId, actor: consoleActor })),
  );
}
