/** The face of the reports feature: the metric plan, and reports that are issued when they are due. */
export { watchReports, type ReportsWatched } from './issue-reports.ts';
export { addReportPlan } from './plan-reports.ts';
export { reportsFeatureRoutes } from './routes.ts';
