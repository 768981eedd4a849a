/** SQL for what a person is known by: the attributes of the directory, and the deployment unit as one of them. */
import { sql, type RawBuilder } from 'kysely';
import { unitAttribute } from '#domain/directory/unit-rule.ts';

/** SQL: the deployment unit of the person `p`: the one that names them, else the first whose rule fits; else null. */
export const unitOfPerson = sql<string | null>`(
  select u.name from deployment_unit u
  left join deployment_unit_person n on n.organisation_id = u.organisation_id and n.unit_id = u.unit_id
    and n.person_id = p.person_id
  where u.organisation_id = current_organisation_id() and (n.person_id is not null or p.attributes @> any(u.matches))
  order by n.person_id is null, u.ordinal limit 1)`;

/** SQL: what the directory of people records of `p` under an attribute; null where it records nothing. */
export function recordedAttribute(name: string): RawBuilder<string | null> {
  const recorded = sql<string | null>`nullif(p.attributes ->> ${name}, '')`;
  return name === unitAttribute ? sql<string | null>`coalesce(${unitOfPerson}, ${recorded})` : recorded;
}
