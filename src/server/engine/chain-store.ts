/** SQL of the checks that tasks of a chain make. */
import { sql } from 'kysely';
import type { StageRow } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** People of a stage whose message was due by now, `noticeDays` before their own date, and who have not been told. */
export async function countUntold(
  tx: Transaction,
  { now }: Context,
  { stageId, noticeDays }: StageRow,
): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from enrolment
    where organisation_id = current_organisation_id() and stage_id = ${stageId} and status = 'scheduled'
      and scheduled_at <= ${now}::timestamptz + make_interval(days => ${noticeDays})`.execute(tx);
  return rows[0]?.people ?? 0;
}
