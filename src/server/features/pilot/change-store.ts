/** SQL for the changes of a cohort after it was chosen. Only ever added to. */
import { sql } from 'kysely';
import type { CohortId, PersonId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type ChangeRow = {
  readonly revision: number;
  readonly kind: 'replaced' | 'added';
  readonly leaverId: PersonId | null;
  readonly joinerId: PersonId;
  readonly reason: string;
  readonly madeBy: string;
  readonly at: Date;
  readonly distanceBefore: number;
  readonly distanceAfter: number;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
};

export async function insertChange(
  tx: Transaction,
  { organisationId }: Context,
  cohortId: CohortId,
  change: ChangeRow,
): Promise<void> {
  await sql`
    insert into cohort_change (organisation_id, cohort_id, revision, kind, leaver_id, joiner_id, reason, made_by, at,
      distance_before, distance_after, previous_hash, hash)
    values (${organisationId}, ${cohortId}, ${change.revision}, ${change.kind}, ${change.leaverId}, ${change.joinerId},
      ${change.reason}, ${change.madeBy}, ${change.at}, ${change.distanceBefore}, ${change.distanceAfter},
      ${change.previousHash}, ${change.hash})`.execute(tx);
}

/** The changes of a cohort, oldest first. */
export async function changesOf(tx: Transaction, cohortId: CohortId): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select revision, kind, leaver_id as "leaverId", joiner_id as "joinerId", reason, made_by as "madeBy", at,
      distance_before as "distanceBefore", distance_after as "distanceAfter", previous_hash as "previousHash", hash
    from cohort_change where organisation_id = current_organisation_id() and cohort_id = ${cohortId}
    order by revision`.execute(tx);
  return rows;
}
