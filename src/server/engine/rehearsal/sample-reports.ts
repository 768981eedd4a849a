/** What is reported of the rollouts of the sample organisation: the status of the week, and one page a month. */
import type { RolloutId } from '#contracts/ids.ts';
import type { Metric } from '#contracts/metric-definitions.ts';
import type { ReportPlanFields } from '#contracts/reports.ts';
import { dateAt, mondayFrom } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { addReportPlan } from '#server/features/reports/index.ts';

/** What the criteria of the sample measure. */
const measured: readonly Metric[] = ['enrolment_success', 'tickets_per_person', 'satisfaction'];

export async function planSampleReports(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<void> {
  const firstOn = mondayFrom(dateAt(context.now, 'UTC'));
  const common = { metrics: [...measured], firstOn, accountIds: [] };
  const plans: readonly ReportPlanFields[] = [
    {
      ...common,
      name: 'Status of the week',
      template: 'status',
      every: 'week',
      roles: ['administrator', 'rollout_lead', 'executive_sponsor'],
    },
    {
      ...common,
      name: 'For the steering group',
      template: 'sponsor',
      every: 'month',
      roles: ['executive_sponsor', 'administrator'],
    },
  ];
  for (const plan of plans) {
    const planned = await addReportPlan(tx, context, rolloutId, plan);
    if (!planned.ok) throw new Error(`The report “${plan.name}” was refused: ${planned.refusal.code}`);
  }
}
