/** SQL for planned reports, issued and missed ones, and their audience. */
import { sql } from 'kysely';
import type { AccountId, ReportId, ReportPlanId, RolloutId } from '#contracts/ids.ts';
import type { DeliveryStatus } from '#domain/messages/delivery-machine.ts';
import type { ReportContent, ReportPlanFields } from '#contracts/reports.ts';
import type { Locale, Statement } from '#contracts/shared-schemas.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { Letters } from './tell-audience.ts';

export type PlanRow = ReportPlanFields & {
  readonly reportPlanId: ReportPlanId;
  readonly rolloutId: RolloutId;
  readonly nextDueOn: string;
  readonly writtenBy: string;
};

const planColumns = sql`
  report_plan_id as "reportPlanId", rollout_id as "rolloutId", name, template, metrics, every, first_on as "firstOn",
  roles, account_ids as "accountIds", next_due_on as "nextDueOn", written_by as "writtenBy"`;

/** The planned reports of a rollout, in the order they were planned. */
export async function plansOf(tx: Transaction, rolloutId: RolloutId): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select ${planColumns} from report_plan
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    order by report_plan_id`.execute(tx);
  return rows;
}

export async function insertPlan(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  plan: ReportPlanFields,
  nextDueOn: string,
): Promise<ReportPlanId> {
  const { rows } = await sql<{ reportPlanId: ReportPlanId }>`
    insert into report_plan (organisation_id, rollout_id, name, template, metrics, every, first_on, roles, account_ids,
      next_due_on, written_by, written_at)
    values (${organisationId}, ${rolloutId}, ${plan.name}, ${plan.template}, ${plan.metrics}, ${plan.every},
      ${plan.firstOn}, ${plan.roles}, ${plan.accountIds}, ${nextDueOn}, ${actor.name}, ${now})
    returning report_plan_id as "reportPlanId"`.execute(tx);
  return rows[0]!.reportPlanId;
}

export async function updatePlan(
  tx: Transaction,
  { actor, now }: Context,
  reportPlanId: ReportPlanId,
  plan: ReportPlanFields,
  nextDueOn: string,
): Promise<void> {
  await sql`
    update report_plan set name = ${plan.name}, template = ${plan.template}, metrics = ${plan.metrics},
      every = ${plan.every}, first_on = ${plan.firstOn}, roles = ${plan.roles}, account_ids = ${plan.accountIds},
      next_due_on = ${nextDueOn}, written_by = ${actor.name}, written_at = ${now}
    where organisation_id = current_organisation_id() and report_plan_id = ${reportPlanId}`.execute(tx);
}

export async function setNextDue(
  tx: Transaction,
  reportPlanId: ReportPlanId,
  nextDueOn: string,
): Promise<void> {
  await sql`
    update report_plan set next_due_on = ${nextDueOn}
    where organisation_id = current_organisation_id() and report_plan_id = ${reportPlanId}`.execute(tx);
}

export async function deletePlan(tx: Transaction, reportPlanId: ReportPlanId): Promise<void> {
  await sql`
    delete from report_plan
    where organisation_id = current_organisation_id() and report_plan_id = ${reportPlanId}`.execute(tx);
}

export type ReportRecord = {
  readonly reportId: ReportId;
  readonly reportPlanId: ReportPlanId;
  readonly name: string;
  readonly template: ReportPlanFields['template'];
  readonly dueOn: string;
  readonly status: 'issued' | 'missed';
  readonly missedReason: Statement | null;
  readonly issuedAt: Date | null;
  readonly issuedBy: string | null;
};

const reportColumns = sql`
  report_id as "reportId", report_plan_id as "reportPlanId", name, template, due_on as "dueOn", status,
  missed_reason as "missedReason", issued_at as "issuedAt", issued_by as "issuedBy"`;

/** The reports of a rollout, the newest first; without their content. */
export async function reportsOf(tx: Transaction, rolloutId: RolloutId): Promise<ReportRecord[]> {
  const { rows } = await sql<ReportRecord>`
    select ${reportColumns} from report
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    order by due_on desc, report_id desc`.execute(tx);
  return rows;
}

export type WholeReport = ReportRecord & {
  readonly content: ReportContent | null;
  readonly hash: Buffer | null;
};

export async function findReport(
  tx: Transaction,
  rolloutId: RolloutId,
  reportId: ReportId,
  lock: 'lock' | 'read' = 'read',
): Promise<WholeReport | undefined> {
  const { rows } = await sql<WholeReport>`
    select ${reportColumns}, content, hash from report
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and report_id = ${reportId}
    ${lock === 'lock' ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

export async function insertMissed(
  tx: Transaction,
  { organisationId }: Context,
  { rolloutId, reportPlanId, name, template }: PlanRow,
  dueOn: string,
  reason: Statement,
): Promise<ReportId> {
  const { rows } = await sql<{ reportId: ReportId }>`
    insert into report (organisation_id, rollout_id, report_plan_id, name, template, due_on, status, missed_reason)
    values (${organisationId}, ${rolloutId}, ${reportPlanId}, ${name}, ${template}, ${dueOn}, 'missed',
      ${JSON.stringify(reason)})
    returning report_id as "reportId"`.execute(tx);
  return rows[0]!.reportId;
}

/** What is kept of an issued report. */
export type Issued = { readonly content: ReportContent; readonly hash: Buffer; readonly letters: Letters };

export async function insertIssued(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  { rolloutId, reportPlanId, name, template }: PlanRow,
  dueOn: string,
  { content, hash, letters }: Issued,
): Promise<ReportId> {
  const { rows } = await sql<{ reportId: ReportId }>`
    insert into report (organisation_id, rollout_id, report_plan_id, name, template, due_on, status, issued_at, issued_by,
      content, hash, letters)
    values (${organisationId}, ${rolloutId}, ${reportPlanId}, ${name}, ${template}, ${dueOn}, 'issued', ${now},
      ${actor.name}, ${JSON.stringify(content)}, ${hash}, ${JSON.stringify(letters)})
    returning report_id as "reportId"`.execute(tx);
  return rows[0]!.reportId;
}

export async function issueMissed(
  tx: Transaction,
  { actor, now }: Context,
  reportId: ReportId,
  { content, hash, letters }: Issued,
): Promise<void> {
  await sql`
    update report set status = 'issued', issued_at = ${now}, issued_by = ${actor.name},
      content = ${JSON.stringify(content)}, hash = ${hash}, letters = ${JSON.stringify(letters)}
    where organisation_id = current_organisation_id() and report_id = ${reportId} and status = 'missed'`.execute(
    tx,
  );
}

/** Whether a report of the plan was due on this day already; a changed cadence may come back to it. */
export async function hasReportOn(
  tx: Transaction,
  reportPlanId: ReportPlanId,
  dueOn: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from report
    where organisation_id = current_organisation_id() and report_plan_id = ${reportPlanId} and due_on = ${dueOn}`.execute(
    tx,
  );
  return rows.length > 0;
}

export type AccountRow = {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly roles: readonly string[];
};

/** Accounts of the organisation that can sign in, by name. */
export async function accountsOf(tx: Transaction): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    select a.account_id as "accountId", a.display_name as name, a.email, a.locale, m.roles
    from membership m join account a using (account_id)
    where m.organisation_id = current_organisation_id() and m.disabled_at is null
    order by lower(a.display_name), a.account_id`.execute(tx);
  return rows;
}

export type CopyRow = {
  readonly name: string;
  readonly address: string | null;
  readonly status: DeliveryStatus;
  readonly at: Date;
};

/** Who was told of a report, by name. */
export async function copiesOf(tx: Transaction, reportId: ReportId): Promise<CopyRow[]> {
  const { rows } = await sql<CopyRow>`
    select a.display_name as name, d.address, d.status, d.status_at as at
    from delivery d join account a on a.account_id = d.account_id
    where d.organisation_id = current_organisation_id() and d.report_id = ${reportId}
    order by lower(a.display_name), a.account_id`.execute(tx);
  return rows;
}
