/** SQL for the triage of findings about apps. */
import { sql } from 'kysely';
import type { AppId, RolloutId } from '#contracts/ids.ts';
import type { AppTriage, TriageMatrix } from '#contracts/triage.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** Undefined when there is no such rollout; null while it has the usual matrix. */
export async function matrixOf(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<TriageMatrix | null | undefined> {
  const { rows } = await sql<{ triage: TriageMatrix | null }>`
    select triage from rollout
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  return rows[0]?.triage;
}

export async function writeMatrix(
  tx: Transaction,
  rolloutId: RolloutId,
  matrix: TriageMatrix,
): Promise<void> {
  await sql`
    update rollout set triage = ${JSON.stringify(matrix)}::jsonb
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

/** An app that is in the inventory now. */
export async function findApp(
  tx: Transaction,
  appId: AppId,
): Promise<Pick<AppTriage, 'name' | 'importance'> | undefined> {
  const { rows } = await sql<Pick<AppTriage, 'name' | 'importance'>>`
    select name, importance from app
    where organisation_id = current_organisation_id() and app_id = ${appId} and active`.execute(tx);
  return rows[0];
}
