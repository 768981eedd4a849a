/** Examples of the routes of the metric plan and its reports. */
import { reportRoutes, type ReportPlan } from '#contracts/reports.ts';
import type { ReportId, ReportPlanId, RolloutId } from '#contracts/ids.ts';
import { judgeStage } from '#server/features/criteria/index.ts';
import { findStage } from '#server/features/rollouts/index.ts';
import { sql } from '#server/platform/db/database.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { setStageStatus, withDraft, withScheduledPilot } from './planned-rollout.ts';

const weekly = {
  name: 'Status of the week',
  template: 'status',
  metrics: ['enrolment_success', 'satisfaction'],
  every: 'week',
  firstOn: '2026-11-02',
  roles: ['executive_sponsor', 'administrator'],
  accountIds: [],
} as const;

type Planned = { readonly rolloutId: RolloutId; readonly reportPlanId: ReportPlanId };

async function planWeekly(place: Place, rolloutId: RolloutId): Promise<Planned> {
  const { reportPlanId } = await place.call<ReportPlan>(reportRoutes.addReportPlan, {
    params: { rolloutId },
    body: weekly,
  });
  return { rolloutId, reportPlanId };
}

const withPlanned = async (place: Place): Promise<Planned> =>
  await planWeekly(place, (await withDraft(place)).rolloutId);

/** A report that was missed while nothing ran, and could be issued now: one person has been measured. */
async function withMissed(place: Place): Promise<{ rolloutId: RolloutId; reportId: ReportId }> {
  const { rolloutId, stageId } = await withScheduledPilot(place);
  const { reportPlanId } = await planWeekly(place, rolloutId);
  await setStageStatus(place, stageId, 'soaking');
  return await place.within(async (tx, context) => {
    await sql`
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select organisation_id, ${rolloutId}, ${stageId}, 'satisfaction', min(person_id), ${context.now}::timestamptz, 4
      from enrolment where organisation_id = ${place.organisationId} and stage_id = ${stageId}
      group by organisation_id`.execute(tx);
    await judgeStage(tx, context, (await findStage(tx, rolloutId, stageId))!);
    const { rows } = await sql<{ reportId: ReportId }>`
      insert into report (organisation_id, rollout_id, report_plan_id, name, template, due_on, status, missed_reason)
      values (${place.organisationId}, ${rolloutId}, ${reportPlanId}, ${weekly.name}, 'status', '2026-11-02', 'missed',
        '{"code": "report_away", "data": {}}')
      returning report_id as "reportId"`.execute(tx);
    return { rolloutId, reportId: rows[0]!.reportId };
  });
}

export const reportExamples: Examples<typeof reportRoutes> = {
  listReports: async (place) => ({ params: { rolloutId: (await withMissed(place)).rolloutId } }),
  addReportPlan: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: {
      ...weekly,
      roles: [],
      accountIds: [place.administrator.accountId],
      metrics: [...weekly.metrics],
    },
  }),
  changeReportPlan: async (place) => ({
    params: await withPlanned(place),
    body: { ...weekly, every: 'month', roles: ['rollout_lead'], accountIds: [], metrics: ['satisfaction'] },
  }),
  removeReportPlan: async (place) => ({ params: await withPlanned(place) }),
  previewReport: async (place) => ({ params: await withPlanned(place) }),
  getReport: async (place) => ({ params: await withMissed(place) }),
  issueReport: async (place) => ({ params: await withMissed(place) }),
};
