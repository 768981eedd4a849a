/** SQL that counts the people of a rollout by the levels of an attribute. */
import { sql, type RawBuilder } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { unitAttribute } from '#domain/directory/unit-rule.ts';
import type { PersonState } from '#domain/rollout/person-states.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { recordedAttribute, recordedAttributes } from '#server/platform/person-unit-store.ts';
import { stateOfPlace } from './training-store.ts';

const ofDevice: Readonly<Record<string, RawBuilder<string>>> = {
  platform: sql<string>`d.platform`,
  model: sql<string>`d.model`,
};

/**
 * The level of a person `p`: as recorded, else of the main device for platform and model; null when neither is known. The
 * device is named only where it counts: a statement that names it is counted by one process.
 */
export function levelOf(attribute: string): RawBuilder<string | null> {
  const recorded = recordedAttribute(attribute);
  const device = ofDevice[attribute];
  if (device === undefined) return recorded;
  return sql`coalesce(${recorded}, (
    select ${device} from main_device(p.organisation_id, p.external_id, p.email) as d))`;
}

/** The attributes by which people can be told apart here, by name: those recorded, of their devices, and their unit. */
export async function levelAttributes(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ hasUnits: boolean }>`
    select exists (select from deployment_unit where organisation_id = current_organisation_id()) as "hasUnits"`.execute(
    tx,
  );
  const units = rows[0]!.hasUnits ? [unitAttribute] : [];
  return [...new Set([...(await recordedAttributes(tx)), ...Object.keys(ofDevice), ...units])].sort();
}

/** Whether the person has this level of the attribute; an empty level means that none is recorded. */
export function hasLevel(attribute: string, level: string): RawBuilder<boolean> {
  return sql<boolean>`coalesce(${levelOf(attribute)}, '') = ${level}`;
}

export type BreakdownCell = {
  readonly level: string | null;
  readonly state: PersonState;
  readonly people: number;
};

export async function breakdown(
  tx: Transaction,
  rolloutId: RolloutId,
  attribute: string,
  stageId: StageId | undefined,
): Promise<BreakdownCell[]> {
  const { rows } = await sql<BreakdownCell>`
    select ${levelOf(attribute)} as level, ${stateOfPlace} as state, count(*)::integer as people
    from enrolment e join person p using (organisation_id, person_id)
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
      ${stageId === undefined ? sql`` : sql`and e.stage_id = ${stageId}`}
    group by 1, 2`.execute(tx);
  return rows;
}

export async function ticketsByLevel(
  tx: Transaction,
  rolloutId: RolloutId,
  attribute: string,
  stageId: StageId | undefined,
): Promise<{ level: string | null; tickets: number }[]> {
  const { rows } = await sql<{ level: string | null; tickets: number }>`
    select ${levelOf(attribute)} as level, count(*)::integer as tickets
    from observation o join person p using (organisation_id, person_id)
    where o.organisation_id = current_organisation_id() and o.rollout_id = ${rolloutId} and o.kind = 'ticket.opened'
      ${
        stageId === undefined
          ? sql``
          : sql`and exists (select from enrolment e where e.organisation_id = o.organisation_id
              and e.rollout_id = o.rollout_id and e.person_id = o.person_id and e.stage_id = ${stageId})`
      }
    group by 1`.execute(tx);
  return rows;
}
