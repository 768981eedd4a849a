/** SQL that counts the reports of a rollout's people for its stop rules. */
import { sql } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import type { Reports, StopRule } from '#domain/rollout/run-rules.ts';
import { levelOf } from '#server/features/rollouts/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** The stage, the level, or nothing, of a report `e`, as text; people without a level are a group of their own. */
function subjectOf({ scope, attribute }: StopRule) {
  if (scope === 'stage') return sql`e.stage_id::text`;
  if (scope === 'rollout') return sql`''`;
  return sql`coalesce((
    select ${levelOf(attribute!)} from person p
    where p.organisation_id = e.organisation_id and p.person_id = e.person_id), '')`;
}

export type SubjectReports = Reports & { readonly subject: string };

/**
 * Attempts that have ended after an instant, by the subjects of a rule with at least one failure. Somebody who failed
 * and succeeded since counts as failed, so that trying again hides nothing; who was done before starting is left out.
 */
export async function countReports(
  tx: Transaction,
  rolloutId: RolloutId,
  rule: StopRule,
  since: Date | null,
): Promise<SubjectReports[]> {
  const from = since === null ? sql`'-infinity'::timestamptz` : sql`${since}::timestamptz`;
  const { rows } = await sql<SubjectReports>`
    with behind as materialized (
      select distinct e.organisation_id, e.enrolment_id, e.stage_id, e.person_id
      from enrolment_transition t join enrolment e using (organisation_id, enrolment_id)
      where t.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
        and t.to_status in ('failed', 'unreachable') and t.from_status = 'started' and t.at > ${from}
    ), reports as (
      select organisation_id, stage_id, person_id, true as failed from behind
      union all
      select organisation_id, stage_id, person_id, false from enrolment
      where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
        and status = 'succeeded' and started_at is not null and ended_at > ${from}
        and exists (select from behind) and enrolment_id not in (select enrolment_id from behind)
    )
    select ${subjectOf(rule)} as subject, count(*)::integer as reported,
      (count(*) filter (where failed))::integer as failed
    from reports e group by 1 having bool_or(failed)`.execute(tx);
  return rows;
}
