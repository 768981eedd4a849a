/** SQL for rules that a person set aside. */
import { sql } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { OverrideKind } from '#contracts/rollouts.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type OverrideRow = {
  readonly kind: OverrideKind;
  readonly rule: Statement;
  readonly reason: string;
  readonly overriddenBy: string;
  readonly at: Date;
};

export type NewOverride = Pick<OverrideRow, 'kind' | 'rule' | 'reason'> & {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
};

export async function insertOverride(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  { rolloutId, stageId, kind, rule, reason }: NewOverride,
): Promise<void> {
  await sql`
    insert into override (organisation_id, rollout_id, stage_id, kind, rule, reason, overridden_by, at)
    values (${organisationId}, ${rolloutId}, ${stageId}, ${kind}, ${JSON.stringify(rule)}, ${reason}, ${actor.name},
      ${now})`.execute(tx);
}

/** What has been set aside for a stage, in order of time. */
export async function overridesOf(tx: Transaction, stageId: StageId): Promise<OverrideRow[]> {
  const { rows } = await sql<OverrideRow>`
    select kind, rule, reason, overridden_by as "overriddenBy", at from override
    where organisation_id = current_organisation_id() and stage_id = ${stageId}
    order by override_id`.execute(tx);
  return rows;
}
