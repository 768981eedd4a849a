/** SQL that reads the directory as columns for choosing people: attributes of persons and of their main device. */
import { sql, type RawBuilder } from 'kysely';
import type { PersonId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** Attributes that come from a person's main device when the directory of people does not record them. */
const deviceColumns: Readonly<Record<string, RawBuilder<unknown>>> = {
  platform: sql`d.platform`,
  model: sql`d.model`,
  manufacturer: sql`d.manufacturer`,
};

/** The first active device of each owner, by external id or e-mail address. */
const mainDevice = sql`
  left join lateral (
    select platform, model, manufacturer from device
    where organisation_id = p.organisation_id and active and owner_reference in (p.external_id, lower(p.email))
    order by device_id limit 1
  ) as d on true`;

export type LevelRow = { readonly name: string; readonly level: string; readonly people: number };

/** Every level of every attribute with its number of active people, most frequent first. */
export async function attributeLevels(tx: Transaction): Promise<LevelRow[]> {
  const { rows } = await sql<LevelRow>`
    select a.key as name, a.value as level, count(*)::integer as people
    from person p
    ${mainDevice},
    lateral jsonb_each_text(
      jsonb_strip_nulls(jsonb_build_object('platform', d.platform, 'model', d.model)) || p.attributes
    ) as a
    where p.organisation_id = current_organisation_id() and p.active and a.value <> ''
    group by 1, 2
    order by 1, 3 desc, 2`.execute(tx);
  return rows;
}

export type PersonValues = { readonly personId: PersonId; readonly values: readonly (string | null)[] };

/** Active people in a stable order with the values of the given attributes. */
export async function peopleWithAttributes(
  tx: Transaction,
  names: readonly string[],
  condition: RawBuilder<unknown> = sql`true`,
): Promise<PersonValues[]> {
  const needsDevice = names.some((name) => name in deviceColumns);
  const columns = names.map((name) => {
    const recorded = sql`nullif(p.attributes ->> ${name}, '')`;
    const fromDevice = deviceColumns[name];
    return fromDevice === undefined ? recorded : sql`coalesce(${recorded}, ${fromDevice})`;
  });
  const { rows } = await sql<PersonValues>`
    select p.person_id as "personId", array[${sql.join(columns.length > 0 ? columns : [sql`null`])}]::text[] as values
    from person p
    ${needsDevice ? mainDevice : sql``}
    where p.organisation_id = current_organisation_id() and p.active and (${condition})
    order by p.person_id`.execute(tx);
  return rows;
}
