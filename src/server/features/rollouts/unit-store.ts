/** SQL for the waves of the deployment units that somebody owns. */
import { sql } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import { unitAttribute } from '#domain/directory/unit-rule.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type UnitStart = {
  readonly unit: string;
  readonly stage: string;
  readonly on: string;
  readonly people: number;
};

/** The next wave of each unit of an account, with its people who have not started; where approved waves follow units. */
export async function nextStartsOfOwner(
  tx: Transaction,
  rolloutId: RolloutId,
  accountId: number,
): Promise<UnitStart[]> {
  const { rows } = await sql<UnitStart>`
    select distinct on (u.ordinal) u.name as unit, s.name as stage, s.starts_on::text as on, count(*)::integer as people
    from deployment_unit u
    join wave_plan w on w.organisation_id = u.organisation_id and w.rollout_id = ${rolloutId}
      and w.approved_at is not null
    join wave_group g on g.organisation_id = w.organisation_id and g.rollout_id = w.rollout_id
      and g.values[array_position(w.axes, ${unitAttribute}::text)] = u.name
    join enrolment e on e.organisation_id = g.organisation_id and e.rollout_id = g.rollout_id
      and e.wave_group_id = g.group_id and e.status in ('eligible', 'scheduled', 'notified')
    join stage s on s.organisation_id = e.organisation_id and s.stage_id = e.stage_id
      and s.status in ('planned', 'preparing', 'ready') and s.starts_on is not null
    where u.organisation_id = current_organisation_id() and u.owner_account_id = ${accountId}
    group by u.ordinal, u.name, s.stage_id, s.name, s.starts_on
    order by u.ordinal, s.starts_on`.execute(tx);
  return rows;
}
