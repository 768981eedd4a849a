/**
 * Replacing one's own password. It takes the current one, counted like an attempt to sign in, and ends every other
 * session of the account: whoever knows the old password is out.
 */
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { authenticatePassword } from '#server/platform/auth/authenticate-password.ts';
import type { Caller } from '#server/platform/auth/caller.ts';
import { deleteOtherSessions, updatePassword } from '#server/platform/auth/store.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import type { Services } from '#server/platform/http/services.ts';
import { hashNewPassword } from './new-password.ts';

export type PasswordChange = {
  readonly currentPassword: string;
  readonly newPassword: string;
  /** Network address of the caller. */
  readonly address: string;
  readonly requestId: string;
};

/** Refuses `password_wrong`, `password_too_weak`, `sign_in_limited`, and `not_found` to an API token. */
export async function changeOwnPassword(
  { database, clock }: Services,
  { organisationId, actor, session }: Caller,
  { currentPassword, newPassword, address, requestId }: PasswordChange,
): Promise<Result<{ readonly endedSessions: number }, Refusal>> {
  if (session === null) return refuse(refusal('not_found', { what: 'account' }));
  const attempt = { email: session.account.email, password: currentPassword, address };
  const known = await authenticatePassword(database, attempt, clock());
  if (!known.ok) {
    const { code } = known.refusal.refusal;
    return refuse(code === 'sign_in_failed' ? refusal('password_wrong') : known.refusal.refusal);
  }
  const hash = await hashNewPassword(newPassword);
  if (!hash.ok) return hash;
  return await inOrganisation(database, organisationId, async (tx) => {
    await updatePassword(tx, known.value, hash.value);
    const endedSessions = await deleteOtherSessions(tx, known.value, session.tokenHash);
    const context = await createContext(tx, { organisationId, actor, requestId, clock });
    await recordAudit(tx, context, {
      action: 'account.password_changed',
      subject: { kind: 'account', id: known.value },
      after: { endedSessions },
    });
    return ok({ endedSessions });
  });
}
