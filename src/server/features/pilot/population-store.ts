/** SQL that reads the directory as columns for choosing people: attributes of persons and of their main device. */
import { sql, type RawBuilder } from 'kysely';
import type { CohortId, PersonId, RolloutId } from '#contracts/ids.ts';
import { unitAttribute } from '#domain/directory/unit-rule.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { recordedAttribute, unitOfPerson } from '#server/platform/person-unit-store.ts';

/** Attributes that come from a person's main device when the directory of people does not record them. */
const deviceColumns: Readonly<Record<string, RawBuilder<unknown>>> = {
  platform: sql`d.platform`,
  model: sql`d.model`,
  manufacturer: sql`d.manufacturer`,
};

/** The first active device of each owner, by external id or e-mail address. */
const mainDevice = sql`
  left join lateral main_device(p.organisation_id, p.external_id, p.email) as d on true`;

/** Asked for each person only where there are units. */
const unitAsAttribute = sql`case when (select exists (select from deployment_unit)) then
  jsonb_strip_nulls(jsonb_build_object(${unitAttribute}::text, ${unitOfPerson})) else '{}' end`;

export type LevelRow = { readonly name: string; readonly level: string; readonly people: number };

/** Every level of every attribute with its number of active people, most frequent first. */
export async function attributeLevels(tx: Transaction): Promise<LevelRow[]> {
  const { rows } = await sql<LevelRow>`
    select a.key as name, a.value as level, count(*)::integer as people
    from person p
    ${mainDevice},
    lateral jsonb_each_text(
      jsonb_strip_nulls(jsonb_build_object('platform', d.platform, 'model', d.model)) || p.attributes || (${unitAsAttribute})
    ) as a
    where p.organisation_id = current_organisation_id() and p.active and a.value <> ''
    group by 1, 2
    order by 1, 3 desc, 2`.execute(tx);
  return rows;
}

/** The value of an attribute as an expression over the person `p` and the device `d`; null when not recorded. */
function attributeValue(name: string): RawBuilder<unknown> {
  const recorded = recordedAttribute(name);
  const fromDevice = deviceColumns[name];
  return fromDevice === undefined ? recorded : sql`coalesce(${recorded}, ${fromDevice})`;
}

function deviceFor(names: readonly string[]): RawBuilder<unknown> {
  return names.some((name) => name in deviceColumns) ? mainDevice : sql``;
}

function valuesOf(names: readonly string[]): RawBuilder<unknown> {
  const columns = names.length > 0 ? names.map(attributeValue) : [sql`null`];
  return sql`array[${sql.join(columns)}]::text[]`;
}

export type PersonValues = { readonly personId: PersonId; readonly values: readonly (string | null)[] };

/** Active people in a stable order with the values of the given attributes. */
export async function peopleWithAttributes(
  tx: Transaction,
  names: readonly string[],
  condition: RawBuilder<unknown> = sql`true`,
): Promise<PersonValues[]> {
  const { rows } = await sql<PersonValues>`
    select p.person_id as "personId", ${valuesOf(names)} as values
    from person p
    ${deviceFor(names)}
    where p.organisation_id = current_organisation_id() and p.active and (${condition})
    order by p.person_id`.execute(tx);
  return rows;
}

export type PopulationRow = PersonValues & { readonly externalId: string; readonly team: string | null };

/** Active people after a person, in the same order; the team is an attribute, the manager (null), or none. */
export async function populationPage(
  tx: Transaction,
  names: readonly string[],
  team: { readonly attribute: string | null } | null,
  page: { readonly after: number; readonly limit: number },
): Promise<PopulationRow[]> {
  const teamAttribute = team?.attribute ?? null;
  const teamColumn =
    team === null
      ? sql`null::text`
      : teamAttribute === null
        ? sql`p.manager_external_id`
        : attributeValue(teamAttribute);
  const { rows } = await sql<PopulationRow>`
    select p.person_id as "personId", p.external_id as "externalId", ${valuesOf(names)} as values, ${teamColumn} as team
    from person p
    ${deviceFor(teamAttribute === null ? names : [...names, teamAttribute])}
    where p.organisation_id = current_organisation_id() and p.active and p.person_id > ${page.after}
    order by p.person_id
    limit ${page.limit}`.execute(tx);
  return rows;
}

/** People who have an open place in the rollout, other than in this cohort's own stage. */
export async function peopleElsewhere(tx: Transaction, rolloutId: RolloutId): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select e.person_id as "personId" from enrolment e
    join stage s on s.organisation_id = e.organisation_id and s.stage_id = e.stage_id
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and s.kind <> 'pilot'
      and e.status not in ('cancelled', 'rolled_back')`.execute(tx);
  return rows.map((row) => row.personId);
}

/** Those of the people who are still in the directory. */
export async function activeAmong(tx: Transaction, personIds: readonly PersonId[]): Promise<PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from person
    where organisation_id = current_organisation_id() and active
      and person_id = any(${[...personIds]}::bigint[])`.execute(tx);
  return rows.map((row) => row.personId);
}

/** Which people belong to a level: those with a text (null: not recorded), or with a number in a range (null: none). */
export type LevelMatch = { readonly attribute: string } & (
  | { readonly text: string | null }
  | { readonly range: { readonly low: number; readonly high: number } | null }
);

const number = '^[+-]?[0-9]+([.][0-9]+)?$';

function isOfLevel(match: LevelMatch): RawBuilder<unknown> {
  const value = attributeValue(match.attribute);
  if ('text' in match) return sql`${value} is not distinct from ${match.text}::text`;
  const isNumber = sql`coalesce(${value}, '') ~ ${number}`;
  if (match.range === null) return sql`not (${isNumber})`;
  const { low, high } = match.range;
  return sql`case when ${isNumber} then (${value})::numeric between ${low} and ${high} else false end`;
}

const ownMember = (cohortId: CohortId) => sql`
  left join cohort_member m on m.organisation_id = p.organisation_id and m.person_id = p.person_id
    and m.cohort_id = ${cohortId} and m.has_place`;

export type LevelPersonRow = {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly externalId: string;
  readonly position: number | null;
};

/** People of a level: in the cohort in its order, or outside by id. */
export async function peopleOfLevel(
  tx: Transaction,
  cohortId: CohortId,
  { match, chosen }: { readonly match: LevelMatch; readonly chosen: boolean },
  page: { readonly after: number; readonly limit: number },
): Promise<LevelPersonRow[]> {
  const cursor = chosen ? sql`m.position` : sql`p.person_id`;
  const { rows } = await sql<LevelPersonRow>`
    select p.person_id as "personId", p.display_name as "displayName", p.external_id as "externalId", m.position
    from person p ${deviceFor([match.attribute])} ${ownMember(cohortId)}
    where p.organisation_id = current_organisation_id() and p.active and ${isOfLevel(match)}
      and (m.person_id is not null) = ${chosen} and ${cursor} > ${page.after}
    order by ${cursor} limit ${page.limit}`.execute(tx);
  return rows;
}

/** How many people are of a level, and how many of them are in the cohort. */
export async function countOfLevel(
  tx: Transaction,
  cohortId: CohortId,
  match: LevelMatch,
): Promise<{ people: number; chosen: number }> {
  const { rows } = await sql<{ people: number; chosen: number }>`
    select count(*)::integer as people, count(m.person_id)::integer as chosen
    from person p ${deviceFor([match.attribute])} ${ownMember(cohortId)}
    where p.organisation_id = current_organisation_id() and p.active and ${isOfLevel(match)}`.execute(tx);
  return rows[0]!;
}

/** The team of each of these people, and how large the team is. */
export async function teamsOf(
  tx: Transaction,
  attribute: string | null,
  personIds: readonly PersonId[],
): Promise<{ personId: PersonId; team: string | null; size: number }[]> {
  const team = attribute === null ? sql`p.manager_external_id` : attributeValue(attribute);
  const { rows } = await sql<{ personId: PersonId; team: string | null; size: number }>`
    with teams as (
      select p.person_id, ${team} as team from person p
      ${deviceFor(attribute === null ? [] : [attribute])}
      where p.organisation_id = current_organisation_id() and p.active
    )
    select t.person_id as "personId", t.team,
      (select count(*)::integer from teams other where other.team = t.team) as size
    from teams t where t.person_id = any(${[...personIds]}::bigint[])`.execute(tx);
  return rows;
}
