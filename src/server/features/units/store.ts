/** SQL of deployment units: what they say, who belongs to them, and what a change would do. */
import { sql } from 'kysely';
import type { AccountId, PersonId, UnitId } from '#contracts/ids.ts';
import type { UnitCondition, UnitMember, UnitOwner } from '#contracts/units.ts';
import { combinationsOf, unitAttribute } from '#domain/directory/unit-rule.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { firstFit, unitOfPerson } from '#server/platform/person-unit-store.ts';

export type UnitRow = {
  readonly unitId: UnitId;
  readonly name: string;
  readonly conditions: UnitCondition[];
  readonly owner: UnitOwner | null;
  readonly named: string[];
  readonly gone: { externalId: string; displayName: string }[];
};

/** Lets one write units at a time: the order and the names are those of all of them. */
export async function lockUnits(tx: Transaction): Promise<void> {
  await sql`
    select from organisation where organisation_id = current_organisation_id() for no key update`.execute(tx);
}

/** In the order of the units. */
export async function listUnits(tx: Transaction): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select u.unit_id as "unitId", u.name, u.conditions, case
        when a.account_id is not null then jsonb_build_object('kind', 'account', 'id', a.account_id, 'name', a.display_name,
          'externalId', null)
        when o.person_id is not null then jsonb_build_object('kind', 'person', 'id', o.person_id, 'name', o.display_name,
          'externalId', o.external_id)
      end as owner, coalesce(n.named, '{}') as named, coalesce(n.gone, '[]') as gone
    from deployment_unit u
    left join account a on a.account_id = u.owner_account_id
    left join person o on o.organisation_id = u.organisation_id and o.person_id = u.owner_person_id
    left join lateral (
      select array_agg(p.external_id order by p.external_id) filter (where p.active) as named,
        jsonb_agg(jsonb_build_object('externalId', p.external_id, 'displayName', p.display_name) order by p.external_id)
          filter (where not p.active) as gone
      from deployment_unit_person d join person p using (organisation_id, person_id)
      where d.organisation_id = u.organisation_id and d.unit_id = u.unit_id
    ) as n on true
    where u.organisation_id = current_organisation_id()
    order by u.ordinal`.execute(tx);
  return rows;
}

/** Active people by the name of their unit; null: in none. */
export async function countByUnit(tx: Transaction): Promise<Map<string | null, number>> {
  const { rows } = await sql<{ name: string | null; people: number }>`
    select ${unitOfPerson} as name, count(*)::integer as people from person p
    where p.organisation_id = current_organisation_id() and p.active group by 1`.execute(tx);
  return new Map(rows.map(({ name, people }) => [name, people]));
}

/** The people of a unit by its name, or (null) of none, in order of the person. */
export async function listMembers(
  tx: Transaction,
  unit: string | null,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<UnitMember[]> {
  const { rows } = await sql<UnitMember>`
    select p.person_id as "personId", p.external_id as "externalId", p.display_name as "displayName",
      p.attributes ->> 'department' as department, p.attributes ->> 'site' as site,
      exists (select from deployment_unit_person d where d.organisation_id = p.organisation_id
        and d.person_id = p.person_id) as "isNamed"
    from person p
    where p.organisation_id = current_organisation_id() and p.active and p.person_id > ${after}
      and ${unitOfPerson} is not distinct from ${unit}::text
    order by p.person_id limit ${limit}`.execute(tx);
  return rows;
}

/** Accounts that can sign in to the organisation, by name. */
export async function accounts(tx: Transaction): Promise<{ accountId: AccountId; name: string }[]> {
  const { rows } = await sql<{ accountId: AccountId; name: string }>`
    select a.account_id as "accountId", a.display_name as name
    from membership m join account a using (account_id)
    where m.organisation_id = current_organisation_id() and m.disabled_at is null
    order by lower(a.display_name), a.account_id`.execute(tx);
  return rows;
}

const matchesOf = (conditions: readonly UnitCondition[]) =>
  sql`array(select jsonb_array_elements(${JSON.stringify(combinationsOf(conditions))}::jsonb))`;

export type Membership = {
  readonly conditions: readonly UnitCondition[];
  readonly personIds: readonly PersonId[];
  /** Its place in the order, from 1. */
  readonly place: number;
};

export type PreviewRow = {
  readonly before: UnitId | null;
  readonly after: UnitId | null;
  readonly fits: boolean;
  readonly people: number;
  readonly first: { externalId: string; displayName: string }[];
};

/** The units as they stand, by their numbers. */
const unitsNow = sql`
  select unit_id::text as name, ordinal as place, matches from deployment_unit
  where organisation_id = current_organisation_id()`;

/** Everybody by the unit they are in and would be in, were this one there; 0 stands for a new one. */
export async function preview(
  tx: Transaction,
  unitId: UnitId | 0,
  { conditions, personIds, place }: Membership,
): Promise<PreviewRow[]> {
  const named = sql`${[...personIds]}::bigint[]`;
  const { rows } = await sql<PreviewRow>`
    with draft as materialized (select ${matchesOf(conditions)} as matches),
    units as materialized (
      select unit_id::text as name, row_number() over (order by ordinal) * 2 as place, matches from deployment_unit
      where organisation_id = current_organisation_id() and unit_id <> ${unitId}
      union all select ${unitId}::integer::text, ${place}::integer * 2 - 1, matches from draft
    ), placed as (
      select p.external_id, p.display_name,
        coalesce(n.unit_id, ${firstFit(unitsNow)}::integer) as before,
        case when p.person_id = any(${named}) then ${unitId}::integer
          when n.unit_id <> ${unitId} then n.unit_id
          else ${firstFit(sql`select name, place, matches from units`)}::integer end as after,
        p.person_id = any(${named}) or p.attributes @> any((select matches from draft)::jsonb[]) as fits
      from person p
      left join deployment_unit_person n on n.organisation_id = p.organisation_id and n.person_id = p.person_id
      where p.organisation_id = current_organisation_id() and p.active
    )
    select before, after, fits, count(*)::integer as people,
      to_jsonb((array_agg(jsonb_build_object('externalId', external_id, 'displayName', display_name)
        order by display_name, external_id))[1:10]) as first
    from placed group by 1, 2, 3`.execute(tx);
  return rows;
}

export type NewUnit = Membership & {
  readonly name: string;
  readonly ownerAccountId: AccountId | null;
  readonly ownerPersonId: PersonId | null;
};

/** Waves that follow units call their groups by the name of the unit. */
export async function renameInWaves(tx: Transaction, from: string, to: string): Promise<void> {
  await sql`
    update wave_group g set values = (
      select array_agg(case when a.name = ${unitAttribute} and v.value = ${from} then ${to}::text else v.value end order by place)
      from unnest(g.values) with ordinality as v(value, place) join unnest(p.axes) with ordinality as a(name, place) using (place))
    from wave_plan p
    where g.organisation_id = current_organisation_id() and p.organisation_id = g.organisation_id
      and p.rollout_id = g.rollout_id and ${unitAttribute} = any(p.axes) and ${from} = any(g.values)`.execute(
    tx,
  );
}

/** Writes a unit and whom it names; people named elsewhere are named here from now on. */
export async function writeUnit(
  tx: Transaction,
  { organisationId }: Context,
  unitId: UnitId | undefined,
  unit: NewUnit,
): Promise<UnitId> {
  const { name, conditions, ownerAccountId, ownerPersonId } = unit;
  const values = sql`${name}, ${JSON.stringify(conditions)}::jsonb, ${matchesOf(conditions)}, ${ownerAccountId}::integer,
    ${ownerPersonId}::bigint`;
  const { rows } =
    unitId === undefined
      ? await sql<{ unitId: UnitId }>`
          insert into deployment_unit (organisation_id, ordinal, name, conditions, matches, owner_account_id, owner_person_id)
          values (${organisationId}, 0, ${values}) returning unit_id as "unitId"`.execute(tx)
      : await sql<{ unitId: UnitId }>`
          update deployment_unit set (name, conditions, matches, owner_account_id, owner_person_id) = (select ${values})
          where organisation_id = ${organisationId} and unit_id = ${unitId} returning unit_id as "unitId"`.execute(
          tx,
        );
  const written = rows[0]!.unitId;
  await placeUnit(tx, organisationId, written, unit.place);
  await sql`
    delete from deployment_unit_person
    where organisation_id = ${organisationId} and unit_id = ${written}
      and person_id in (select person_id from person p where p.organisation_id = ${organisationId} and p.active)`.execute(
    tx,
  );
  await sql`
    insert into deployment_unit_person (organisation_id, person_id, unit_id)
    select ${organisationId}, id, ${written} from unnest(${[...unit.personIds]}::bigint[]) as named(id)
    on conflict (organisation_id, person_id) do update set unit_id = excluded.unit_id`.execute(tx);
  return written;
}

/** Puts a unit at its place and counts the others around it anew. */
async function placeUnit(
  tx: Transaction,
  organisationId: number,
  unitId: UnitId,
  place: number,
): Promise<void> {
  await sql`
    update deployment_unit u set ordinal = o.ordinal
    from (
      select unit_id, row_number() over (order by place) as ordinal from (
        select unit_id, row_number() over (order by ordinal) * 2 as place from deployment_unit
        where organisation_id = ${organisationId} and unit_id <> ${unitId}
        union all select ${unitId}::integer, ${place}::integer * 2 - 1
      ) as placed
    ) as o
    where u.organisation_id = ${organisationId} and u.unit_id = o.unit_id`.execute(tx);
}

export async function deleteUnit(tx: Transaction, unitId: UnitId): Promise<void> {
  await sql`
    delete from deployment_unit
    where organisation_id = current_organisation_id() and unit_id = ${unitId}`.execute(tx);
}
