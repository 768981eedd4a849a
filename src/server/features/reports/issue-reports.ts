/**
 * Issuing reports: on their working day by themselves, with the numbers of that moment, or late by a person. A day that
 * could not be kept stays in the list with its reason: a report that is not there would look like good news.
 */
import type { ReportId, RolloutId } from '#contracts/ids.ts';
import type { Report, ReportContent } from '#contracts/reports.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { reportStatement } from '#contracts/sentences/report-sentences.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { IsWorked } from '#domain/calendar/working-days.ts';
import { nextDueOn } from '#domain/reports/due-dates.ts';
import { refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt, instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { readWorkingDays } from '#server/features/calendar/index.ts';
import { sendReport } from '#server/features/messages/index.ts';
import { findRollout, type RolloutRow } from '#server/features/rollouts/index.ts';
import { composeReport, hashReport } from './compose-report.ts';
import { getReport } from './read-reports.ts';
import * as store from './store.ts';
import { audienceOf, writeLetters } from './tell-audience.ts';

export type ReportsWatched = {
  readonly changed: boolean;
  /** When the next report is due; null without any. */
  readonly lookAgainAt: Date | null;
};

/** Issues what is due now, and lists as missed what was due on an earlier day. For the engine, once a round. */
export async function watchReports(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
): Promise<ReportsWatched> {
  const plans = await store.plansOf(tx, rollout.rolloutId);
  let changed = false;
  let lookAgainAt: Date | null = null;
  for (const plan of plans) {
    const isDue = dueAt(rollout, plan.nextDueOn) <= context.now;
    const next = isDue
      ? await catchUp(tx, context, rollout, plan, await readWorkingDays(tx))
      : plan.nextDueOn;
    changed ||= next !== plan.nextDueOn;
    const at = dueAt(rollout, next);
    if (lookAgainAt === null || at < lookAgainAt) lookAgainAt = at;
  }
  return { changed, lookAgainAt };
}

/** Reports are issued when the working day begins. */
function dueAt({ settings, timeZone }: RolloutRow, on: string): Date {
  return instantOn(on, settings.startHour, timeZone);
}

/** Deals with every day up to now on which the report was due, which it is; returns the next one. */
async function catchUp(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  plan: store.PlanRow,
  isWorked: IsWorked,
): Promise<string> {
  const today = dateAt(context.now, rollout.timeZone);
  const startedOn = rollout.startedAt === null ? today : dateAt(rollout.startedAt, rollout.timeZone);
  let dueOn = plan.nextDueOn;
  while (dueAt(rollout, dueOn) <= context.now) {
    // Before the rollout started there was nothing to report, and nobody expected anything.
    if (dueOn >= startedOn && !(await store.hasReportOn(tx, plan.reportPlanId, dueOn)))
      await (dueOn < today
        ? miss(tx, context, plan, dueOn, reportStatement('report_away'))
        : issueOrMiss(tx, context, rollout, plan, dueOn));
    dueOn = nextDueOn(plan, dueOn, isWorked);
  }
  await store.setNextDue(tx, plan.reportPlanId, dueOn);
  return dueOn;
}

async function issueOrMiss(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  plan: store.PlanRow,
  dueOn: string,
): Promise<void> {
  const { content, missing } = await composeReport(tx, context, rollout, plan);
  if (missing !== null) return await miss(tx, context, plan, dueOn, missing);
  const issued = whole(context, rollout, { name: plan.name, dueOn, content });
  const reportId = await store.insertIssued(tx, context, plan, dueOn, issued);
  await record(tx, context, plan, { reportId, dueOn, ...issued });
}

async function miss(
  tx: Transaction,
  context: Context,
  plan: store.PlanRow,
  dueOn: string,
  reason: Statement,
): Promise<void> {
  const reportId = await store.insertMissed(tx, context, plan, dueOn, reason);
  await recordAudit(tx, context, {
    action: 'report.missed',
    subject: { kind: 'report', id: reportId },
    after: { rolloutId: plan.rolloutId, name: plan.name, dueOn, reason },
  });
}

/** What is kept of a report that is issued now. */
function whole(
  { now }: Context,
  { timeZone }: RolloutRow,
  report: { readonly name: string; readonly dueOn: string; readonly content: ReportContent },
): store.Issued {
  const letters = writeLetters({ ...report, issuedOn: dateAt(now, timeZone) });
  return { content: report.content, hash: hashReport(report.content), letters };
}

/** What issuing leaves behind besides the report: the audit event, and a copy to everybody of the audience. */
async function record(
  tx: Transaction,
  context: Context,
  plan: store.PlanRow,
  { reportId, dueOn, hash }: store.Issued & { readonly reportId: ReportId; readonly dueOn: string },
): Promise<void> {
  const { rolloutId, name } = plan;
  const audience = audienceOf(plan, await store.accountsOf(tx));
  const told = await sendReport(tx, context, { rolloutId, reportId, audience });
  await recordAudit(tx, context, {
    action: 'report.issued',
    subject: { kind: 'report', id: reportId },
    after: { rolloutId, name, dueOn, hash: hash.toString('hex'), told },
  });
}

/** Issues a missed report with the numbers of now; refused when it still could not be issued. */
export async function issueLate(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  reportId: ReportId,
): Promise<Result<Report, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  const report = await store.findReport(tx, rolloutId, reportId, 'lock');
  if (rollout === undefined || report === undefined) return refuse(refusal('not_found', { what: 'report' }));
  if (report.status === 'issued') return refuse(refusal('report_issued'));
  const plan = (await store.plansOf(tx, rolloutId)).find((row) => row.reportPlanId === report.reportPlanId);
  if (plan === undefined) return refuse(refusal('report_plan_gone'));
  const { content, missing } = await composeReport(tx, context, rollout, plan);
  if (missing !== null) return refuse(refusal('report_without_data', { finding: missing }));
  const { name, dueOn } = report;
  const issued = whole(context, rollout, { name, dueOn, content });
  await store.issueMissed(tx, context, reportId, issued);
  await record(tx, context, plan, { reportId, dueOn, ...issued });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return await getReport(tx, rolloutId, reportId);
}
