/** SQL that says whose start waits for an app. */
import { sql } from 'kysely';
import type { StageId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** The reason of people who wait for an app; its data names the app. */
export const waitingCode = 'person_waits_for_app';

/** The apps that people of a stage wait for, by name. */
export async function awaitedApps(tx: Transaction, stageId: StageId): Promise<string[]> {
  const { rows } = await sql<{ app: string }>`
    select distinct e.reason -> 'data' ->> 'app' as app from enrolment e
    where e.organisation_id = current_organisation_id() and e.stage_id = ${stageId} and e.status = 'deferred'
      and e.reason ->> 'code' = ${waitingCode}`.execute(tx);
  return rows.map(({ app }) => app);
}
