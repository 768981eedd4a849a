/** SQL that writes the ledger and asks what may be told. */
import { sql, type RawBuilder } from 'kysely';
import type { ChainTaskId, CohortId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import { whyOpenDays } from '#domain/adoption/why.ts';
import { answerDays } from '#domain/surveys/answers.ts';
import { enrolmentMachine } from '#domain/rollout/enrolment-machine.ts';
import type { MessageStageKind } from '#domain/messages/message-content.ts';
import type { Context } from '#server/platform/context.ts';
import { byIndex } from '#server/platform/db/by-index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { zoneOfPerson } from '#server/platform/person-zone-store.ts';

export type StageToTell = {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly kind: 'pilot' | 'wave' | 'hypercare';
  readonly noticeDays: number;
};

/** Wakes the senders of every process when the transaction commits. */
export const deliveriesChannel = 'bellwether_deliveries';

/** The language of the person `p`, when it is one of ours; else the organisation's. */
export const language = sql`
  cross join lateral (select lower(split_part(replace(btrim(coalesce(p.locale, '')), '_', '-'), '-', 1)) as code) as language`;
export const localeOf = sql`case when language.code in ('en', 'sv', 'de') then language.code else o.default_locale end`;

/**
 * Names what a row tells whom: the invitation to this date of this place. It leaves out the version of the text, so
 * that a corrected text reaches nobody twice, and the channel, so that moving from the outbox to e-mail does not either.
 * It begins with the place, so that the keys of a wave lie beside each other in the index.
 */
const dedupeKey = (stageKind: MessageStageKind) => sql`
  lpad(to_hex(e.enrolment_id), 12, '0') || left(
    encode(sha256(convert_to(concat_ws('/', 'invitation', e.rollout_id, ${stageKind}::text, e.enrolment_id, e.attempt,
      e.person_id, 'personal', case when e.date_number > 1 then e.date_number end), 'UTF8')), 'hex'), 52)`;

/** The person of `e` has no row for the date they have; asked for each of them, never of the whole ledger at once. */
const isNotPlanned = sql`(select true from delivery d
  where d.organisation_id = e.organisation_id and d.enrolment_id = e.enrolment_id and d.date_number = e.date_number
  limit 1) is null`;

/**
 * These enrolments as `e`, each looked up by itself: joined or as a condition, everybody of the stage is read to find
 * the few.
 */
const named = (enrolmentIds: readonly number[]) => sql`
  unnest(${[...enrolmentIds]}::bigint[]) as named(enrolment_id)
  cross join lateral (select * from enrolment
    where organisation_id = current_organisation_id() and enrolment_id = named.enrolment_id limit 1) as e`;

export type SomeToTell = {
  /** Enrolments; everybody of the stage when left out. */
  readonly enrolmentIds?: readonly number[];
  /** The first of them in invitation order; all when left out. */
  readonly most?: number;
};

/**
 * One statement for any number of people without a row. Each is told `noticeDays` before their date; who knows an
 * earlier date is told at once that it is another one.
 */
export async function insertPlanned(
  tx: Transaction,
  { organisationId, now }: Context,
  {
    stageKind,
    enrolmentIds,
    most,
    ...stage
  }: StageToTell & SomeToTell & { readonly stageKind: MessageStageKind },
): Promise<number> {
  const { numAffectedRows } = await byIndex(
    tx,
    sql`
    with told as materialized (
      select o.kind, o.default_locale, m.message_id
      from organisation o join message m using (organisation_id)
      where o.organisation_id = ${organisationId} and m.rollout_id = ${stage.rolloutId}
        and m.stage_kind = ${stageKind} and m.status = 'approved'
    )
    insert into delivery (organisation_id, rollout_id, stage_id, message_id, enrolment_id, person_id, channel, locale,
      status, reason, not_before, date_number, dedupe_key, address, status_at)
    select e.organisation_id, e.rollout_id, e.stage_id, o.message_id, e.enrolment_id, e.person_id,
      case when o.kind = 'live' then 'email' else 'outbox' end,
      ${localeOf},
      case when p.active then 'planned' else 'suppressed' end,
      case when p.active then null else 'person_left' end,
      case when e.replaces_at is null
        then greatest(e.scheduled_at - make_interval(days => ${stage.noticeDays}), ${now}::timestamptz)
        else ${now}::timestamptz end,
      e.date_number, ${dedupeKey(stageKind)},
      nullif(btrim(p.email), ''), ${now}::timestamptz
    from ${enrolmentIds === undefined ? sql`enrolment e` : named(enrolmentIds)}
    join person p using (organisation_id, person_id)
    cross join told as o
    ${language}
    where e.organisation_id = ${organisationId} and e.rollout_id = ${stage.rolloutId} and e.stage_id = ${stage.stageId}
      and e.status = 'scheduled' and e.scheduled_at is not null and ${isNotPlanned}
    order by e.position, e.enrolment_id
    limit ${most ?? null}
    on conflict (organisation_id, dedupe_key) do nothing`,
  );
  return Number(numAffectedRows ?? 0n);
}

/** Calls off copies that have not left and tell a date the person no longer has. */
export async function cancelOutdated(
  tx: Transaction,
  { organisationId, now }: Context,
  { stageId }: StageToTell,
): Promise<void> {
  await sql`
    update delivery as d set status = 'cancelled', reason = 'date_moved', status_at = ${now}
    from enrolment e
    where d.organisation_id = ${organisationId} and d.stage_id = ${stageId} and d.status = 'planned'
      and e.organisation_id = d.organisation_id and e.enrolment_id = d.enrolment_id
      and d.date_number < e.date_number`.execute(tx);
}

/**
 * Whether the person of the enrolment `e` may know its date: a copy that may have arrived has told it, whether or not
 * that has been noted on the person yet.
 */
export const mayKnowDate = sql<boolean>`(e.status = 'notified' or exists (
  select 1 from delivery d where d.organisation_id = e.organisation_id and d.enrolment_id = e.enrolment_id
    and d.date_number = e.date_number and d.status in ('sending', 'unknown', 'accepted')))`;

/** Whether the person of the enrolment `e` is still to be done, whatever became of their date. */
export const isUnfinished = (e: RawBuilder<unknown>) => sql<boolean>`
  ${e}.status <> all(${[...enrolmentMachine.terminal]}::text[])`;

/** The latest last day the person may have been told in the rollout; null when none has left. */
export async function lastDayTold(
  tx: Transaction,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select d.date_at as at from delivery d join message m using (organisation_id, message_id)
    where d.organisation_id = current_organisation_id() and d.rollout_id = ${rolloutId}
      and d.person_id = ${personId} and d.chain_task_id is not null and m.stage_kind = 'deadline'
      and d.status in ('sending', 'unknown', 'accepted')
    order by d.date_at desc limit 1`.execute(tx);
  return rows[0]?.at ?? null;
}

export type Question = {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly cohortId: CohortId;
  readonly personIds: readonly PersonId[];
  /** Until when an answer is asked for. */
  readonly answerBy: Date;
};

/** One question per person and cohort, due now; asking again adds nothing. */
export async function insertQuestions(
  tx: Transaction,
  { organisationId, now }: Context,
  question: Question,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into delivery (organisation_id, rollout_id, stage_id, message_id, person_id, channel, locale, status,
      not_before, date_at, dedupe_key, address, status_at)
    select p.organisation_id, ${question.rolloutId}, ${question.stageId}, m.message_id, p.person_id,
      case when o.kind = 'live' then 'email' else 'outbox' end, ${localeOf}, 'planned', ${now}::timestamptz,
      ${question.answerBy}::timestamptz,
      encode(sha256(convert_to(concat_ws('/', 'consent', ${question.cohortId}::text, p.person_id), 'UTF8')), 'hex'),
      nullif(btrim(p.email), ''), ${now}::timestamptz
    from unnest(${[...question.personIds]}::bigint[]) with ordinality as asked(person_id, rank)
    join person p on p.organisation_id = ${organisationId} and p.person_id = asked.person_id
    join organisation o on o.organisation_id = p.organisation_id
    join message m on m.organisation_id = p.organisation_id and m.rollout_id = ${question.rolloutId}
      and m.stage_kind = 'consent' and m.status = 'approved'
    ${language}
    order by asked.rank
    on conflict (organisation_id, dedupe_key) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/**
 * One question about the first day for everybody of the stage who started at this instant, due the day after at the
 * hour at which people start. A person is asked once in a rollout.
 */
export async function insertPulses(
  tx: Transaction,
  { organisationId, now }: Context,
  {
    rolloutId,
    stageId,
    startHour,
  }: Pick<StageToTell, 'rolloutId' | 'stageId'> & { readonly startHour: number },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into delivery (organisation_id, rollout_id, stage_id, message_id, pulse_enrolment_id, person_id, channel,
      locale, status, not_before, date_at, dedupe_key, address, status_at)
    select e.organisation_id, e.rollout_id, e.stage_id, m.message_id, e.enrolment_id, e.person_id,
      case when o.kind = 'live' then 'email' else 'outbox' end, ${localeOf}, 'planned',
      ((e.started_at at time zone z.name)::date + 1 + make_interval(hours => ${startHour})) at time zone z.name,
      e.started_at, encode(sha256(convert_to(concat_ws('/', 'pulse', e.rollout_id, e.person_id), 'UTF8')), 'hex'),
      nullif(btrim(p.email), ''), ${now}::timestamptz
    from enrolment e
    join organisation o using (organisation_id)
    join person p using (organisation_id, person_id)
    join message m on m.organisation_id = e.organisation_id and m.rollout_id = e.rollout_id
      and m.stage_kind = 'pulse' and m.status = 'approved'
    cross join lateral (select ${zoneOfPerson} as name) as z
    ${language}
    where e.organisation_id = ${organisationId} and e.rollout_id = ${rolloutId} and e.stage_id = ${stageId}
      and e.status = 'started' and e.started_at = ${now}::timestamptz
    order by e.position, e.enrolment_id
    on conflict (organisation_id, dedupe_key) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** What a task of a stage sends: to whom of its people, and the date it tells each. */
export type SentByTask = Pick<StageToTell, 'rolloutId' | 'stageId' | 'noticeDays'> & {
  readonly chainTaskId: ChainTaskId;
} & (
    | { readonly message: 'instructions'; readonly isLate: boolean }
    | { readonly message: 'deadline'; readonly lastAt: Date }
  );

const instructed = sql`e.status in ('scheduled', 'notified', 'started')`;
/** Who got a date after the others were instructed. */
const datedLate = sql`e.status = 'scheduled'`;

/**
 * One copy per person and task: instructions with the person's own date, not before they are told it; the deadline, to
 * everybody who is not done, with the last day, or the end of their own time where that is later. Repeating it adds
 * those who have come since.
 */
export async function insertByTask(
  tx: Transaction,
  { organisationId, now }: Context,
  sent: SentByTask,
): Promise<number> {
  const { rolloutId, stageId, chainTaskId, noticeDays, message } = sent;
  const told =
    message === 'deadline'
      ? sql`greatest(${sent.lastAt}::timestamptz, coalesce(e.started_at, e.scheduled_at)
          + make_interval(days => coalesce(s.deadline_days, s.window_days)))`
      : sql`e.scheduled_at`;
  const notBefore =
    message === 'deadline'
      ? sql`${now}::timestamptz`
      : sql`case when e.status = 'scheduled'
          then greatest(e.scheduled_at - make_interval(days => ${noticeDays}), ${now}::timestamptz)
          else ${now}::timestamptz end`;
  const who = message === 'deadline' ? isUnfinished(sql`e`) : sent.isLate ? datedLate : instructed;
  const { numAffectedRows } = await sql`
    insert into delivery (organisation_id, rollout_id, stage_id, message_id, chain_task_id, person_id, channel, locale,
      status, not_before, date_at, dedupe_key, address, status_at)
    select e.organisation_id, e.rollout_id, e.stage_id, m.message_id, ${chainTaskId}, e.person_id,
      case when o.kind = 'live' then 'email' else 'outbox' end, ${localeOf}, 'planned', ${notBefore}, ${told},
      encode(sha256(convert_to(concat_ws('/', 'chain_task', ${chainTaskId}::text, e.person_id), 'UTF8')), 'hex'),
      nullif(btrim(p.email), ''), ${now}::timestamptz
    from enrolment e
    join stage s using (organisation_id, stage_id)
    join organisation o using (organisation_id)
    join person p using (organisation_id, person_id)
    join message m on m.organisation_id = e.organisation_id and m.rollout_id = e.rollout_id
      and m.stage_kind = ${message} and m.status = 'approved'
    ${language}
    where e.organisation_id = ${organisationId} and e.rollout_id = ${rolloutId} and e.stage_id = ${stageId}
      and ${who} and p.active and not exists (select 1 from delivery d
        where d.organisation_id = e.organisation_id and d.chain_task_id = ${chainTaskId}
          and d.person_id = e.person_id)
    order by e.position, e.enrolment_id
    on conflict (organisation_id, dedupe_key) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Copies of a deadline that have not left yet give people as long as if they left now. */
export async function postponeLastDay(
  tx: Transaction,
  { chainTaskId, lastAt }: { readonly chainTaskId: ChainTaskId; readonly lastAt: Date },
): Promise<void> {
  await sql`
    update delivery set date_at = ${lastAt}
    where organisation_id = current_organisation_id() and chain_task_id = ${chainTaskId} and status = 'planned'
      and date_at < ${lastAt}::timestamptz`.execute(tx);
}

export type SentSoFar = {
  /** Copies that may have arrived, that are due and have not left, that are not due yet, and that cannot arrive. */
  readonly told: number;
  readonly waiting: number;
  readonly toCome: number;
  readonly missed: number;
  /** The earliest date they tell; null while nobody has been told. */
  readonly firstAt: Date | null;
};

export async function countByTask(
  tx: Transaction,
  { now }: Context,
  chainTaskId: ChainTaskId,
): Promise<SentSoFar> {
  const isTold = sql`status in ('unknown', 'accepted')`;
  const isUnsent = sql`status in ('planned', 'claimed', 'sending')`;
  const { rows } = await sql<SentSoFar>`
    select count(*) filter (where ${isTold})::integer as told,
      count(*) filter (where ${isUnsent} and not_before <= ${now}::timestamptz)::integer as waiting,
      count(*) filter (where ${isUnsent} and not_before > ${now}::timestamptz)::integer as "toCome",
      count(*) filter (where status in ('failed', 'bounced', 'suppressed'))::integer as missed,
      min(date_at) filter (where ${isTold}) as "firstAt"
    from delivery where organisation_id = current_organisation_id() and chain_task_id = ${chainTaskId}`.execute(
    tx,
  );
  return rows[0]!;
}

/** When to tell the person of `q` something that can wait: a day later where they are told something else today. */
const afterOthers = (now: Date) => sql`
  ${now}::timestamptz + make_interval(days => (exists (select 1 from delivery other
    where other.organisation_id = q.organisation_id and other.person_id = q.person_id
      and (other.status = 'accepted' and other.status_at > ${now}::timestamptz - interval '1 day'
        or other.status = 'planned' and other.not_before < ${now}::timestamptz + interval '1 day')))::integer)`;

/** One question per stop, to be answered within `whyOpenDays`. */
export async function insertWhy(
  tx: Transaction,
  { organisationId, now }: Context,
  rolloutId: RolloutId,
  useStopIds: readonly number[],
): Promise<void> {
  await sql`
    insert into delivery (organisation_id, rollout_id, stage_id, message_id, use_stop_id, person_id, channel,
      locale, status, not_before, date_at, dedupe_key, address, status_at)
    select q.organisation_id, q.rollout_id, e.stage_id, m.message_id, q.use_stop_id, q.person_id,
      case when o.kind = 'live' then 'email' else 'outbox' end, ${localeOf}, 'planned',
      ${afterOthers(now)},
      ${now}::timestamptz + make_interval(days => ${whyOpenDays}),
      encode(sha256(convert_to(concat_ws('/', 'unused', q.use_stop_id), 'UTF8')), 'hex'),
      nullif(btrim(p.email), ''), ${now}::timestamptz
    from use_stop q
    join organisation o using (organisation_id)
    join person p using (organisation_id, person_id)
    join enrolment e on e.organisation_id = q.organisation_id and e.rollout_id = q.rollout_id
      and e.person_id = q.person_id and e.status = 'succeeded'
    join message m on m.organisation_id = q.organisation_id and m.rollout_id = q.rollout_id
      and m.stage_kind = 'unused' and m.status = 'approved'
    ${language}
    where q.organisation_id = ${organisationId} and q.rollout_id = ${rolloutId}
      and q.use_stop_id = any(${[...useStopIds]}::bigint[])
    on conflict (organisation_id, dedupe_key) do nothing`.execute(tx);
}

/** One invitation per row of `survey_ask`, and one reminder; the date it tells is the last day for an answer. */
export async function insertSurveys(
  tx: Transaction,
  { organisationId, now }: Context,
  surveyAskIds: readonly number[],
  copy: 'invitation' | 'reminder',
): Promise<void> {
  await sql`
    insert into delivery (organisation_id, rollout_id, stage_id, message_id, survey_ask_id, person_id, channel,
      locale, status, not_before, date_at, dedupe_key, address, status_at)
    select q.organisation_id, q.rollout_id, q.stage_id, m.message_id, q.survey_ask_id, q.person_id,
      case when o.kind = 'live' then 'email' else 'outbox' end, ${localeOf}, 'planned', ${afterOthers(now)},
      q.asked_at + make_interval(days => ${answerDays}),
      encode(sha256(convert_to(concat_ws('/', 'survey', ${copy}::text, q.survey_ask_id), 'UTF8')), 'hex'),
      nullif(btrim(p.email), ''), ${now}::timestamptz
    from survey_ask q
    join organisation o using (organisation_id)
    join person p using (organisation_id, person_id)
    join message m on m.organisation_id = q.organisation_id and m.rollout_id = q.rollout_id
      and m.stage_kind = 'survey' and m.status = 'approved'
    ${language}
    where q.organisation_id = ${organisationId} and q.survey_ask_id = any(${[...surveyAskIds]}::bigint[])
    order by q.survey_ask_id
    on conflict (organisation_id, dedupe_key) do nothing`.execute(tx);
}

export async function wakeSenders(tx: Transaction, { organisationId }: Context): Promise<void> {
  await sql`select pg_notify(${deliveriesChannel}, ${String(organisationId)})`.execute(tx);
}

/** SHA-256 of the message in force, hexadecimal; null without one. */
export async function approvedHash(
  tx: Transaction,
  rolloutId: RolloutId,
  stageKind: MessageStageKind,
): Promise<string | null> {
  const { rows } = await sql<{ hash: string }>`
    select encode(content_hash, 'hex') as hash from message
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and stage_kind = ${stageKind}
      and status = 'approved'`.execute(tx);
  return rows[0]?.hash ?? null;
}
