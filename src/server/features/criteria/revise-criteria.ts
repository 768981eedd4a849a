/**
 * Changing goals and criteria that are frozen, or that data has arrived for: a new revision of the plan with a reason,
 * frozen at once. Old and new stay visible on the criteria page, at every gate and in every record.
 */
import type { CriteriaState } from '#contracts/criteria.ts';
import type { ProposalId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { refuse, type Result } from '#domain/result.ts';
import { canonicalJson, recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { carryOutBy } from '#server/features/feedback/index.ts';
import { findRollout, wakeRollout } from '#server/features/rollouts/index.ts';
import { findIncomplete, missingFrom } from './check-plan.ts';
import { hashPlan } from './hash-plan.ts';
import * as revisionStore from './revision-store.ts';
import * as store from './store.ts';
import { changePlan, getCriteria, pilotMetrics, type PlanChange, readPlan } from './write-criteria.ts';

/** `proposalId` names the accepted proposed change that the revision carries out. */
export async function reviseCriteria(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  change: PlanChange,
  reason: string,
  proposalId?: ProposalId,
): Promise<Result<CriteriaState, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const afterData = await store.hasOutcomes(tx, rolloutId);
  if (rollout.criteriaFrozenAt === null && !afterData) return refuse(refusal('criteria_open'));
  const before = await readPlan(tx, rolloutId);
  const plan = changePlan(before, change);
  const blocked = findIncomplete(plan) ?? whatIsMissing(plan);
  if (blocked !== undefined) return refuse(blocked);
  if (canonicalJson(before) === canonicalJson(plan)) return refuse(refusal('criteria_unchanged'));

  const revision = rollout.revision + 1;
  await revisionStore.startRevision(tx, rolloutId, revision);
  await store.replaceCriteria(tx, context, rolloutId, { revision, reason, afterData }, plan);
  await revisionStore.carryRatings(tx, rolloutId, revision);
  const hash = hashPlan(plan, await pilotMetrics(tx, rolloutId));
  await store.markFrozen(tx, context, rolloutId, hash);
  await recordAudit(tx, context, {
    action: 'criteria.revised',
    subject: { kind: 'rollout', id: rolloutId },
    reason,
    before: { revision: rollout.revision, ...before },
    after: { revision, afterData, hash: hash.toString('hex'), ...plan },
  });
  const result = { kind: 'criteria', id: revision } as const;
  const carried = await carryOutBy(tx, context, { rolloutId, proposalId }, result, reason);
  if (!carried.ok) return carried;
  // Stages that run are judged by the new criteria, and open gates ask for votes on what that gives.
  await wakeRollout(tx, context, rolloutId);
  return await getCriteria(tx, rolloutId);
}

function whatIsMissing(plan: store.CriteriaPlan): Refusal | undefined {
  const missing = missingFrom(plan)[0];
  return missing === undefined ? undefined : refusal('criteria_missing', { missing });
}
