/** Which of an account's organisations a rollout is in, so that a link opened in another one can lead there. */
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Caller } from '#server/platform/auth/caller.ts';
import { inOrganisation, type Database } from '#server/platform/db/database.ts';
import { findRollout } from './store.ts';

type Home = { readonly organisationId: OrganisationId; readonly name: string };

/** Looks only where the caller belongs. Refuses `not_found`, and always does to an API token. */
export async function findRolloutHome(
  database: Database,
  { session }: Caller,
  rolloutId: RolloutId,
): Promise<Result<Home, Refusal>> {
  for (const { organisationId, name } of session?.memberships ?? []) {
    const found = await inOrganisation(database, organisationId, async (tx) => findRollout(tx, rolloutId));
    if (found !== undefined) return ok({ organisationId, name });
  }
  return refuse(refusal('not_found', { what: 'rollout' }));
}
