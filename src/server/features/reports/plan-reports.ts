/** Planning reports: what is reported, how often, to whom. What has been issued stays whatever is planned. */
import { reportPlansMax, type ReportPlan, type ReportPlanFields } from '#contracts/reports.ts';
import type { ReportPlanId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { nextDueOn } from '#domain/reports/due-dates.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { addDays, dateAt, instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { readWorkingDays } from '#server/features/calendar/index.ts';
import { findRollout, requestTick, type RolloutRow } from '#server/features/rollouts/index.ts';
import { presentPlan } from './read-reports.ts';
import * as store from './store.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;

const noPlan = refuse(refusal('not_found', { what: 'report_plan' }));

/** Why nobody could be told, or undefined. */
async function findUnfit(tx: Transaction, fields: ReportPlanFields): Promise<Refusal | undefined> {
  if (fields.roles.length === 0 && fields.accountIds.length === 0) return refusal('report_for_nobody');
  const known = new Set((await store.accountsOf(tx)).map(({ accountId }) => accountId));
  return fields.accountIds.every((accountId) => known.has(accountId))
    ? undefined
    : refusal('report_account_unknown');
}

/** The first day that is still ahead: today until its working day has begun. */
async function firstDue(
  tx: Transaction,
  { now }: Context,
  { settings, timeZone }: RolloutRow,
  fields: ReportPlanFields,
): Promise<string> {
  const today = dateAt(now, timeZone);
  const hasBegun = instantOn(today, settings.startHour, timeZone) <= now;
  return nextDueOn(fields, hasBegun ? today : addDays(today, -1), await readWorkingDays(tx));
}

async function presentOne(
  tx: Transaction,
  rolloutId: RolloutId,
  reportPlanId: ReportPlanId,
): Answer<ReportPlan> {
  const plan = (await store.plansOf(tx, rolloutId)).find((row) => row.reportPlanId === reportPlanId)!;
  return ok(presentPlan(plan, await store.accountsOf(tx)));
}

export async function addReportPlan(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  fields: ReportPlanFields,
): Answer<ReportPlan> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  if ((await store.plansOf(tx, rolloutId)).length >= reportPlansMax)
    return refuse(refusal('report_plans_full', { most: reportPlansMax }));
  const unfit = await findUnfit(tx, fields);
  if (unfit !== undefined) return refuse(unfit);
  const nextDue = await firstDue(tx, context, rollout, fields);
  const reportPlanId = await store.insertPlan(tx, context, rolloutId, fields, nextDue);
  await recordAudit(tx, context, {
    action: 'report_plan.added',
    subject: { kind: 'report_plan', id: reportPlanId },
    after: { rolloutId, ...fields },
  });
  await requestTick(tx, rolloutId, context.now);
  return await presentOne(tx, rolloutId, reportPlanId);
}

type Place = { readonly rolloutId: RolloutId; readonly reportPlanId: ReportPlanId };

export async function changeReportPlan(
  tx: Transaction,
  context: Context,
  { rolloutId, reportPlanId }: Place,
  fields: ReportPlanFields,
): Answer<ReportPlan> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  const before = (await store.plansOf(tx, rolloutId)).find((row) => row.reportPlanId === reportPlanId);
  if (rollout === undefined || before === undefined) return noPlan;
  const unfit = await findUnfit(tx, fields);
  if (unfit !== undefined) return refuse(unfit);
  await store.updatePlan(tx, context, reportPlanId, fields, await firstDue(tx, context, rollout, fields));
  await recordAudit(tx, context, {
    action: 'report_plan.changed',
    subject: { kind: 'report_plan', id: reportPlanId },
    before,
    after: { rolloutId, ...fields },
  });
  await requestTick(tx, rolloutId, context.now);
  return await presentOne(tx, rolloutId, reportPlanId);
}

export async function removeReportPlan(
  tx: Transaction,
  context: Context,
  { rolloutId, reportPlanId }: Place,
): Answer<{ reportPlanId: ReportPlanId }> {
  const before = (await store.plansOf(tx, rolloutId)).find((row) => row.reportPlanId === reportPlanId);
  if (before === undefined) return noPlan;
  await store.deletePlan(tx, reportPlanId);
  await recordAudit(tx, context, {
    action: 'report_plan.removed',
    subject: { kind: 'report_plan', id: reportPlanId },
    before,
  });
  return ok({ reportPlanId });
}
