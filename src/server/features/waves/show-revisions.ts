/** What has become of the plan: every re-plan, and whom each moved. */
import type { RolloutId } from '#contracts/ids.ts';
import { refusal } from '#contracts/refusals.ts';
import { ok, refuse } from '#domain/result.ts';
import { linksOf } from '#server/features/feedback/index.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './replan-store.ts';

export async function listRevisions(tx: Transaction, rolloutId: RolloutId) {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const rows = await store.revisionsOf(tx, rolloutId);
  const links = await linksOf(tx, rolloutId, 'waves');
  return ok({
    revisions: rows.map((row) => ({
      ...row,
      decidedAt: row.decidedAt.toISOString(),
      proposal: links.get(row.revision) ?? null,
    })),
  });
}

/** Refuses `not_found` for a revision that moved nobody because it is not one. */
export async function listRevisionPeople(
  tx: Transaction,
  rolloutId: RolloutId,
  revision: number,
  { after = 0, limit = 100 }: { readonly after?: number; readonly limit?: number },
) {
  const found = (await store.revisionsOf(tx, rolloutId)).find((row) => row.revision === revision);
  if (found === undefined) return refuse(refusal('not_found', { what: 'revision' }));
  const rows = await store.peopleOfRevision(tx, rolloutId, revision, { after, limit });
  return ok({
    rows,
    next: rows.length === limit ? (rows.at(-1)?.personId ?? null) : null,
    total: found.peopleMoved,
  });
}
