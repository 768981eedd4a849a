/** SQL for plans that wait for another person, and what was decided. */
import { sql } from 'kysely';
import type { AccountId, PlanId, RolloutId } from '#contracts/ids.ts';
import type { PlanFigures, PlanKind } from '#contracts/plans.ts';
import type { PlanStatus } from '#domain/rollout/plan-machine.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { accountOf } from './others-with.ts';

export type PlanRevisionRow = {
  readonly planId: PlanId;
  readonly kind: PlanKind;
  readonly status: PlanStatus;
  /** What approving carries out, as the kind of plan wants it. */
  readonly request: unknown;
  readonly figures: PlanFigures;
  readonly reason: string;
  readonly submittedBy: string;
  /** Null when nobody signed in submitted it. */
  readonly submitterAccountId: AccountId | null;
  readonly submittedAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decision: string | null;
  readonly isAlone: boolean;
};

const columns = sql`
  plan_revision_id as "planId", kind, status, request, figures, reason, submitted_by as "submittedBy",
  submitter_account_id as "submitterAccountId", submitted_at as "submittedAt", decided_by as "decidedBy",
  decided_at as "decidedAt", decision, is_alone as "isAlone"`;

export type NewPlan = Pick<PlanRevisionRow, 'request' | 'figures' | 'reason'>;

export async function insertPlan(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  { request, figures, reason }: NewPlan,
): Promise<PlanId> {
  const { rows } = await sql<{ planId: PlanId }>`
    insert into plan_revision (organisation_id, rollout_id, kind, request, figures, reason, submitted_by,
      submitter_account_id, submitted_at)
    values (${organisationId}, ${rolloutId}, ${figures.kind}, ${JSON.stringify(request)}::jsonb,
      ${JSON.stringify(figures)}::jsonb, ${reason}, ${actor.name},
      ${accountOf(actor)}, ${now})
    returning plan_revision_id as "planId"`.execute(tx);
  return rows[0]!.planId;
}

/** Every plan of the rollout, the newest first. */
export async function plansOf(tx: Transaction, rolloutId: RolloutId): Promise<PlanRevisionRow[]> {
  const { rows } = await sql<PlanRevisionRow>`
    select ${columns} from plan_revision
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    order by plan_revision_id desc`.execute(tx);
  return rows;
}

/** The plan that waits; undefined when none does. */
export async function openPlanOf(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<PlanRevisionRow | undefined> {
  const { rows } = await sql<PlanRevisionRow>`
    select ${columns} from plan_revision
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and status = 'proposed'`.execute(
    tx,
  );
  return rows[0];
}

export async function decidePlan(
  tx: Transaction,
  { actor, now }: Context,
  planId: PlanId,
  decided: Pick<PlanRevisionRow, 'status' | 'figures' | 'isAlone'> & { readonly decision: string },
): Promise<void> {
  await sql`
    update plan_revision set status = ${decided.status}, figures = ${JSON.stringify(decided.figures)}::jsonb,
      decided_by = ${actor.name}, decided_at = ${now}, decision = ${decided.decision}, is_alone = ${decided.isAlone}
    where organisation_id = current_organisation_id() and plan_revision_id = ${planId}`.execute(tx);
}

/** Whether waves are laid out that nobody has approved: nobody of them is told anything. */
export async function doWavesWait(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  const { rows } = await sql<{ wait: boolean }>`
    select exists (select 1 from wave_plan where organisation_id = current_organisation_id()
      and rollout_id = ${rolloutId} and approved_at is null) as wait`.execute(tx);
  return rows[0]!.wait;
}

export async function approveWaves(tx: Transaction, { now }: Context, rolloutId: RolloutId): Promise<void> {
  await sql`
    update wave_plan set approved_at = ${now}
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}
