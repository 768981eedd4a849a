/** SQL for the plan behind the waves: its capacities, its groups, and who belongs to which. */
import { sql } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { WaveGroup } from '#domain/waves/wave-groups.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { KeptCapacity } from './wave-capacity.ts';

export type NewPlan = {
  readonly startsOn: string;
  readonly axes: readonly string[];
  readonly capacity: KeptCapacity;
  readonly weeks: number;
  readonly boundWeeks: number;
  readonly boundBy: Statement;
  /** A group's number is its position. */
  readonly groups: readonly WaveGroup[];
  readonly valuesOf: readonly (readonly (string | null)[])[];
};

export async function keepPlan(
  tx: Transaction,
  { organisationId }: Context,
  rolloutId: RolloutId,
  plan: NewPlan,
): Promise<void> {
  await sql`
    insert into wave_plan (organisation_id, rollout_id, starts_on, axes, capacity, weeks, bound_weeks, bound_by)
    values (${organisationId}, ${rolloutId}, ${plan.startsOn}::date, ${[...plan.axes]}::text[],
      ${JSON.stringify(plan.capacity)}::jsonb, ${plan.weeks}, ${plan.boundWeeks}, ${JSON.stringify(plan.boundBy)}::jsonb)`.execute(
    tx,
  );
  const numberOf = new Map(plan.groups.map(({ id }, index) => [id, index]));
  const rows = plan.groups.map((group, index) => ({
    group_id: index,
    name: group.id,
    values: plan.valuesOf[index]!,
    site: group.site,
    department: group.department,
    language: group.language,
    risk: group.risk,
    together: group.together,
    after: group.after.map((id) => numberOf.get(id)!),
  }));
  await sql`
    insert into wave_group (organisation_id, rollout_id, group_id, name, values, site, department, language, risk, together,
      after)
    select ${organisationId}, ${rolloutId}, g.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(group_id integer, name text, values text[],
      site text, department text, language text, risk double precision, together text, after integer[])`.execute(
    tx,
  );
}

/** People in waves that have not started who belong to no group of the plan, per stage; nobody who is left out. */
export async function countWithoutGroup(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ stageId: number; people: number }>`
    select e.stage_id as "stageId", count(*)::integer as people
    from enrolment e join stage s using (organisation_id, stage_id)
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and s.kind = 'wave'
      and e.wave_group_id is null and e.status in ('eligible', 'scheduled', 'notified')
    group by 1`.execute(tx);
  return new Map(rows.map(({ stageId, people }) => [stageId, people]));
}

/** Removes waves that nobody approved: stages with their people, groups, capacities and the choice behind them. */
export async function deletePlan(tx: Transaction, rolloutId: RolloutId): Promise<void> {
  const own = sql`organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`;
  await sql`delete from stage where ${own} and kind = 'wave'`.execute(tx);
  await sql`delete from wave_plan where ${own}`.execute(tx);
  await sql`delete from approach_decision where ${own}`.execute(tx);
}
