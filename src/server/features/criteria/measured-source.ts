/**
 * Where the values of a metric come from. Some are not kept by themselves: they are read out of others, so that a
 * criterion that is written later counts everybody measured before, and nothing is kept twice.
 */
import { sql, type RawBuilder } from 'kysely';
import { equalOrBetterFrom } from '#contracts/metric-definitions.ts';

/** Reports that show that a person took part, whether it worked or not. */
const partTaken = ['device.enrolled', 'device.enrolment_failed', 'device.compliant', 'satisfaction.answered'];

/** The metric under which the values are kept that a metric is read out of. `metric` is a name or a column. */
export function keptAs(metric: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`case ${metric} when 'equal_or_better' then 'satisfaction' when 'took_part' then 'enrolment_success'
    else ${metric} end`;
}

/** The values of a metric in a stage, as rows (organisation_id, person_id, at, value). */
export function measuredValues(stageId: number, metric: string): RawBuilder<unknown> {
  return sql`(
    select o.organisation_id, o.person_id, o.at, ${valueOf(metric)} as value
    from outcome o join stage s using (organisation_id, stage_id)
    where o.organisation_id = current_organisation_id() and o.stage_id = ${stageId}
      and o.metric = ${keptAs(sql`${metric}::text`)})`;
}

/** The value of a metric for the kept outcome `o` of a person in stage `s`. */
function valueOf(metric: string): RawBuilder<number> {
  if (metric === 'equal_or_better')
    return sql<number>`(o.value >= ${equalOrBetterFrom})::integer::double precision`;
  if (metric !== 'took_part') return sql<number>`o.value`;
  return sql<number>`(o.value = 1 or exists (
    select 1 from observation t where t.organisation_id = o.organisation_id and t.rollout_id = o.rollout_id
      and t.person_id = o.person_id and t.kind = any(${partTaken}::text[])
      and t.at >= o.at - make_interval(days => s.window_days) and t.at <= o.at))::integer::double precision`;
}
