/** SQL that reads the ledger for the screens: who of a stage was told. Copies of reports stand with their report. */
import { sql } from 'kysely';
import type {
  DeliveryId,
  EnrolmentId,
  PersonId,
  RolloutId,
  SendAgainRequestId,
  StageId,
} from '#contracts/ids.ts';
import type { listedKinds } from '#contracts/messages.ts';
import type { DeliveryReason } from '#domain/messages/delivery-sentences.ts';
import type { DeliveryStatus } from '#domain/messages/delivery-machine.ts';
import type { MessageLocale } from '#domain/messages/message-content.ts';
import type { NoticeKind } from '#domain/messages/notice-letters.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type LedgerRow = {
  readonly deliveryId: DeliveryId;
  readonly personId: PersonId;
  readonly displayName: string;
  readonly enrolmentId: EnrolmentId | null;
  readonly about: (typeof listedKinds)[number] | NoticeKind;
  readonly dateNumber: number;
  readonly stageId: StageId;
  readonly stageName: string;
  readonly channel: 'email' | 'outbox';
  readonly locale: MessageLocale;
  readonly status: DeliveryStatus;
  readonly reason: DeliveryReason | null;
  readonly attempt: number;
  readonly address: string | null;
  readonly notBefore: Date;
  readonly statusAt: Date;
};

export type LedgerFilter = {
  readonly stageId?: StageId | undefined;
  readonly status?: DeliveryStatus | undefined;
  readonly personId?: PersonId | undefined;
  readonly after: number;
  readonly limit: number;
};

const columns = sql`
  d.delivery_id as "deliveryId", d.person_id as "personId", p.display_name as "displayName",
  d.enrolment_id as "enrolmentId", case when d.notice is not null then d.notice
    when d.pulse_enrolment_id is not null then 'pulse' when d.survey_ask_id is not null then 'survey'
    when d.chain_task_id is not null then (select own.stage_kind from message own
      where own.organisation_id = d.organisation_id and own.message_id = d.message_id)
    when d.enrolment_id is null then 'consent' else s.kind end as about,
  d.date_number as "dateNumber", d.stage_id as "stageId", s.name as "stageName", d.channel, d.locale, d.status,
  d.reason, d.attempt, d.address, d.not_before as "notBefore", d.status_at as "statusAt"`;

/** Who is asked why they stopped using something is nobody's to look up: such copies stand in no list. */
const tables = sql`
  delivery d
  join person p on p.organisation_id = d.organisation_id and p.person_id = d.person_id
  join stage s on s.organisation_id = d.organisation_id and s.stage_id = d.stage_id and d.use_stop_id is null`;

export async function listLedger(
  tx: Transaction,
  rolloutId: RolloutId,
  filter: LedgerFilter,
): Promise<LedgerRow[]> {
  const { rows } = await sql<LedgerRow>`
    select ${columns} from ${tables}
    where d.organisation_id = current_organisation_id() and d.rollout_id = ${rolloutId}
      and d.delivery_id > ${filter.after}
      ${filter.stageId === undefined ? sql`` : sql`and d.stage_id = ${filter.stageId}`}
      ${filter.status === undefined ? sql`` : sql`and d.status = ${filter.status}`}
      ${filter.personId === undefined ? sql`` : sql`and d.person_id = ${filter.personId}`}
    order by d.delivery_id
    limit ${filter.limit}`.execute(tx);
  return rows;
}

/** Rows per status, of the whole rollout or of one stage or person. */
export async function countLedger(
  tx: Transaction,
  rolloutId: RolloutId,
  filter: Pick<LedgerFilter, 'stageId' | 'personId'>,
): Promise<{ status: DeliveryStatus; rows: number }[]> {
  const { rows } = await sql<{ status: DeliveryStatus; rows: number }>`
    select d.status, count(*)::integer as rows from delivery d
    where d.organisation_id = current_organisation_id() and d.rollout_id = ${rolloutId} and d.report_id is null
      and d.use_stop_id is null
      ${filter.stageId === undefined ? sql`` : sql`and d.stage_id = ${filter.stageId}`}
      ${filter.personId === undefined ? sql`` : sql`and d.person_id = ${filter.personId}`}
    group by d.status`.execute(tx);
  return rows;
}

export type LedgerEntry = LedgerRow & {
  readonly lastResponse: string | null;
  readonly subject: string | null;
  readonly bodyText: string | null;
  readonly bodyHtml: string | null;
  readonly sendAgainRequestId: SendAgainRequestId | null;
};

export async function findEntry(
  tx: Transaction,
  rolloutId: RolloutId,
  deliveryId: DeliveryId,
): Promise<LedgerEntry | undefined> {
  const { rows } = await sql<LedgerEntry>`
    select ${columns}, d.last_response as "lastResponse", d.subject, d.body_text as "bodyText", d.body_html as "bodyHtml",
      d.send_again_request_id as "sendAgainRequestId"
    from ${tables}
    where d.organisation_id = current_organisation_id() and d.rollout_id = ${rolloutId}
      and d.delivery_id = ${deliveryId}`.execute(tx);
  return rows[0];
}
