/** SQL for the plan behind the waves: its capacities, its groups, and who belongs to which. */
import { sql } from 'kysely';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
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
    risk: group.risk,
    together: group.together,
    after: group.after.map((id) => numberOf.get(id)!),
  }));
  await sql`
    insert into wave_group (organisation_id, rollout_id, group_id, name, values, site, department, risk, together, after)
    select ${organisationId}, ${rolloutId}, g.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(group_id integer, name text, values text[],
      site text, department text, risk double precision, together text, after integer[])`.execute(tx);
}

/** Says of the people of a wave which group each belongs to; people whom an exception leaves out stand with one. */
export async function placeInGroups(
  tx: Transaction,
  rolloutId: RolloutId,
  wave: {
    readonly personIds: readonly PersonId[];
    readonly groupIds: readonly number[];
    readonly excluded: readonly { readonly personId: PersonId; readonly group: number | null }[];
  },
): Promise<void> {
  const personIds = [...wave.personIds, ...wave.excluded.map(({ personId }) => personId)];
  const groupIds = [...wave.groupIds, ...wave.excluded.map(({ group }) => group)];
  await sql`
    update enrolment as e set wave_group_id = placed.group_id
    from unnest(${personIds}::bigint[], ${groupIds}::integer[]) as placed(person_id, group_id)
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
      and e.person_id = placed.person_id and e.status not in ('cancelled', 'rolled_back')`.execute(tx);
}
