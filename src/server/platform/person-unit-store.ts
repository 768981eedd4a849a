/** SQL for what a person is known by: the attributes of the directory, and the deployment unit as one of them. */
import { sql, type RawBuilder } from 'kysely';
import { unitAttribute } from '#domain/directory/unit-rule.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/**
 * SQL: the first in order of the relation `units(name, place, matches)` whose rule fits the person `p`, else null. The
 * relation is read once, not for each person.
 */
export function firstFit(units: RawBuilder<unknown>): RawBuilder<string | null> {
  const inOrder = (column: RawBuilder<unknown>) => sql`(
    select array_agg(${column} order by u.place, u.name) from (${units}) as u cross join unnest(u.matches) as m)`;
  return sql<string | null>`(
    select r.name from unnest(${inOrder(sql`m`)}, ${inOrder(sql`u.name`)}) with ordinality as r(match, name, place)
    where p.attributes @> r.match order by r.place limit 1)`;
}

/** SQL: the name of the unit that names the person `p`; null when none does. */
const namingUnit = sql<string | null>`case when (select exists (select from deployment_unit_person)) then (
  select u.name from deployment_unit_person n join deployment_unit u using (organisation_id, unit_id)
  where n.organisation_id = current_organisation_id() and n.person_id = p.person_id) end`;

/** SQL: the deployment unit of the person `p`: the one that names them, else the first whose rule fits; else null. */
export const unitOfPerson = sql<string | null>`coalesce(${namingUnit}, ${firstFit(sql`
  select name, ordinal as place, matches from deployment_unit where organisation_id = current_organisation_id()`)})`;

/** SQL: what the directory of people records of `p` under an attribute; null where it records nothing. */
export function recordedAttribute(name: string): RawBuilder<string | null> {
  const recorded = sql<string | null>`nullif(p.attributes ->> ${name}, '')`;
  return name === unitAttribute ? sql<string | null>`coalesce(${unitOfPerson}, ${recorded})` : recorded;
}

/** Attributes that the directory of people records of anybody, by name. */
export async function recordedAttributes(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct a.name from person p cross join lateral jsonb_object_keys(p.attributes) as a(name)
    where p.organisation_id = current_organisation_id() and p.active order by 1`.execute(tx);
  return rows.map(({ name }) => name);
}
