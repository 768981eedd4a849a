/** The metric plan of a rollout: what is reported, how often and to whom; and the reports as they were issued. */
import { Type, type Static } from 'typebox';
import { cadences } from '#domain/reports/due-dates.ts';
import { ReportedUse } from './adoption.ts';
import { criterionRoles, verdicts } from './criteria.ts';
import { AccountId, ReportId, ReportPlanId, RolloutId } from './ids.ts';
import { metrics } from './metric-definitions.ts';
import { deliveryStatuses } from './messages.ts';
import { roles } from './permissions.ts';
import { GateRisk } from './risks.ts';
import { stageStatuses, StateCounts } from './rollouts.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, Instant, nullable, oneOf, Statement } from './shared-schemas.ts';

export { cadences, type Cadence } from '#domain/reports/due-dates.ts';

/** At most so many reports planned in a rollout: who is told everything every day reads nothing. */
export const reportPlansMax = 20;

export const reportSections = ['people', 'holds', 'risks', 'stages', 'numbers'] as const;
export type ReportSection = (typeof reportSections)[number];

export const reportTemplates = ['status', 'numbers', 'sponsor'] as const;
export type ReportTemplate = (typeof reportTemplates)[number];

/** What each template shows, in order. */
export const sectionsOf: Readonly<Record<ReportTemplate, readonly ReportSection[]>> = {
  status: ['people', 'holds', 'risks', 'stages', 'numbers'],
  numbers: ['numbers'],
  sponsor: ['people', 'holds', 'risks', 'numbers'],
};

const planFields = {
  name: Type.String({ minLength: 3, maxLength: 120 }),
  template: oneOf(reportTemplates),
  metrics: Type.Array(oneOf(metrics), { minItems: 1, maxItems: metrics.length, uniqueItems: true }),
  every: oneOf(cadences),
  /** The date the cadence counts from. */
  firstOn: CalendarDate,
  roles: Type.Array(oneOf(roles), { maxItems: roles.length, uniqueItems: true }),
  accountIds: Type.Array(AccountId, { maxItems: 50, uniqueItems: true }),
};
export const ReportPlanFields = Type.Object(planFields, { additionalProperties: false });
export type ReportPlanFields = Static<typeof ReportPlanFields>;

const NamedAccount = Type.Object({ accountId: AccountId, name: Type.String() });

export const ReportPlan = Type.Object({
  reportPlanId: ReportPlanId,
  ...planFields,
  /** The working day on which the next one is issued, while the rollout is under way. */
  nextDueOn: CalendarDate,
  /** Who would be told now, by name. */
  audience: Type.Array(NamedAccount),
  writtenBy: Type.String(),
});
export type ReportPlan = Static<typeof ReportPlan>;

export const ReportRow = Type.Object({
  reportId: ReportId,
  name: Type.String(),
  template: oneOf(reportTemplates),
  dueOn: CalendarDate,
  status: oneOf(['issued', 'missed'] as const),
  /** Why it was not issued on its day; stays when it was issued late. */
  missedReason: nullable(Statement),
  issuedAt: nullable(Instant),
  issuedBy: nullable(Type.String()),
});
export type ReportRow = Static<typeof ReportRow>;

/** One criterion in one stage, as it stood. */
export const ReportedNumber = Type.Object({
  criterion: Type.String(),
  stage: Type.String(),
  metric: oneOf(metrics),
  kind: oneOf(['proportion', 'rate', 'score'] as const),
  role: oneOf(criterionRoles),
  verdict: oneOf(verdicts),
  statement: Statement,
  estimate: nullable(Type.Number()),
  lower: nullable(Type.Number()),
  upper: nullable(Type.Number()),
  minimum: Type.Number(),
  target: Type.Number(),
  /** The value before the rollout; null when there is none. */
  baseline: nullable(Type.Number()),
  targeted: Count,
  reached: Count,
  reported: Count,
});
export type ReportedNumber = Static<typeof ReportedNumber>;

/** What a report says: the numbers of one moment. */
export const ReportContent = Type.Object({
  rollout: Type.String(),
  at: Instant,
  sections: Type.Array(oneOf(reportSections)),
  people: StateCounts,
  stages: Type.Array(
    Type.Object({
      name: Type.String(),
      kind: oneOf(['pilot', 'wave', 'hypercare'] as const),
      status: oneOf(stageStatuses),
      startsOn: nullable(CalendarDate),
      people: Count,
      done: Count,
    }),
  ),
  numbers: Type.Array(ReportedNumber),
  /** Absent in reports from before use was measured. */
  use: Type.Optional(Type.Array(ReportedUse)),
  holds: Type.Array(Type.Object({ reason: Statement, clears: Statement, since: Instant })),
  /** Open risks that weigh high. */
  risks: Type.Array(GateRisk),
});
export type ReportContent = Static<typeof ReportContent>;

/** Who was told of a report, and what became of it. */
export const ReportCopy = Type.Object({
  name: Type.String(),
  address: nullable(Type.String()),
  status: oneOf(deliveryStatuses),
  at: Instant,
});

export const Report = Type.Object({
  ...ReportRow.properties,
  content: nullable(ReportContent),
  /** SHA-256 over the content. */
  hash: nullable(Type.String()),
  copies: Type.Array(ReportCopy),
});
export type Report = Static<typeof Report>;

const rolloutParams = Type.Object({ rolloutId: RolloutId });
const planParams = Type.Object({ rolloutId: RolloutId, reportPlanId: ReportPlanId });
const reportParams = Type.Object({ rolloutId: RolloutId, reportId: ReportId });

export const reportRoutes = {
  listReports: defineRoute({
    name: 'listReports',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/reports',
    access: 'rollout.read',
    summary: 'The metric plan of a rollout, and its reports with those that were missed, the newest first.',
    params: rolloutParams,
    response: Type.Object({
      plans: Type.Array(ReportPlan),
      reports: Type.Array(ReportRow),
      /** Accounts that can be told, by name. */
      accounts: Type.Array(NamedAccount),
    }),
    refusals: ['not_found'],
  }),
  addReportPlan: defineRoute({
    name: 'addReportPlan',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/report-plans',
    access: 'rollout.plan',
    summary:
      'Plans a report: what, how often, to whom. It is issued by itself on each working day it is due.',
    params: rolloutParams,
    body: ReportPlanFields,
    response: ReportPlan,
    refusals: ['not_found', 'report_plans_full', 'report_for_nobody', 'report_account_unknown'],
    audits: ['report_plan.added'],
  }),
  changeReportPlan: defineRoute({
    name: 'changeReportPlan',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/report-plans/:reportPlanId',
    access: 'rollout.plan',
    summary: 'Changes a planned report; what has been issued stays as it is.',
    params: planParams,
    body: ReportPlanFields,
    response: ReportPlan,
    refusals: ['not_found', 'report_for_nobody', 'report_account_unknown'],
    audits: ['report_plan.changed'],
  }),
  removeReportPlan: defineRoute({
    name: 'removeReportPlan',
    method: 'DELETE',
    path: '/api/v1/rollouts/:rolloutId/report-plans/:reportPlanId',
    access: 'rollout.plan',
    summary: 'Ends a planned report; its issued and missed reports stay.',
    params: planParams,
    response: Type.Object({ reportPlanId: ReportPlanId }),
    refusals: ['not_found'],
    audits: ['report_plan.removed'],
  }),
  previewReport: defineRoute({
    name: 'previewReport',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/report-plans/:reportPlanId/preview',
    access: 'rollout.read',
    summary: 'What the report would say now; issues nothing.',
    params: planParams,
    response: Type.Object({
      content: ReportContent,
      /** Why it could not be issued now, or null. */
      missing: nullable(Statement),
    }),
    refusals: ['not_found'],
  }),
  getReport: defineRoute({
    name: 'getReport',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/reports/:reportId',
    access: 'rollout.read',
    summary: 'One report with the numbers of the moment it was issued, and who was told.',
    params: reportParams,
    response: Report,
    refusals: ['not_found'],
  }),
  issueReport: defineRoute({
    name: 'issueReport',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/reports/:reportId/issue',
    access: 'rollout.plan',
    summary: 'Issues a missed report late, with the numbers of now, and tells its audience.',
    params: reportParams,
    response: Report,
    refusals: ['not_found', 'report_issued', 'report_plan_gone', 'report_without_data'],
    audits: ['report.issued'],
  }),
};
