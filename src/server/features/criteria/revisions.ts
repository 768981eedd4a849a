/** The revisions of a plan as screens, gates and records show them, and who may not vote on what they wrote. */
import type { CriteriaRevision } from '#contracts/criteria.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { linksOf } from '#server/features/feedback/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as revisionStore from './revision-store.ts';

/** Every frozen revision, the first included. */
export async function revisionsOf(tx: Transaction, rolloutId: RolloutId): Promise<CriteriaRevision[]> {
  const links = await linksOf(tx, rolloutId, 'criteria');
  return (await revisionStore.frozenRevisions(tx, rolloutId)).map(
    ({ authorAccountId: _, frozenAt, hash, passRules, ...revision }) => {
      const proposal = links.get(revision.revision);
      return {
        ...revision,
        ...(proposal === undefined ? {} : { proposal }),
        frozenAt: frozenAt.toISOString(),
        hash: hash.toString('hex'),
        ...(passRules.length === 0 ? {} : { passRules }),
      };
    },
  );
}

/** The account that wrote the current revision, when it changed an earlier one; null otherwise. */
export async function reviserOf(tx: Transaction, rolloutId: RolloutId): Promise<number | null> {
  const last = (await revisionStore.frozenRevisions(tx, rolloutId)).at(-1);
  return last === undefined || last.revision === 1 ? null : last.authorAccountId;
}
