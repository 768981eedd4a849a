/** SQL of the answers: who may answer what now, and the counts and words, which no row ties to a person. */
import { sql } from 'kysely';
import type { PersonId, RolloutId, StageId, SurveyQuestionId } from '#contracts/ids.ts';
import type { Track } from '#domain/evidence/tracks.ts';
import type { QuestionKind } from '#domain/surveys/question.ts';
import { answerDays, commentAnswersMin, figureAnswersMin } from '#domain/surveys/answers.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { isInvited, wasAsked } from './ask-store.ts';
import { questionColumns, type QuestionRow } from './question-store.ts';

export type OpenAsk = {
  readonly surveyAskId: number;
  readonly stageId: StageId;
  readonly isAnswered: boolean;
};

/**
 * What a person was asked last and has not answered, else what they answered last; undefined when nothing is open, and for
 * people who were brought back.
 */
export async function findOpenAsk(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<OpenAsk | undefined> {
  const { rows } = await sql<OpenAsk>`
    select a.survey_ask_id as "surveyAskId", a.stage_id as "stageId", a.answered_on is not null as "isAnswered"
    from survey_ask a
    where a.organisation_id = current_organisation_id() and a.rollout_id = ${rolloutId} and a.person_id = ${personId}
      and a.asked_at > ${now}::timestamptz - make_interval(days => ${answerDays})
      and exists (select 1 from enrolment e where e.organisation_id = a.organisation_id and e.stage_id = a.stage_id
        and e.person_id = a.person_id and e.status in ('started', 'succeeded', 'failed'))
    order by a.answered_on is not null, a.asked_at desc, a.day desc
    limit 1`.execute(tx);
  return rows[0];
}

/** The questions somebody was asked, as they stood then; those retired since are still theirs to answer. */
export async function questionsAsked(tx: Transaction, surveyAskId: number): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select ${questionColumns} from survey_ask a
    join stage s on s.organisation_id = a.organisation_id and s.stage_id = a.stage_id
    join survey_question q on ${wasAsked}
    where a.organisation_id = current_organisation_id() and a.survey_ask_id = ${surveyAskId}
    order by q.survey_question_id`.execute(tx);
  return rows;
}

/** Notes that these have answered, by day; returns how many had not before. */
export async function noteReceipts(
  tx: Transaction,
  { now }: Context,
  surveyAskIds: readonly number[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    update survey_ask set answered_on = ${now}::timestamptz::date
    where organisation_id = current_organisation_id() and survey_ask_id = any(${[...surveyAskIds]}::bigint[])
      and answered_on is null`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export type GivenAnswer = {
  readonly surveyQuestionId: SurveyQuestionId;
  readonly stageId: StageId;
  /** 0 for words. */
  readonly choice: number;
  readonly words: string | null;
};

/** Counts answers, of one form or of several; what is told of a question follows once five more have come in. */
export async function countAnswers(
  tx: Transaction,
  { organisationId }: Context,
  answers: readonly GivenAnswer[],
): Promise<void> {
  const given = sql`
    unnest(${answers.map(({ surveyQuestionId }) => surveyQuestionId)}::integer[],
      ${answers.map(({ stageId }) => stageId)}::integer[], ${answers.map(({ choice }) => choice)}::integer[],
      ${answers.map(({ words }) => words)}::text[]) as g(question, stage, choice, words)`;
  await sql`
    insert into survey_answer as a (organisation_id, survey_question_id, stage_id, choice, answers)
    select ${organisationId}, g.question, g.stage, g.choice, count(*)::integer from ${given} group by 2, 3, 4
    on conflict (organisation_id, survey_question_id, stage_id, choice)
      do update set answers = a.answers + excluded.answers`.execute(tx);
  await sql`
    insert into survey_words (organisation_id, survey_question_id, stage_id, words)
    select ${organisationId}, g.question, g.stage, g.words from ${given} where g.words is not null`.execute(
    tx,
  );
  await tellWhatIsDue(tx, answers);
}

/**
 * Tells the answers of questions for which five have come in since the last time. Their words are written anew in an order
 * of their own, so that neither place nor time of a row says whose they were.
 */
async function tellWhatIsDue(
  tx: Transaction,
  answers: readonly Pick<GivenAnswer, 'surveyQuestionId' | 'stageId'>[],
): Promise<void> {
  const { rows } = await sql<{ question: number; stage: number }>`
    update survey_answer a set told = a.answers
    where a.organisation_id = current_organisation_id() and (a.survey_question_id, a.stage_id) in (
        select * from unnest(${answers.map(({ surveyQuestionId }) => surveyQuestionId)}::integer[],
          ${answers.map(({ stageId }) => stageId)}::integer[]))
      and (
        select sum(b.answers - b.told) from survey_answer b
        where b.organisation_id = a.organisation_id and b.survey_question_id = a.survey_question_id
          and b.stage_id = a.stage_id) >= ${figureAnswersMin}
    returning a.survey_question_id as question, a.stage_id as stage`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    with taken as (
      delete from survey_words w
      where w.organisation_id = current_organisation_id() and (w.survey_question_id, w.stage_id) in (
        select * from unnest(${rows.map(({ question }) => question)}::integer[],
          ${rows.map(({ stage }) => stage)}::integer[]))
      returning w.organisation_id, w.survey_question_id, w.stage_id, w.words
    )
    insert into survey_words (organisation_id, survey_question_id, stage_id, words, is_told)
    select organisation_id, survey_question_id, stage_id, words, true from taken order by md5(words)`.execute(
    tx,
  );
}

export type AwaitedAnswers = {
  readonly surveyAskId: number;
  readonly personId: PersonId;
  readonly stageId: StageId;
  readonly questions: readonly {
    readonly surveyQuestionId: SurveyQuestionId;
    readonly track: Track;
    readonly kind: QuestionKind;
  }[];
};

/** People whose invitation has arrived and who may still answer it, each with their questions. */
export async function awaitedAnswers(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
): Promise<AwaitedAnswers[]> {
  const { rows } = await sql<AwaitedAnswers>`
    select a.survey_ask_id as "surveyAskId", a.person_id as "personId", a.stage_id as "stageId",
      jsonb_agg(jsonb_build_object('surveyQuestionId', q.survey_question_id, 'track', q.track, 'kind', q.kind)
        order by q.survey_question_id) as questions
    from survey_ask a
    join stage s on s.organisation_id = a.organisation_id and s.stage_id = a.stage_id
    join survey_question q on ${wasAsked}
    where a.organisation_id = current_organisation_id() and a.rollout_id = ${rolloutId} and a.answered_on is null
      and a.asked_at > ${now}::timestamptz - make_interval(days => ${answerDays})
      and ${isInvited}
    group by 1, 2, 3
    order by 1`.execute(tx);
  return rows;
}

export type StageAnswersRow = {
  readonly surveyQuestionId: SurveyQuestionId;
  readonly stageId: StageId;
  readonly stageName: string;
  readonly asked: number;
  readonly answered: number;
  /** By choice, as far as they are told. */
  readonly told: Readonly<Partial<Record<number, number>>>;
  readonly words: readonly string[];
};

/** By question and stage in which somebody was asked it: was invited, or answered on their page. Words in an order that says nothing about who or when. */
export async function answersOf(tx: Transaction, rolloutId: RolloutId): Promise<StageAnswersRow[]> {
  const { rows } = await sql<StageAnswersRow>`
    with asked as (
      select q.survey_question_id, a.stage_id, count(*)::integer as people
      from survey_ask a
      join stage s on s.organisation_id = a.organisation_id and s.stage_id = a.stage_id
      join survey_question q on ${wasAsked}
      where a.organisation_id = current_organisation_id() and a.rollout_id = ${rolloutId}
        and (a.answered_on is not null or ${isInvited})
      group by 1, 2
    )
    select asked.survey_question_id as "surveyQuestionId", s.stage_id as "stageId", s.name as "stageName",
      asked.people as asked, coalesce(given.answers, 0) as answered, coalesce(given.told, '{}') as told,
      coalesce((select array_agg(w.words order by md5(w.words)) from survey_words w
        where w.organisation_id = s.organisation_id and w.survey_question_id = asked.survey_question_id
          and w.stage_id = s.stage_id and w.is_told having count(*) >= ${commentAnswersMin}), '{}') as words
    from asked
    join stage s on s.organisation_id = current_organisation_id() and s.stage_id = asked.stage_id
    left join lateral (
      select sum(a.answers)::integer as answers,
        jsonb_object_agg(a.choice, a.told) filter (where a.told > 0) as told
      from survey_answer a
      where a.organisation_id = s.organisation_id and a.survey_question_id = asked.survey_question_id
        and a.stage_id = s.stage_id
    ) as given on true
    order by s.ordinal`.execute(tx);
  return rows;
}
