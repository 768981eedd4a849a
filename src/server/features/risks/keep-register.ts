/** Keeping the risk register: adding, reviewing and closing risks. What is open and heavy is shown at the gate. */
import type { RiskId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { overallRisk, risksMax, type GateRisk, type Risk, type RiskFields } from '#contracts/risks.ts';
import { byWeight } from '#domain/risks/risk-matrix.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findRollout, requestTick, type RolloutRow } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;
type Place = { readonly rolloutId: RolloutId; readonly riskId: RiskId };

function present({ reviewedAt, ...row }: store.RiskRow, today: string): Risk {
  return {
    ...row,
    overall: overallRisk(row),
    isOverdue: row.closedBecause === null && row.reviewOn < today,
    reviewedAt: reviewedAt.toISOString(),
  };
}

const todayOf = ({ now }: Context, { timeZone }: RolloutRow): string => dateAt(now, timeZone);

export async function listRisks(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Answer<{ risks: Risk[] }> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const today = todayOf(context, rollout);
  const risks = (await store.risksOf(tx, rolloutId)).map((row) => present(row, today));
  return ok({
    risks: risks.toSorted(
      (a, b) => Number(a.closedBecause !== null) - Number(b.closedBecause !== null) || byWeight(a, b),
    ),
  });
}

/** Open risks that weigh high, as a gate shows them. */
export async function openHighRisks(tx: Transaction, rolloutId: RolloutId): Promise<GateRisk[]> {
  return (await store.risksOf(tx, rolloutId))
    .filter((row) => row.closedBecause === null && overallRisk(row) === 'high')
    .map(({ name, likelihood, impact, mitigation, owner, reviewOn }) => ({
      ...{ name, likelihood, impact, mitigation, owner, reviewOn },
    }));
}

export async function addRisk(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  fields: RiskFields,
): Answer<Risk> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  if ((await store.risksOf(tx, rolloutId)).length >= risksMax)
    return refuse(refusal('risks_full', { most: risksMax }));
  if (fields.reviewOn < todayOf(context, rollout)) return refuse(refusal('risk_review_past'));
  const riskId = await store.insertRisk(tx, context, rolloutId, fields);
  await recordAudit(tx, context, {
    action: 'risk.added',
    subject: { kind: 'risk', id: riskId },
    after: { rolloutId, ...fields },
  });
  return await changed(tx, context, rollout, riskId);
}

export async function reviewRisk(
  tx: Transaction,
  context: Context,
  { rolloutId, riskId }: Place,
  fields: RiskFields,
): Answer<Risk> {
  const found = await findRisk(tx, { rolloutId, riskId });
  if (!found.ok) return found;
  const { rollout, before } = found.value;
  if (fields.reviewOn < todayOf(context, rollout)) return refuse(refusal('risk_review_past'));
  await store.updateRisk(tx, context, riskId, fields);
  await recordAudit(tx, context, {
    action: 'risk.reviewed',
    subject: { kind: 'risk', id: riskId },
    before,
    after: { rolloutId, ...fields },
  });
  return await changed(tx, context, rollout, riskId);
}

export async function closeRisk(
  tx: Transaction,
  context: Context,
  { rolloutId, riskId }: Place,
  reason: string,
): Answer<Risk> {
  const found = await findRisk(tx, { rolloutId, riskId });
  if (!found.ok) return found;
  const { rollout, before } = found.value;
  if (before.closedBecause !== null) return refuse(refusal('risk_closed'));
  await store.closeRisk(tx, context, riskId, reason);
  await recordAudit(tx, context, {
    action: 'risk.closed',
    subject: { kind: 'risk', id: riskId },
    reason,
    before,
  });
  return await changed(tx, context, rollout, riskId);
}

async function findRisk(
  tx: Transaction,
  { rolloutId, riskId }: Place,
): Answer<{ rollout: RolloutRow; before: store.RiskRow }> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  const before = (await store.risksOf(tx, rolloutId)).find((row) => row.riskId === riskId);
  return rollout === undefined || before === undefined
    ? refuse(refusal('not_found', { what: 'risk' }))
    : ok({ rollout, before });
}

/** The risk as it is now. An open gate is to show it, so the engine looks at the rollout. */
async function changed(tx: Transaction, context: Context, rollout: RolloutRow, riskId: RiskId): Answer<Risk> {
  await requestTick(tx, rollout.rolloutId, context.now);
  const row = (await store.risksOf(tx, rollout.rolloutId)).find((one) => one.riskId === riskId)!;
  return ok(present(row, todayOf(context, rollout)));
}
