/** Writing goals and criteria, and freezing them before the first measurement. */
import type { CriteriaState } from '#contracts/criteria.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { defineMetrics, type MetricDefinition } from '#contracts/metric-definitions.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findRollout, stagesOf } from '#server/features/rollouts/index.ts';
import { findIncomplete, missingFrom } from './check-plan.ts';
import { adviseOnAll } from './criterion-advice.ts';
import { hashPlan } from './hash-plan.ts';
import { revisionsOf } from './revisions.ts';
import * as store from './store.ts';

const notFound = refuse(refusal('not_found', { what: 'rollout' }));

export async function getCriteria(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<Result<CriteriaState, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return notFound;
  const plan = await readPlan(tx, rolloutId);
  const size = await store.pilotSize(tx, rolloutId);
  return ok({
    revision: rollout.revision,
    frozenAt: rollout.criteriaFrozenAt?.toISOString() ?? null,
    hash: (await store.frozenHash(tx, rolloutId))?.toString('hex') ?? null,
    goals: [...plan.goals],
    definitions: [...plan.definitions],
    passRules: [...(plan.passRules ?? [])],
    metrics: await pilotMetrics(tx, rolloutId),
    hasData: await store.hasOutcomes(tx, rolloutId),
    revisions: await revisionsOf(tx, rolloutId),
    missing: missingFrom(plan),
    advice: adviseOnAll(plan.definitions, size),
  });
}

export async function readPlan(tx: Transaction, rolloutId: RolloutId): Promise<store.CriteriaPlan> {
  const definitions = (await store.criteriaOf(tx, rolloutId)).map((row) => row.definition);
  const passRules = await store.passRulesOf(tx, rolloutId);
  return planOf({ goals: await store.goalsOf(tx, rolloutId), definitions, passRules });
}

/** What is to be written; goals or counts that are left out stay as they are. */
export type PlanChange = Pick<store.CriteriaPlan, 'definitions'> & Partial<store.CriteriaPlan>;

/** The plan a change leads to. */
export function changePlan(before: store.CriteriaPlan, change: PlanChange): store.CriteriaPlan {
  const { goals = before.goals, definitions, passRules = before.passRules ?? [] } = change;
  return planOf({ goals, definitions, passRules });
}

/** A plan as it is hashed and compared: without counts it says nothing of them. */
function planOf({ goals, definitions, passRules }: Required<store.CriteriaPlan>): store.CriteriaPlan {
  return { goals, definitions, ...(passRules.length === 0 ? {} : { passRules }) };
}

/** How each metric is measured in the pilot, with its window as it is planned now. */
export async function pilotMetrics(tx: Transaction, rolloutId: RolloutId): Promise<MetricDefinition[]> {
  const pilot = (await stagesOf(tx, rolloutId)).find((stage) => stage.kind === 'pilot');
  return pilot === undefined ? [] : defineMetrics(pilot.windowDays);
}

/** Saves goals and criteria of the current revision; refused once they are frozen or data has arrived. */
export async function saveCriteria(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  change: PlanChange,
): Promise<Result<CriteriaState, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return notFound;
  if (rollout.criteriaFrozenAt !== null) return refuse(frozenRefusal(rollout.criteriaFrozenAt));
  if (await store.hasOutcomes(tx, rolloutId)) return refuse(refusal('evidence_exists'));
  const plan = changePlan(await readPlan(tx, rolloutId), change);
  const incomplete = findIncomplete(plan);
  if (incomplete !== undefined) return refuse(incomplete);

  const { revision } = rollout;
  await store.replaceCriteria(tx, context, rolloutId, { revision, reason: null, afterData: false }, plan);
  await recordAudit(tx, context, {
    action: 'criteria.saved',
    subject: { kind: 'rollout', id: rolloutId },
    after: {
      ids: plan.definitions.map((definition) => definition.id),
      goals: plan.goals.map((goal) => goal.id),
      ...(plan.passRules === undefined ? {} : { passRules: plan.passRules }),
    },
  });
  return await getCriteria(tx, rolloutId);
}

/** Freezes goals and criteria with a hash of their text; refused when data has arrived or something is missing. */
export async function freezeCriteria(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Result<CriteriaState, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return notFound;
  if (rollout.criteriaFrozenAt !== null) return refuse(frozenRefusal(rollout.criteriaFrozenAt));
  const plan = await readPlan(tx, rolloutId);
  const missing = missingFrom(plan)[0];
  if (missing !== undefined) return refuse(refusal('criteria_missing', { missing }));
  if (await store.hasOutcomes(tx, rolloutId)) return refuse(refusal('evidence_exists'));

  const hash = hashPlan(plan, await pilotMetrics(tx, rolloutId));
  await store.markFrozen(tx, context, rolloutId, hash);
  await recordAudit(tx, context, {
    action: 'criteria.frozen',
    subject: { kind: 'rollout', id: rolloutId },
    after: { revision: rollout.revision, hash: hash.toString('hex') },
  });
  return await getCriteria(tx, rolloutId);
}

function frozenRefusal(at: Date): Refusal {
  return refusal('criteria_frozen', { on: at.toISOString().slice(0, 10) });
}
