/** What screens read: the metric plan with its audience, the list of reports, one report, and a preview. */
import type { Static } from 'typebox';
import type { ReportId, ReportPlanId, RolloutId } from '#contracts/ids.ts';
import type { Report, ReportPlan, reportRoutes, ReportRow } from '#contracts/reports.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { composeReport, type Composed } from './compose-report.ts';
import * as store from './store.ts';
import { audienceOf } from './tell-audience.ts';

const named = ({ accountId, name }: store.AccountRow) => ({ accountId, name });

export function presentPlan(
  { rolloutId: _, ...plan }: store.PlanRow,
  accounts: readonly store.AccountRow[],
): ReportPlan {
  return { ...plan, audience: audienceOf(plan, accounts).map(named) };
}

function presentRow({ reportPlanId: _, issuedAt, ...row }: store.ReportRecord): ReportRow {
  return { ...row, issuedAt: issuedAt?.toISOString() ?? null };
}

export async function listReports(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<Result<Static<typeof reportRoutes.listReports.response>, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const accounts = await store.accountsOf(tx);
  return ok({
    plans: (await store.plansOf(tx, rolloutId)).map((plan) => presentPlan(plan, accounts)),
    reports: (await store.reportsOf(tx, rolloutId)).map(presentRow),
    accounts: accounts.map(named),
  });
}

export async function getReport(
  tx: Transaction,
  rolloutId: RolloutId,
  reportId: ReportId,
): Promise<Result<Report, Refusal>> {
  const report = await store.findReport(tx, rolloutId, reportId);
  if (report === undefined) return refuse(refusal('not_found', { what: 'report' }));
  const { content, hash, ...row } = report;
  const copies = await store.copiesOf(tx, reportId);
  return ok({
    ...presentRow(row),
    content,
    hash: hash?.toString('hex') ?? null,
    copies: copies.map(({ at, ...copy }) => ({ ...copy, at: at.toISOString() })),
  });
}

export async function previewReport(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  reportPlanId: ReportPlanId,
): Promise<Result<Composed, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  const plan = (await store.plansOf(tx, rolloutId)).find((row) => row.reportPlanId === reportPlanId);
  if (rollout === undefined || plan === undefined)
    return refuse(refusal('not_found', { what: 'report_plan' }));
  return ok(await composeReport(tx, context, rollout, plan));
}
