/** Routes of the reports feature. */
import { reportRoutes as routes } from '#contracts/reports.ts';
import { handle } from '#server/platform/http/handler.ts';
import { issueLate } from './issue-reports.ts';
import { addReportPlan, changeReportPlan, removeReportPlan } from './plan-reports.ts';
import { getReport, listReports, previewReport } from './read-reports.ts';

export const reportsFeatureRoutes = [
  handle(routes.listReports, async ({ tx, params }) => await listReports(tx, params.rolloutId)),
  handle(
    routes.addReportPlan,
    async ({ tx, context, params, body }) => await addReportPlan(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.changeReportPlan,
    async ({ tx, context, params, body }) => await changeReportPlan(tx, context, params, body),
  ),
  handle(
    routes.removeReportPlan,
    async ({ tx, context, params }) => await removeReportPlan(tx, context, params),
  ),
  handle(
    routes.previewReport,
    async ({ tx, context, params }) =>
      await previewReport(tx, context, params.rolloutId, params.reportPlanId),
  ),
  handle(routes.getReport, async ({ tx, params }) => await getReport(tx, params.rolloutId, params.reportId)),
  handle(
    routes.issueReport,
    async ({ tx, context, params }) => await issueLate(tx, context, params.rolloutId, params.reportId),
  ),
];
