/** A planned report as it is being written, and what keeps it from being saved. */
import type { Metric } from '#contracts/metric-definitions.ts';
import type { Cadence, ReportPlan, ReportPlanFields, ReportTemplate } from '#contracts/reports.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';

export type ReportDraft = {
  readonly name: string;
  readonly template: ReportTemplate;
  readonly metrics: readonly Metric[];
  readonly every: Cadence;
  readonly firstOn: string;
  readonly roles: readonly Role[];
  readonly accountIds: readonly AccountId[];
};

/** What most rollouts report first: the status of the week, for those who lead and those who pay. */
export function emptyReport(name: string, metrics: readonly Metric[], today: string): ReportDraft {
  return {
    name,
    template: 'status',
    metrics,
    every: 'week',
    firstOn: today,
    roles: ['rollout_lead', 'executive_sponsor'],
    accountIds: [],
  };
}

export function draftOf({
  name,
  template,
  metrics,
  every,
  firstOn,
  roles,
  accountIds,
}: ReportPlan): ReportDraft {
  return { name, template, metrics, every, firstOn, roles, accountIds };
}

export type ReportFault = 'name' | 'metrics' | 'firstOn' | 'audience';

/** The fields that are not complete yet. */
export function faultsOf({ name, metrics, firstOn, roles, accountIds }: ReportDraft): ReportFault[] {
  const faults: ReportFault[] = [];
  if (name.trim().length < 3) faults.push('name');
  if (metrics.length === 0) faults.push('metrics');
  if (firstOn === '') faults.push('firstOn');
  if (roles.length === 0 && accountIds.length === 0) faults.push('audience');
  return faults;
}

/** The draft as the server takes it. */
export function fieldsOf(draft: ReportDraft): ReportPlanFields {
  const { metrics, roles, accountIds } = draft;
  return {
    ...draft,
    name: draft.name.trim(),
    metrics: [...metrics],
    roles: [...roles],
    accountIds: [...accountIds],
  };
}
