/** SQL that counts the reports of a rollout's people for its stop rules. */
import { sql } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import type { Reports, StopRule } from '#domain/rollout/run-rules.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** The stage, the level, or nothing, as text; people without a level are a group of their own. */
function subjectOf({ scope, attribute }: StopRule) {
  if (scope === 'stage') return sql`e.stage_id::text`;
  return scope === 'group' ? sql`coalesce(p.attributes ->> ${attribute}, '')` : sql`''`;
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
    with behind as (
      select distinct t.organisation_id, t.enrolment_id
      from enrolment_transition t join enrolment e using (organisation_id, enrolment_id)
      where t.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
        and t.to_status in ('failed', 'unreachable') and t.from_status = 'started' and t.at > ${from}
    ), reports as (
      select ${subjectOf(rule)} as subject, b.enrolment_id is not null as failed
      from enrolment e
      join person p using (organisation_id, person_id)
      left join behind b using (organisation_id, enrolment_id)
      where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
        and (b.enrolment_id is not null
          or (e.status = 'succeeded' and e.started_at is not null and e.ended_at > ${from}))
        and exists (select from behind)
    )
    select subject, count(*)::integer as reported, (count(*) filter (where failed))::integer as failed
    from reports group by subject having bool_or(failed)`.execute(tx);
  return rows;
}
