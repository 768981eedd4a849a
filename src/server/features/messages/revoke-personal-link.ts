/** Ends the links a person was given, for instance after one was forwarded. */
import type { PersonId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { raiseLinkVersion } from './message-store.ts';

/** Raises the person's link version, which every link names. */
export async function revokePersonalLink(
  tx: Transaction,
  context: Context,
  personId: PersonId,
): Promise<Result<{ personId: PersonId; linkVersion: number }, Refusal>> {
  const linkVersion = await raiseLinkVersion(tx, personId);
  if (linkVersion === undefined) return refuse(refusal('not_found', { what: 'person' }));
  await recordAudit(tx, context, {
    action: 'personal_link.revoked',
    subject: { kind: 'person', id: personId },
    after: { linkVersion },
  });
  return ok({ personId, linkVersion });
}
