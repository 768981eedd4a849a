/**
 * A new password for an account nobody can sign in to any more, given by somebody with access to the server's
 * machine. It ends every session of the account and forgets its failed attempts, so that signing in works at once.
 */
import { randomBytes } from 'node:crypto';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { consoleActor } from '#server/platform/actor.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { forgetEmail } from '#server/platform/auth/sign-in-limit.ts';
import {
  deleteSessions,
  findAccountByEmail,
  listMemberships,
  updatePassword,
} from '#server/platform/auth/store.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation, inSystem, type Database } from '#server/platform/db/database.ts';
import { hashNewPassword } from './new-password.ts';

export type PasswordReset = {
  readonly email: string;
  /** The password itself; made up when somebody did not bring one. */
  readonly password: string;
  readonly endedSessions: number;
  /** Organisations in which the account may do something. */
  readonly organisations: number;
};

/** Refuses `not_found` and `password_too_weak`. The change stands in the audit log of each of the account's organisations. */
export async function resetPassword(
  database: Database,
  email: string,
  password: string = randomBytes(15).toString('base64url'),
): Promise<Result<PasswordReset, Refusal>> {
  const account = await inSystem(database, async (tx) => await findAccountByEmail(tx, email));
  if (account === undefined) return refuse(refusal('not_found', { what: 'account' }));
  const hash = await hashNewPassword(password);
  if (!hash.ok) return hash;
  const { accountId } = account;
  const { endedSessions, memberships } = await inSystem(database, async (tx) => {
    await updatePassword(tx, accountId, hash.value);
    await forgetEmail(tx, email);
    return {
      endedSessions: await deleteSessions(tx, accountId),
      memberships: await listMemberships(tx, accountId),
    };
  });
  for (const { organisationId } of memberships)
    await inOrganisation(database, organisationId, async (tx) => {
      const context = await createContext(tx, { organisationId, actor: consoleActor });
      await recordAudit(tx, context, {
        action: 'account.password_changed',
        subject: { kind: 'account', id: accountId },
        after: { endedSessions },
      });
    });
  return ok({ email, password, endedSessions, organisations: memberships.length });
}
