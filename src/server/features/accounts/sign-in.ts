/** Signing in, switching organisation and signing out. How the account was recognised is the platform's affair. */
import type { OrganisationId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import {
  authenticatePassword,
  type FailedSignIn,
  type PasswordSignIn,
} from '#server/platform/auth/authenticate-password.ts';
import type { Caller } from '#server/platform/auth/caller.ts';
import { createSession, type SessionMembership } from '#server/platform/auth/sessions.ts';
import { deleteSession, listMemberships, moveSession } from '#server/platform/auth/store.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation, inSystem } from '#server/platform/db/database.ts';
import type { Services } from '#server/platform/http/services.ts';
import { findAccount } from './store.ts';

/** Returns the secret of the new session. Refuses `sign_in_failed` and `sign_in_limited`. */
export async function signIn(
  { database, clock }: Services,
  attempt: PasswordSignIn,
  requestId: string,
): Promise<Result<string, Refusal>> {
  const result = await authenticatePassword(database, attempt, clock());
  if (!result.ok) {
    await recordRefusal({ database, clock }, result.refusal, requestId);
    return refuse(result.refusal.refusal);
  }
  const accountId = result.value;
  const organisation = chooseOrganisation(
    await inSystem(database, async (tx) => await listMemberships(tx, accountId)),
  );
  if (organisation === undefined) return refuse(refusal('sign_in_failed'));
  const { organisationId } = organisation;
  const secret = await inOrganisation(database, organisationId, async (tx) => {
    const account = await findAccount(tx, accountId);
    const created = await createSession(tx, accountId, organisationId, clock());
    const actor = { kind: 'account', id: String(accountId), name: account!.displayName } as const;
    const context = await createContext(tx, { organisationId, actor, requestId, clock });
    await recordAudit(tx, context, {
      action: 'session.started',
      subject: { kind: 'account', id: accountId },
    });
    return created;
  });
  return ok(secret);
}

/** Real work comes first; a sample is where somebody without any other organisation lands. */
function chooseOrganisation(memberships: readonly SessionMembership[]): SessionMembership | undefined {
  return memberships.find(({ kind }) => kind === 'live') ?? memberships[0];
}

async function recordRefusal(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { accountId, refusal: why }: FailedSignIn,
  requestId: string,
): Promise<void> {
  if (accountId === null) return;
  const organisation = chooseOrganisation(
    await inSystem(database, async (tx) => await listMemberships(tx, accountId)),
  );
  if (organisation === undefined) return;
  const { organisationId } = organisation;
  await inOrganisation(database, organisationId, async (tx) => {
    const actor = { kind: 'account', id: String(accountId), name: 'Somebody not signed in' } as const;
    const context = await createContext(tx, { organisationId, actor, requestId, clock });
    await recordAudit(tx, context, {
      action: 'session.refused',
      subject: { kind: 'account', id: accountId },
      after: { code: why.code },
    });
  });
}

/** Ends the caller's session. An API token has none, and stays valid. */
export async function signOut(
  { database, clock }: Services,
  { organisationId, actor, session }: Caller,
  requestId: string,
): Promise<void> {
  await inOrganisation(database, organisationId, async (tx) => {
    if (session !== null) await deleteSession(tx, session.tokenHash);
    const context = await createContext(tx, { organisationId, actor, requestId, clock });
    await recordAudit(tx, context, {
      action: 'session.ended',
      subject: { kind: actor.kind, id: actor.id },
    });
  });
}

/** Moves the caller's session to another of the account's organisations; refuses `not_found`. */
export async function switchOrganisation(
  { database }: Services,
  caller: Caller,
  organisationId: OrganisationId,
): Promise<Result<null, Refusal>> {
  const { session } = caller;
  const isMember = session?.memberships.some((one) => one.organisationId === organisationId) ?? false;
  if (session === null || !isMember) return refuse(refusal('not_found', { what: 'organisation' }));
  await inSystem(database, async (tx) => await moveSession(tx, session.tokenHash, organisationId));
  return ok(null);
}
