/**
 * What a copy `d` of the ledger is about, where it tells no date, and when that does not matter any more: SQL conditions
 * for the sender.
 */
import { sql } from 'kysely';
import { pulseOpenDays } from '#domain/first-day/pulse.ts';
import { isUnfinished } from './plan-store.ts';

/** A copy that asks how the first day was. */
export const isPulse = sql`d.pulse_enrolment_id is not null`;

/** A copy that asks why somebody stopped using it. */
export const asksWhy = sql`d.use_stop_id is not null`;

/** A copy that invites to the survey, or reminds of it. */
export const asksSurvey = sql`d.survey_ask_id is not null`;

/** A copy that a task of its stage sent: instructions, or the last day. */
export const isOfTask = sql`d.chain_task_id is not null`;

/** A copy about none of these asks a candidate of the pilot whether they take part. */
export const asks = sql`
  (d.enrolment_id is null and d.pulse_enrolment_id is null and d.use_stop_id is null and d.survey_ask_id is null
    and d.chain_task_id is null)`;

/** The candidate asked by `d` has answered already, or is no longer asked. */
const isAnswered = sql`
  not exists (
    select 1 from cohort_member m join cohort c using (organisation_id, cohort_id)
    join person p on p.organisation_id = m.organisation_id and p.person_id = m.person_id and p.active
    where m.organisation_id = d.organisation_id and m.person_id = d.person_id and m.status = 'invited'
      and c.stage_id = d.stage_id and c.status <> 'discarded')`;

/** A first day is not asked about any more: they have answered, left, not started after all, or it is too long ago. */
const isPastAsking = (now: Date) => sql`
  (d.date_at < ${now}::timestamptz - make_interval(days => ${pulseOpenDays})
  or exists (select 1 from pulse u where u.organisation_id = d.organisation_id and u.rollout_id = d.rollout_id
    and u.person_id = d.person_id)
  or not exists (
    select 1 from enrolment n join person a using (organisation_id, person_id)
    where n.organisation_id = d.organisation_id and n.enrolment_id = d.pulse_enrolment_id and a.active
      and n.status in ('started', 'succeeded', 'failed')))`;

/** Why they stopped is not asked about any more: they have answered, use it again, left, or the time for it is over. */
const isPastWhy = (now: Date) => sql`
  (d.date_at < ${now}::timestamptz or not exists (
    select 1 from use_stop q join adoption_measure a using (organisation_id, measure_id)
    join person n on n.organisation_id = q.organisation_id and n.person_id = q.person_id and n.active
    where q.organisation_id = d.organisation_id and q.use_stop_id = d.use_stop_id and q.answered_on is null
      and a.ended_at is null and not exists (
        select 1 from use_day u where u.organisation_id = q.organisation_id and u.rollout_id = q.rollout_id
          and u.person_id = q.person_id and u.source = a.source and u.feature = lower(a.feature)
          and u.used_on > q.last_used_on)))`;

/** The survey is not asked any more: they have answered, left, been brought back, or the time for it is over. */
const isPastSurvey = (now: Date) => sql`
  (d.date_at < ${now}::timestamptz or not exists (
    select 1 from survey_ask q
    join enrolment n on n.organisation_id = q.organisation_id and n.stage_id = q.stage_id and n.person_id = q.person_id
    join person a on a.organisation_id = q.organisation_id and a.person_id = q.person_id and a.active
    where q.organisation_id = d.organisation_id and q.survey_ask_id = d.survey_ask_id and q.answered_on is null
      and n.status in ('started', 'succeeded', 'failed')))`;

/** What a task sent does not concern the person any more: they are done, left out or gone, or their last day is over. */
const isPastTask = (now: Date) => sql`
  not exists (
    select 1 from chain_task t
    join enrolment n on n.organisation_id = t.organisation_id and n.stage_id = t.stage_id and n.person_id = d.person_id
    join person a on a.organisation_id = n.organisation_id and a.person_id = n.person_id and a.active
    where t.organisation_id = d.organisation_id and t.chain_task_id = d.chain_task_id and ${isUnfinished(sql`n`)}
      and (t.action <> 'send_deadline' or d.date_at >= ${now}::timestamptz))`;

/** What a copy that asks about something asks for does not matter any more; null for a copy that tells a date. */
export const isPast = (now: Date) => sql`
  case when ${isPulse} then ${isPastAsking(now)} when ${asksWhy} then ${isPastWhy(now)}
    when ${asksSurvey} then ${isPastSurvey(now)} when ${isOfTask} then ${isPastTask(now)}
    when ${asks} then ${isAnswered} end`;
