/** SQL for the risk register. */
import { sql } from 'kysely';
import type { RiskId, RolloutId } from '#contracts/ids.ts';
import type { RiskFields } from '#contracts/risks.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type RiskRow = RiskFields & {
  readonly riskId: RiskId;
  readonly reviewedAt: Date;
  readonly reviewedBy: string;
  readonly closedBecause: string | null;
};

/** The risks of a rollout in the order they were added. */
export async function risksOf(tx: Transaction, rolloutId: RolloutId): Promise<RiskRow[]> {
  const { rows } = await sql<RiskRow>`
    select risk_id as "riskId", name, likelihood, impact, mitigation, owner, review_on as "reviewOn",
      reviewed_at as "reviewedAt", reviewed_by as "reviewedBy", closed_because as "closedBecause"
    from risk where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    order by risk_id`.execute(tx);
  return rows;
}

export async function insertRisk(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  { name, likelihood, impact, mitigation, owner, reviewOn }: RiskFields,
): Promise<RiskId> {
  const { rows } = await sql<{ riskId: RiskId }>`
    insert into risk (organisation_id, rollout_id, name, likelihood, impact, mitigation, owner, review_on, reviewed_at,
      reviewed_by)
    values (${organisationId}, ${rolloutId}, ${name}, ${likelihood}, ${impact}, ${mitigation}, ${owner}, ${reviewOn},
      ${now}, ${actor.name})
    returning risk_id as "riskId"`.execute(tx);
  return rows[0]!.riskId;
}

/** Writes what a review found; a closed risk is open again. */
export async function updateRisk(
  tx: Transaction,
  { actor, now }: Context,
  riskId: RiskId,
  { name, likelihood, impact, mitigation, owner, reviewOn }: RiskFields,
): Promise<void> {
  await sql`
    update risk set name = ${name}, likelihood = ${likelihood}, impact = ${impact}, mitigation = ${mitigation},
      owner = ${owner}, review_on = ${reviewOn}, reviewed_at = ${now}, reviewed_by = ${actor.name},
      closed_because = null, closed_at = null
    where organisation_id = current_organisation_id() and risk_id = ${riskId}`.execute(tx);
}

export async function closeRisk(
  tx: Transaction,
  { actor, now }: Context,
  riskId: RiskId,
  reason: string,
): Promise<void> {
  await sql`
    update risk set closed_because = ${reason}, closed_at = ${now}, reviewed_at = ${now}, reviewed_by = ${actor.name}
    where organisation_id = current_organisation_id() and risk_id = ${riskId}`.execute(tx);
}
