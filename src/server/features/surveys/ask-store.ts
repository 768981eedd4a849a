/** SQL of asking: who is due for the questions of a day, who is to be reminded, and when somebody is next. */
import { sql } from 'kysely';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { answerDays, catchUpDays, remindAfterDays } from '#domain/surveys/answers.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { zoneOfPerson } from '#server/platform/person-zone-store.ts';

/** The questions of one day in use: whether they are for the pilot alone. */
export type DayOfQuestions = { readonly day: number; readonly isPilotOnly: boolean };

export async function daysInUse(tx: Transaction, rolloutId: RolloutId): Promise<DayOfQuestions[]> {
  const { rows } = await sql<DayOfQuestions>`
    select q.day, bool_and(q.scope = 'pilot') as "isPilotOnly" from survey_question q
    where q.organisation_id = current_organisation_id() and q.rollout_id = ${rolloutId} and q.retired_at is null
    group by q.day`.execute(tx);
  return rows;
}

/** `day_of`: the days in use. */
const daysAsRows = (days: readonly DayOfQuestions[]) => sql`
  unnest(${days.map(({ day }) => day)}::integer[], ${days.map(({ isPilotOnly }) => isPilotOnly)}::boolean[])
    as day_of(day, is_pilot_only)`;

/** Stages `s` whose people the questions of a day are for. */
const stagesAsked = (rolloutId: RolloutId) => sql`
  stage s on s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId}
    and (s.kind = 'pilot' or s.kind = 'wave' and not day_of.is_pilot_only) and s.status <> 'rolled_back'`;

/** People `e` whose change has come and stayed. */
const hasIt = sql`e.status in ('started', 'succeeded', 'failed')`;

/** When the person `e` is asked the questions of a day: that many days after their start, at the hour at which people start. */
const dueAt = (startHour: number) => sql`
  (((e.started_at at time zone z.name)::date + day_of.day + make_interval(hours => ${startHour})) at time zone z.name)`;

const zone = sql`
  join person p on p.organisation_id = e.organisation_id and p.person_id = e.person_id and p.active
  cross join lateral (select ${zoneOfPerson} as name) as z`;

const isAsked = sql`exists (select 1 from survey_ask a where a.organisation_id = e.organisation_id
  and a.rollout_id = e.rollout_id and a.person_id = e.person_id and a.day = day_of.day)`;

export type Asked = { readonly surveyAskId: number; readonly stageId: StageId; readonly day: number };

/** Notes who is asked now: everybody past the day who was not asked and did not pass it too long ago. */
export async function insertDue(
  tx: Transaction,
  { organisationId, now }: Context,
  rolloutId: RolloutId,
  days: readonly DayOfQuestions[],
  startHour: number,
): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    insert into survey_ask (organisation_id, rollout_id, stage_id, person_id, day, asked_at)
    select ${organisationId}, e.rollout_id, e.stage_id, e.person_id, day_of.day, ${now}
    from ${daysAsRows(days)}
    join ${stagesAsked(rolloutId)}
    join enrolment e on e.organisation_id = s.organisation_id and e.stage_id = s.stage_id
      and e.started_at > ${now}::timestamptz - make_interval(days => day_of.day + ${catchUpDays + 1})
      and e.started_at < ${now}::timestamptz - make_interval(days => day_of.day - 1)
    ${zone}
    where ${hasIt} and not ${isAsked} and ${dueAt(startHour)} <= ${now}
      and ${dueAt(startHour)} > ${now}::timestamptz - make_interval(days => ${catchUpDays})
    order by e.position, e.enrolment_id, day_of.day
    on conflict (organisation_id, rollout_id, person_id, day) do nothing
    returning survey_ask_id as "surveyAskId", stage_id as "stageId", day`.execute(tx);
  return rows;
}

/** From now on the words of the questions that were asked are fixed. */
export async function markAsked(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
  asked: readonly Asked[],
): Promise<void> {
  await sql`
    update survey_question q set first_asked_at = ${now}
    where q.organisation_id = current_organisation_id() and q.rollout_id = ${rolloutId}
      and q.first_asked_at is null and q.retired_at is null and exists (
        select 1 from unnest(${asked.map(({ day }) => day)}::integer[], ${asked.map(({ stageId }) => stageId)}::integer[])
          as told(day, stage_id)
        join stage s on s.organisation_id = q.organisation_id and s.stage_id = told.stage_id
        where told.day = q.day and (q.scope = 'every' or s.kind = 'pilot'))`.execute(tx);
}

/** The question `q` was asked in the row `a` of survey_ask, whose stage is `s`. */
export const wasAsked = sql`
  q.organisation_id = a.organisation_id and q.rollout_id = a.rollout_id and q.day = a.day
  and q.written_at <= a.asked_at and (q.retired_at is null or q.retired_at > a.asked_at)
  and (q.scope = 'every' or s.kind = 'pilot')`;

/** The invitation of the row `a` has arrived. */
export const isInvited = sql`exists (select 1 from delivery d where d.organisation_id = a.organisation_id
  and d.survey_ask_id = a.survey_ask_id and d.status = 'accepted')`;

/** Rows `a` that nobody was reminded of: an answer is still awaited, and the invitation has arrived. */
const awaited = (rolloutId: RolloutId) => sql`
  a.organisation_id = current_organisation_id() and a.rollout_id = ${rolloutId} and a.answered_on is null
  and a.reminded_at is null and ${isInvited}
  and exists (select 1 from enrolment e join person p using (organisation_id, person_id)
    where e.organisation_id = a.organisation_id and e.stage_id = a.stage_id and e.person_id = a.person_id and p.active
      and ${hasIt})
  and exists (select 1 from survey_question q join stage s on s.organisation_id = a.organisation_id
    and s.stage_id = a.stage_id where ${wasAsked} and q.retired_at is null)`;

/** Notes who is reminded now; returns their rows. */
export async function noteReminders(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update survey_ask a set reminded_at = ${now}
    where ${awaited(rolloutId)} and a.asked_at <= ${now}::timestamptz - make_interval(days => ${remindAfterDays})
      and a.asked_at > ${now}::timestamptz - make_interval(days => ${answerDays})
    returning a.survey_ask_id as id`.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * By how much whoever is due before somebody can have started after them: a day by the one clock, and the hours by
 * which both are put forward or back.
 */
const startedLaterHours = 27;

/** When somebody is to be asked or reminded next, not later than now if somebody is due; null without anybody. */
export async function nextAt(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
  days: readonly DayOfQuestions[],
  startHour: number,
): Promise<Date | null> {
  const awaitsQuestions = sql`e.organisation_id = s.organisation_id and e.stage_id = s.stage_id
    and e.started_at > ${now}::timestamptz - make_interval(days => day_of.day + ${catchUpDays + 1})
    and ${hasIt} and not ${isAsked} and ${dueAt(startHour)} > ${now}::timestamptz - make_interval(days => ${catchUpDays})`;
  const { rows } = await sql<{ at: Date | null }>`
    select least((
      select min(next.at) from ${daysAsRows(days)}
      join ${stagesAsked(rolloutId)}
      cross join lateral (
        select e.started_at from enrolment e ${zone} where ${awaitsQuestions} order by e.started_at limit 1
      ) as first
      cross join lateral (
        select min(${dueAt(startHour)}) as at from enrolment e ${zone}
        where ${awaitsQuestions} and e.started_at < first.started_at + make_interval(hours => ${startedLaterHours})
      ) as next
    ), (
      select a.asked_at + make_interval(days => ${remindAfterDays}) from survey_ask a
      where ${awaited(rolloutId)} and a.asked_at > ${now}::timestamptz - make_interval(days => ${answerDays})
      order by a.asked_at limit 1
    )) as at`.execute(tx);
  return rows[0]?.at ?? null;
}
