/** SQL for rules that a person set aside. */
import { sql } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { LastingOverride, SpentOverride } from '#contracts/overrides.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** What was set aside, and the last day (YYYY-MM-DD) of that; an override that was used at once has no such day. */
type KindAndDay =
  | { readonly kind: LastingOverride; readonly untilOn: string }
  | { readonly kind: SpentOverride; readonly untilOn: null };

export type OverrideRow = KindAndDay & {
  readonly rule: Statement;
  readonly reason: string;
  readonly overriddenBy: string;
  readonly at: Date;
};

export type NewOverride = KindAndDay & {
  readonly rule: Statement;
  readonly reason: string;
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
};

export async function insertOverride(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  { rolloutId, stageId, kind, rule, reason, untilOn }: NewOverride,
): Promise<void> {
  await sql`
    insert into override (organisation_id, rollout_id, stage_id, kind, rule, reason, overridden_by, at, until_on)
    values (${organisationId}, ${rolloutId}, ${stageId}, ${kind}, ${JSON.stringify(rule)}, ${reason}, ${actor.name},
      ${now}, ${untilOn})`.execute(tx);
}

const columns = sql`kind, rule, reason, overridden_by as "overriddenBy", at, until_on as "untilOn"`;

/**
 * What has been set aside for a stage, in order of time, whether or not it still holds; with what let it follow one that
 * failed or was rolled back, as far as that was said before it started.
 */
export async function overridesOf(tx: Transaction, stageId: StageId): Promise<OverrideRow[]> {
  const { rows } = await sql<OverrideRow>`
    select ${columns} from override
    where organisation_id = current_organisation_id() and (stage_id = ${stageId} or kind = 'stage_not_passed' and exists (
      select from stage own cross join lateral (
        select b.stage_id from stage b
        where b.organisation_id = own.organisation_id and b.rollout_id = own.rollout_id and b.ordinal < own.ordinal
          and b.status <> 'skipped'
        order by b.ordinal desc limit 1) as before
      where own.organisation_id = current_organisation_id() and own.stage_id = ${stageId}
        and before.stage_id = override.stage_id and override.at <= coalesce(own.started_at, 'infinity')))
    order by override_id`.execute(tx);
  return rows;
}

const zone = sql`(select o.time_zone from organisation o where o.organisation_id = current_organisation_id())`;

/** The override of a rule that lets something of a stage start now, the latest of several; undefined without one. */
export async function standingOverride(
  tx: Transaction,
  { now }: Context,
  stageId: StageId,
  kind: LastingOverride,
): Promise<OverrideRow | undefined> {
  const { rows } = await sql<OverrideRow>`
    select ${columns} from override
    where organisation_id = current_organisation_id() and stage_id = ${stageId} and kind = ${kind}
      and until_on >= (${now}::timestamptz at time zone ${zone})::date
    order by override_id desc limit 1`.execute(tx);
  return rows[0];
}

/** The next moment at which an override of a rollout no longer holds; null without one. */
export async function nextOverrideEnd(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min((until_on + 1)::timestamp at time zone ${zone}) as at from override
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      and until_on >= (${now}::timestamptz at time zone ${zone})::date`.execute(tx);
  return rows[0]?.at ?? null;
}
