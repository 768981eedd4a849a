/** SQL for copies of reports: one row of the ledger for each account that is told. The letter stands with the report. */
import { sql } from 'kysely';
import type { AccountId, ReportId, RolloutId } from '#contracts/ids.ts';
import type { MessageLocale } from '#domain/messages/message-content.ts';
import type { Letter } from '#domain/messages/letter-mail.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { ClaimedRow } from './delivery-store.ts';

export type ReportCopies = {
  readonly rolloutId: RolloutId;
  readonly reportId: ReportId;
  readonly audience: readonly {
    readonly accountId: AccountId;
    readonly email: string;
    readonly locale: MessageLocale;
  }[];
};

export async function insertCopies(
  tx: Transaction,
  { organisationId, now }: Context,
  { rolloutId, reportId, audience }: ReportCopies,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into delivery (organisation_id, rollout_id, report_id, account_id, channel, locale, status, not_before,
      dedupe_key, address, status_at)
    select o.organisation_id, ${rolloutId}, ${reportId}, a.account_id,
      case when o.kind = 'live' then 'email' else 'outbox' end, a.locale, 'planned', ${now}::timestamptz,
      encode(sha256(convert_to(concat_ws('/', 'report', ${reportId}::text, a.account_id), 'UTF8')), 'hex'),
      a.email, ${now}::timestamptz
    from organisation o
    cross join unnest(${audience.map(({ accountId }) => accountId)}::integer[], ${audience.map(({ email }) => email)}::text[],
      ${audience.map(({ locale }) => locale)}::text[]) as a(account_id, email, locale)
    where o.organisation_id = ${organisationId}
    on conflict (organisation_id, dedupe_key) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export type DueReport = ClaimedRow & { readonly reportId: ReportId; readonly letter: Letter };

/** Locks up to `limit` due copies for this transaction; rows another sender holds are passed over. */
export async function lockDueReports(tx: Transaction, now: Date, limit: number): Promise<DueReport[]> {
  const { rows } = await sql<DueReport>`
    select d.delivery_id as "deliveryId", d.rollout_id as "rolloutId", d.report_id as "reportId", d.locale,
      d.dedupe_key as "dedupeKey", d.address, r.letters -> d.locale as letter, d.message_id as "messageId",
      null as "firstKey"
    from delivery d join report r using (organisation_id, report_id)
    where d.organisation_id = current_organisation_id() and d.status = 'planned' and d.not_before <= ${now}
      and d.report_id is not null
    order by d.not_before, d.delivery_id
    limit ${limit}
    for update of d skip locked`.execute(tx);
  return rows;
}
