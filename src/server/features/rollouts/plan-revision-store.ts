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

export type DraftFacts = {
  readonly isChosen: boolean;
  readonly isMessageApproved: boolean;
  /** Who sent the last plan back, and why; null when it was not, or none was submitted. */
  readonly rejectedBy: string | null;
  readonly rejection: string | null;
};

/** What stands of a rollout whose pilot has not been submitted. */
export async function draftFacts(tx: Transaction, rolloutId: RolloutId): Promise<DraftFacts> {
  const { rows } = await sql<DraftFacts>`
    select
      exists (select 1 from cohort c join stage s using (organisation_id, stage_id)
        where c.organisation_id = current_organisation_id() and c.rollout_id = ${rolloutId} and c.status = 'accepted'
          and s.kind = 'pilot') as "isChosen",
      exists (select 1 from message where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
        and stage_kind = 'pilot' and status = 'approved') as "isMessageApproved",
      last.by as "rejectedBy", last.decision as rejection
    from (select 1) as one left join lateral (
      select decided_by as by, decision, status from plan_revision
      where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      order by plan_revision_id desc limit 1) as last on last.status = 'rejected'`.execute(tx);
  return rows[0]!;
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
