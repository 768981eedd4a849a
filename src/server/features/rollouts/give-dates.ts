/** Gives single people the date that was chosen for them; who has it already keeps it and is told nothing. */
import { sql, type RawBuilder } from 'kysely';
import type { EnrolmentId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { availableAt } from './date-store.ts';
import * as enrolments from './enrolment-store.ts';
import { moveEnrolments } from './move-enrolments.ts';
import type { RolloutRow } from './store.ts';

export type GivenDate = { readonly enrolmentId: EnrolmentId; readonly at: Date };

/**
 * Returns how many got another date. For whoever had started it is the next attempt, and the one before is measured as
 * a failure. `mayKnow` says of an enrolment `e` whether its person may know the date they have. Dates that people have
 * chosen leave their deadline where it was.
 */
export async function giveDates(
  tx: Transaction,
  context: Context,
  { rolloutId }: Pick<RolloutRow, 'rolloutId'>,
  dates: readonly GivenDate[],
  {
    reason,
    mayKnow,
    areChosen,
  }: {
    readonly reason: Statement;
    readonly mayKnow: RawBuilder<boolean>;
    readonly areChosen: boolean;
  },
): Promise<number> {
  if (dates.length === 0) return 0;
  const [ids, instants] = [dates.map(({ enrolmentId }) => enrolmentId), dates.map(({ at }) => at)];
  const given = sql`(select g.at from unnest(${ids}::bigint[], ${instants}::timestamptz[]) as g(id, at)
    where g.id = e.enrolment_id)`;
  const where = sql<boolean>`e.enrolment_id = any(${ids}::bigint[])
    and (e.status not in ('scheduled', 'notified') or e.scheduled_at is distinct from ${given})`;
  await enrolments.measureAttempts(tx, context, rolloutId, where);
  return await moveEnrolments(tx, context, {
    rolloutId,
    event: 'schedule',
    where,
    reason,
    set: sql`scheduled_at = ${given}, date_number = e.date_number + 1,
      attempt = e.attempt + (e.started_at is not null)::integer,
      replaces_at = case when ${mayKnow} or (e.status in ('failed', 'unreachable') and e.notified_at is not null)
        then e.scheduled_at else e.replaces_at end
        ${areChosen ? chosen(given) : sql``}`,
  });
}

function chosen(given: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`, deferred_to = ${given}, deferred_from = case when e.status in ('scheduled', 'notified')
    then least(${availableAt('e')}, ${given}) else ${given} end`;
}
