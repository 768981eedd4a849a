/** SQL that counts the groups of an organisation or of a stage, and finds the group of each measured person. */
import { sql, type RawBuilder } from 'kysely';
import type { CompositionShape, CountedLevels } from '#domain/evidence/composition.ts';
import type { PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { recordedAttribute } from '#server/platform/person-unit-store.ts';
import { measuredValues } from './measured-source.ts';

/** What an attribute is called where nothing is recorded. */
const NOT_RECORDED = 'not recorded';

/** For the attributes that only devices have. */
const mainDevice = sql`left join lateral main_device(p.organisation_id, p.external_id, p.email) as d on true`;

/** The level of an attribute of person `p`, from the directory of people or else from the main device `d`. */
function levelOf(attribute: string): RawBuilder<string> {
  return sql<string>`coalesce(${recordedAttribute(attribute)},
    to_jsonb(d) ->> ${attribute}, ${NOT_RECORDED})`;
}

function levelsOf(attributes: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`array[${sql.join(attributes.map(levelOf))}]::text[]`;
}

/** The attributes the accepted pilot was chosen to represent. */
export async function representedAttributes(tx: Transaction, rolloutId: RolloutId): Promise<string[]> {
  const { rows } = await sql<{ by: string[] | null }>`
    select c.options -> 'by' as by from cohort c join stage s using (organisation_id, stage_id)
    where c.organisation_id = current_organisation_id() and c.rollout_id = ${rolloutId} and s.kind = 'pilot'
      and c.status = 'accepted'
    order by c.cohort_id limit 1`.execute(tx);
  return rows[0]?.by ?? [];
}

/** How many people have which combination of levels: active people everywhere, or those with a place in a stage. */
export async function countLevels(
  tx: Transaction,
  attributes: readonly string[],
  stageId: StageId | null,
): Promise<CountedLevels[]> {
  const place =
    stageId === null
      ? sql`p.active`
      : sql`exists (select 1 from enrolment e where e.organisation_id = p.organisation_id
          and e.person_id = p.person_id and e.stage_id = ${stageId} and e.status not in ('excluded', 'cancelled'))`;
  const { rows } = await sql<CountedLevels>`
    select ${levelsOf(attributes)} as levels, count(*)::integer as people
    from person p ${mainDevice}
    where p.organisation_id = current_organisation_id() and ${place}
    group by 1 order by 1`.execute(tx);
  return rows;
}

export type KeptComposition = {
  readonly attributes: readonly string[];
  readonly shape: CompositionShape;
  /** People who can be measured in the stage at most. */
  readonly people: number;
};

export async function keptComposition(
  tx: Transaction,
  stageId: StageId,
): Promise<KeptComposition | undefined> {
  const { rows } = await sql<KeptComposition>`
    select attributes, shape, people from stage_composition
    where organisation_id = current_organisation_id() and stage_id = ${stageId}`.execute(tx);
  return rows[0];
}

export async function keepComposition(
  tx: Transaction,
  { organisationId, now }: Context,
  stageId: StageId,
  { attributes, shape, people }: KeptComposition,
): Promise<void> {
  await sql`
    insert into stage_composition (organisation_id, stage_id, attributes, shape, people, counted_at)
    values (${organisationId}, ${stageId}, ${[...attributes]}::text[], ${JSON.stringify(shape)}, ${people}, ${now})
    on conflict do nothing`.execute(tx);
}

/** The levels of people as the directory has them. */
export async function levelsOfPeople(
  tx: Transaction,
  attributes: readonly string[],
  personIds: readonly PersonId[],
): Promise<{ personId: PersonId; levels: string[] }[]> {
  const { rows } = await sql<{ personId: PersonId; levels: string[] }>`
    select p.person_id as "personId", ${levelsOf(attributes)} as levels
    from person p ${mainDevice}
    where p.organisation_id = current_organisation_id() and p.person_id = any(${[...personIds]}::bigint[])
    order by p.person_id`.execute(tx);
  return rows;
}

export type StratumCount = { readonly level: string; readonly n: number; readonly sum: number };

/** Measured people and the sum of their values per level of an attribute. */
export async function strataOf(
  tx: Transaction,
  stageId: StageId,
  metric: string,
  attribute: string,
): Promise<StratumCount[]> {
  const { rows } = await sql<StratumCount>`
    select ${levelOf(attribute)} as level, count(*)::integer as n, sum(o.value) as sum
    from ${measuredValues(stageId, metric)} as o
    join person p using (organisation_id, person_id)
    ${mainDevice}
    group by 1
    order by 2 desc, 1`.execute(tx);
  return rows;
}
