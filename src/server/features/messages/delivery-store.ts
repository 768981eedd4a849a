/**
 * SQL of the sender: which rows are due, and the order of commits that keeps the ledger true. Every write after
 * the claim is guarded by the claim's token.
 */
import { sql, type RawBuilder } from 'kysely';
import type { DeliveryId, MessageId, RolloutId, StageId } from '#contracts/ids.ts';
import type { DeliveryReason } from '#domain/messages/delivery-sentences.ts';
import type { RenderedMessage } from '#domain/messages/compile-message.ts';
import type { MessageLocale } from '#domain/messages/message-content.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { ApprovedText, Recipient } from './delivery-writer.ts';
import { asks, asksSurvey, asksWhy, isOfTask, isPast, isPulse } from './past-copies.ts';

/** How long a claimed row is kept from other senders before it is taken back. */
const claimLeaseSeconds = 120;
/** Longer than the longest SMTP exchange, and renewed while one lasts. */
const sendingLeaseSeconds = 660;

export async function approvedTexts(tx: Transaction): Promise<ApprovedText[]> {
  const { rows } = await sql<ApprovedText>`
    select message_id as "messageId", stage_kind as "stageKind", variants, content_hash as "contentHash"
    from message where organisation_id = current_organisation_id() and status = 'approved'`.execute(tx);
  return rows;
}

/**
 * Nothing is told while the rollout does not run, a hold stands, or the dates of the stage do not; candidates are asked
 * before it runs. `s` is the stage, `r` its rollout.
 */
const isOpen = sql`s.dates = 'stand' and r.status in ('running', 'completing', 'draft', 'in_review')
  and not exists (select 1 from hold h where h.organisation_id = s.organisation_id and h.rollout_id = s.rollout_id
    and h.cleared_at is null and h.app_id is null and (h.stage_id is null or h.stage_id = s.stage_id))`;

/** Nobody of the rollout `r` will be told any more. */
const isOver = sql`
  r.status in ('stopping', 'stopped', 'rolling_back', 'rolled_back', 'completed', 'archived')`;

/**
 * The delivery `d` may leave. A report is for those who run the rollout, and a notice says what became of a date: nothing
 * holds these.
 */
const isFree = sql`
  (d.report_id is not null or d.notice is not null or exists (select 1 from stage s join rollout r using (organisation_id, rollout_id)
    where s.organisation_id = d.organisation_id and s.stage_id = d.stage_id and ${isOpen}
      and (r.status not in ('draft', 'in_review') or ${asks})))`;

/** The row tells a date the person no longer has, or that one is postponed for which there is another by now. */
const isOutdated = sql`
  exists (select 1 from enrolment n where n.organisation_id = d.organisation_id and n.date_number > d.date_number
    and n.enrolment_id = case when d.notice = 'postponed' then d.notice_enrolment_id else d.enrolment_id end)`;

/** The person of a copy `d` about their enrolment `e` is no longer to be told: moved, left out, done, or gone. */
const isStale = sql`
  (e.status not in ('scheduled', 'notified') or not p.active or d.date_number < e.date_number)`;

const recipientColumns = sql`
  d.delivery_id as "deliveryId", d.rollout_id as "rolloutId", d.stage_id as "stageId", d.person_id as "personId",
  d.dedupe_key as "dedupeKey", d.locale, m.message_id as "messageId", p.given_name as "givenName",
  p.personal_link_version as "linkVersion", nullif(btrim(p.email), '') as address,
  coalesce(d.date_at, e.scheduled_at) as "scheduledAt", e.replaces_at as "replacesAt", t.time_zone as "siteTimeZone",
  case when e.replaces_at is not null then (
    select x.dedupe_key from delivery x
    where x.organisation_id = d.organisation_id and x.enrolment_id = d.enrolment_id and x.date_number < d.date_number
      and x.status in ('sending', 'unknown', 'accepted')
    order by x.date_number limit 1)
    when ${asksSurvey} then (
    select x.dedupe_key from delivery x
    where x.organisation_id = d.organisation_id and x.survey_ask_id = d.survey_ask_id and x.delivery_id < d.delivery_id
    limit 1) end as "firstKey"`;

const recipientJoins = sql`
  left join enrolment e on e.organisation_id = d.organisation_id and e.enrolment_id = d.enrolment_id
  join person p on p.organisation_id = d.organisation_id and p.person_id = d.person_id
  left join site_time t on t.organisation_id = p.organisation_id and t.site = p.attributes ->> 'site'
  join stage s on s.organisation_id = d.organisation_id and s.stage_id = d.stage_id
  join message m on m.organisation_id = d.organisation_id and m.rollout_id = d.rollout_id
    and m.stage_kind = case when ${isPulse} then 'pulse' when ${asksWhy} then 'unused' when ${asksSurvey} then 'survey'
      when ${isOfTask} then (select own.stage_kind from message own
        where own.organisation_id = d.organisation_id and own.message_id = d.message_id)
      when ${asks} then 'consent' else s.kind end
    and m.status = 'approved'`;

/** What sending needs to know of a copy, whatever it says. */
export type ClaimedRow = {
  readonly deliveryId: DeliveryId;
  readonly rolloutId: RolloutId;
  /** The approved text it is filled from; null for a report or a notice, whose text is fixed. */
  readonly messageId: MessageId | null;
  readonly locale: MessageLocale;
  readonly dedupeKey: string;
  /** The key of the first copy about an earlier date, or of the invitation this one reminds of: it is threaded under it. */
  readonly firstKey: string | null;
  readonly address: string | null;
};

export type DueRow = Recipient & ClaimedRow & { readonly messageId: MessageId; readonly stageId: StageId };

/**
 * Due rows `d` of the stages `s` that fit a condition; null when there is no such stage. Asked first, because a held
 * rollout may keep a million due rows, and looking at each whenever a sender wakes would take seconds.
 */
async function dueRows(
  tx: Transaction,
  now: Date,
  ofStages: RawBuilder<unknown>,
): Promise<RawBuilder<boolean> | null> {
  const { rows } = await sql<{ stageId: StageId }>`
    select s.stage_id as "stageId" from stage s join rollout r using (organisation_id, rollout_id)
    where s.organisation_id = current_organisation_id() and (${ofStages})`.execute(tx);
  if (rows.length === 0) return null;
  return sql<boolean>`d.organisation_id = current_organisation_id() and d.status = 'planned' and d.not_before <= ${now}
    and d.notice is null and d.stage_id = any(${rows.map((row) => row.stageId)}::integer[])`;
}

/**
 * Locks up to `limit` due rows of people who are still to be told, with an address where one is needed, for this
 * transaction; rows another sender holds are passed over.
 */
export async function lockDue(
  tx: Transaction,
  now: Date,
  limit: number,
  { needsAddress = false } = {},
): Promise<DueRow[]> {
  const due = await dueRows(tx, now, isOpen);
  if (due === null) return [];
  const { rows } = await sql<DueRow>`
    select ${recipientColumns} from delivery d ${recipientJoins}
    where ${due} and ${isFree} and coalesce(d.date_at, e.scheduled_at) is not null
      and not coalesce(${isPast(now)}, ${isStale})
      ${needsAddress ? sql`and coalesce(btrim(p.email), '') <> ''` : sql``}
    order by d.not_before, d.delivery_id
    limit ${limit}
    for update of d skip locked`.execute(tx);
  return rows;
}

/** Calls off due rows whose person is no longer to be told; returns how many. */
export async function cancelStale(tx: Transaction, now: Date): Promise<number> {
  const due = await dueRows(tx, now, sql`${isOpen} or ${isOver}`);
  if (due === null) return 0;
  const answered = await sql`
    update delivery as d set status = 'cancelled', reason = 'no_longer_asked', status_at = ${now}
    where ${due} and ${isPast(now)}`.execute(tx);
  const { numAffectedRows } = await sql`
    update delivery as d set status = 'cancelled', status_at = ${now},
      reason = case when d.date_number < e.date_number then 'date_moved' else 'no_longer_scheduled' end
    from enrolment e, person p
    where ${due}
      and e.organisation_id = d.organisation_id and e.enrolment_id = d.enrolment_id
      and p.organisation_id = d.organisation_id and p.person_id = d.person_id and ${isStale}`.execute(tx);
  return Number(numAffectedRows ?? 0n) + Number(answered.numAffectedRows ?? 0n);
}

/** Gives up on due rows that have no address to send to; only called when mail is really sent. */
export async function suppressWithoutAddress(tx: Transaction, now: Date): Promise<number> {
  const due = await dueRows(tx, now, isOpen);
  if (due === null) return 0;
  const { numAffectedRows } = await sql`
    update delivery as d set status = 'suppressed', reason = 'no_address', status_at = ${now}
    from person p
    where ${due} and ${isFree} and p.organisation_id = d.organisation_id and p.person_id = d.person_id
      and coalesce(btrim(p.email), '') = ''`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export type Written = { readonly row: ClaimedRow; readonly text: RenderedMessage };

/**
 * Puts texts into the outbox and accepts their rows. Claim, hand-over and answer are one statement, because
 * nothing leaves the database.
 */
export async function acceptIntoOutbox(
  tx: Transaction,
  now: Date,
  written: readonly Written[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    update delivery as d set status = 'accepted', channel = 'outbox', attempt = attempt + 1, reason = null,
      message_id = w.message_id, address = w.address, subject = w.subject, body_text = w.body_text,
      body_html = w.body_html, status_at = ${now}
    from unnest(
      ${written.map(({ row }) => row.deliveryId)}::bigint[], ${written.map(({ row }) => row.messageId)}::integer[],
      ${written.map(({ row }) => row.address)}::text[], ${written.map(({ text }) => text.subject)}::text[],
      ${written.map(({ text }) => text.text)}::text[], ${written.map(({ text }) => text.html)}::text[]
    ) as w(delivery_id, message_id, address, subject, body_text, body_html)
    where d.organisation_id = current_organisation_id() and d.delivery_id = w.delivery_id and d.status = 'planned'`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}

/** Marks locked rows as taken by the sender with this token. */
export async function markClaimed(
  tx: Transaction,
  now: Date,
  token: string,
  rows: readonly ClaimedRow[],
): Promise<void> {
  await sql`
    update delivery as d set status = 'claimed', channel = 'email', claim_token = ${token}, message_id = c.message_id,
      address = c.address, lease_expires_at = clock_timestamp() + make_interval(secs => ${claimLeaseSeconds}),
      status_at = ${now}
    from unnest(${rows.map((row) => row.deliveryId)}::bigint[], ${rows.map((row) => row.messageId)}::integer[],
      ${rows.map((row) => row.address)}::text[]) as c(delivery_id, message_id, address)
    where d.organisation_id = current_organisation_id() and d.delivery_id = c.delivery_id and d.status = 'planned'`.execute(
    tx,
  );
}

/** The mark before the message leaves, with the text that leaves. False when the row is held, outdated or not ours. */
export async function markSending(
  tx: Transaction,
  now: Date,
  token: string,
  deliveryId: DeliveryId,
  kept: RenderedMessage,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update delivery as d set status = 'sending', attempt = attempt + 1, subject = ${kept.subject},
      body_text = ${kept.text}, body_html = ${kept.html}, status_at = ${now},
      lease_expires_at = clock_timestamp() + make_interval(secs => ${sendingLeaseSeconds})
    where d.organisation_id = current_organisation_id() and d.delivery_id = ${deliveryId}
      and d.claim_token = ${token} and d.status = 'claimed' and ${isFree} and not ${isOutdated}`.execute(tx);
  return Number(numAffectedRows ?? 0n) === 1;
}

/** Renews the lease of a row whose exchange lasts. */
export async function renewSending(tx: Transaction, token: string, deliveryId: DeliveryId): Promise<void> {
  await sql`
    update delivery set lease_expires_at = clock_timestamp() + make_interval(secs => ${sendingLeaseSeconds})
    where organisation_id = current_organisation_id() and delivery_id = ${deliveryId} and claim_token = ${token}
      and status = 'sending'`.execute(tx);
}

/** Gives rows that were claimed and not handed over back to everybody. */
export async function releaseClaimed(tx: Transaction, token: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update delivery set status = 'planned', claim_token = null, lease_expires_at = null
    where organisation_id = current_organisation_id() and claim_token = ${token} and status = 'claimed'`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}

export type Settlement = {
  readonly status: 'accepted' | 'unknown' | 'failed' | 'planned';
  readonly reason: DeliveryReason | null;
  readonly response: string;
  /** For rows that go back to planned: seconds until the next attempt. */
  readonly delaySeconds?: number;
  /** False when the attempt does not count against the limit. */
  readonly counts?: boolean;
};

/**
 * Writes what became of a hand-over. Only the sender whose token stands on the row may; an acceptance also
 * settles a row that has meanwhile been given up as unknown.
 */
export async function settle(
  tx: Transaction,
  now: Date,
  token: string,
  deliveryId: DeliveryId,
  outcome: Settlement,
): Promise<boolean> {
  const from = outcome.status === 'accepted' ? ['sending', 'unknown'] : ['sending'];
  const { numAffectedRows } = await sql`
    update delivery set status = ${outcome.status}, reason = ${outcome.reason}, last_response = ${outcome.response},
      status_at = ${now}, lease_expires_at = null,
      claim_token = case when ${outcome.status} = 'planned' then null else claim_token end,
      attempt = attempt - ${outcome.counts === false ? 1 : 0},
      not_before = case when ${outcome.status} = 'planned'
        then ${now}::timestamptz + make_interval(secs => ${outcome.delaySeconds ?? 0}) else not_before end
    where organisation_id = current_organisation_id() and delivery_id = ${deliveryId} and claim_token = ${token}
      and status = any(${from}::text[])`.execute(tx);
  return Number(numAffectedRows ?? 0n) === 1;
}

/** Fails a claimed row before anything leaves. */
export async function refuseClaimed(
  tx: Transaction,
  now: Date,
  token: string,
  deliveryId: DeliveryId,
  reason: DeliveryReason,
): Promise<void> {
  await sql`
    update delivery set status = 'failed', reason = ${reason}, status_at = ${now}, lease_expires_at = null
    where organisation_id = current_organisation_id() and delivery_id = ${deliveryId} and claim_token = ${token}
      and status = 'claimed'`.execute(tx);
}

export async function readAttempt(tx: Transaction, deliveryId: DeliveryId): Promise<number> {
  const { rows } = await sql<{ attempt: number }>`
    select attempt from delivery
    where organisation_id = current_organisation_id() and delivery_id = ${deliveryId}`.execute(tx);
  return rows[0]?.attempt ?? 0;
}

/** What a sender left behind: claimed rows become planned again, rows under way become unknown. */
export async function reap(tx: Transaction, now: Date): Promise<{ released: number; unknown: number }> {
  const released = await sql`
    update delivery set status = 'planned', claim_token = null, lease_expires_at = null
    where organisation_id = current_organisation_id() and status = 'claimed'
      and lease_expires_at < clock_timestamp()`.execute(tx);
  const unknown = await sql`
    update delivery set status = 'unknown', reason = 'sender_stopped', status_at = ${now},
      lease_expires_at = null
    where organisation_id = current_organisation_id() and status = 'sending'
      and lease_expires_at < clock_timestamp()`.execute(tx);
  return {
    released: Number(released.numAffectedRows ?? 0n),
    unknown: Number(unknown.numAffectedRows ?? 0n),
  };
}

/** Organisations with something to send or to take back. */
export async function organisationsDue(tx: Transaction, now: Date): Promise<number[]> {
  const { rows } = await sql<{ organisationId: number }>`
    select organisation_id as "organisationId" from organisations_with_due_deliveries(${now})
    order by organisation_id`.execute(tx);
  return rows.map((row) => row.organisationId);
}

/** The rollouts of some rows, each once. */
export function rolloutsOf(rows: readonly ClaimedRow[]): RolloutId[] {
  return [...new Set(rows.map((row) => row.rolloutId))];
}
