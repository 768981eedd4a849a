/** SQL of notices: copies that say what became of the date a person knows. */
import { sql, type RawBuilder } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import type { NoticeKind } from '#domain/messages/notice-letters.ts';
import { begunStatuses } from '#domain/rollout/enrolment-machine.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { ClaimedRow } from './delivery-store.ts';
import { language, localeOf, mayKnowDate } from './plan-store.ts';
import type { Addressee } from './stationery.ts';

/** The date the person of `e` knows: the present one, or the one it stands instead of. */
const knownDate = sql<Date>`case when ${mayKnowDate} then e.scheduled_at else e.replaces_at end`;

const begun = sql`e.status = any(${[...begunStatuses]}::text[]) and (e.started_at is not null or e.status = 'succeeded')`;

/** Who knows a date and has not begun. The change is taken back from those for whom it has begun. */
const isConcerned = (kind: NoticeKind) =>
  kind === 'taken_back' ? begun : sql`e.status in ('scheduled', 'notified') and ${knownDate} is not null`;

export type PeopleToNotify = {
  readonly rolloutId: RolloutId;
  readonly kind: NoticeKind;
  /** Condition on the enrolment `e`. */
  readonly where: RawBuilder<unknown>;
  /** Only those whose known date lies before this; all when null. */
  readonly knownBefore?: Date | null;
};

/** One notice per person, date and kind, due at once; writing them again adds nothing. Returns how many are new. */
export async function insertNotices(
  tx: Transaction,
  { organisationId, now }: Context,
  { rolloutId, kind, where, knownBefore = null }: PeopleToNotify,
): Promise<number> {
  const date =
    kind === 'taken_back' ? sql`coalesce(e.started_at, e.scheduled_at, ${now}::timestamptz)` : knownDate;
  const { numAffectedRows } = await sql`
    insert into delivery (organisation_id, rollout_id, stage_id, notice, notice_enrolment_id, person_id, channel, locale,
      status, not_before, date_at, date_number, dedupe_key, address, status_at)
    select e.organisation_id, e.rollout_id, e.stage_id, ${kind}, e.enrolment_id, e.person_id,
      case when o.kind = 'live' then 'email' else 'outbox' end, ${localeOf}, 'planned', ${now}::timestamptz, ${date},
      e.date_number,
      encode(sha256(convert_to(concat_ws('/', 'notice', ${kind}::text, e.enrolment_id, e.attempt, e.date_number), 'UTF8')), 'hex'),
      nullif(btrim(p.email), ''), ${now}::timestamptz
    from enrolment e
    join organisation o using (organisation_id)
    join person p using (organisation_id, person_id)
    ${language}
    where e.organisation_id = ${organisationId} and e.rollout_id = ${rolloutId} and p.active and (${where})
      and ${isConcerned(kind)}
      ${knownBefore === null ? sql`` : sql`and ${knownDate} < ${knownBefore}`}
    order by e.position, e.enrolment_id
    on conflict (organisation_id, dedupe_key) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** People of a rollout who know a date and have not begun. */
export async function countKnowing(tx: Transaction, rolloutId: RolloutId): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from enrolment e join person p using (organisation_id, person_id)
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and p.active
      and ${isConcerned('called_off')}`.execute(tx);
  return rows[0]!.people;
}

const isDue = (now: Date) => sql`
  d.organisation_id = current_organisation_id() and d.status = 'planned' and d.not_before <= ${now} and d.notice is not null`;

/** Calls off due notices to people who have left, and those of a postponed date for which there is another by now. */
export async function cancelOvertaken(tx: Transaction, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update delivery as d set status = 'cancelled', status_at = ${now},
      reason = case when p.active then 'date_moved' else 'person_left' end
    from enrolment e, person p
    where ${isDue(now)} and e.organisation_id = d.organisation_id and e.enrolment_id = d.notice_enrolment_id
      and p.organisation_id = d.organisation_id and p.person_id = d.person_id
      and (not p.active or d.notice = 'postponed' and e.date_number > d.date_number)`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Gives up on due notices that have no address to send to; only called when mail is really sent. */
export async function suppressNotices(tx: Transaction, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update delivery as d set status = 'suppressed', reason = 'no_address', status_at = ${now}
    from person p
    where ${isDue(now)} and p.organisation_id = d.organisation_id and p.person_id = d.person_id
      and coalesce(btrim(p.email), '') = ''`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export type DueNotice = ClaimedRow &
  Addressee & {
    readonly kind: NoticeKind;
    readonly givenName: string | null;
    readonly dateAt: Date;
  };

/** Locks up to `limit` due notices for this transaction, threaded under the first copy that told a date. */
export async function lockDueNotices(
  tx: Transaction,
  now: Date,
  limit: number,
  { needsAddress = false } = {},
): Promise<DueNotice[]> {
  const { rows } = await sql<DueNotice>`
    select d.delivery_id as "deliveryId", d.rollout_id as "rolloutId", d.person_id as "personId", d.message_id as "messageId",
      d.locale, d.dedupe_key as "dedupeKey", d.notice as kind, d.date_at as "dateAt", p.given_name as "givenName",
      p.personal_link_version as "linkVersion", nullif(btrim(p.email), '') as address, t.time_zone as "siteTimeZone",
      (select x.dedupe_key from delivery x
        where x.organisation_id = d.organisation_id and x.enrolment_id = d.notice_enrolment_id
          and x.status in ('sending', 'unknown', 'accepted')
        order by x.date_number limit 1) as "firstKey"
    from delivery d
    join person p on p.organisation_id = d.organisation_id and p.person_id = d.person_id and p.active
    left join site_time t on t.organisation_id = p.organisation_id and t.site = p.attributes ->> 'site'
    where ${isDue(now)} ${needsAddress ? sql`and coalesce(btrim(p.email), '') <> ''` : sql``}
    order by d.not_before, d.delivery_id
    limit ${limit}
    for update of d skip locked`.execute(tx);
  return rows;
}
