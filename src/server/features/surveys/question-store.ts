/** SQL of the questions of a survey: what they are, and how many answers each track has. */
import { sql } from 'kysely';
import type { RolloutId, StageId, SurveyQuestionId } from '#contracts/ids.ts';
import type { Track } from '#domain/evidence/tracks.ts';
import type { QuestionKind, QuestionScope, QuestionWords } from '#domain/surveys/question.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type QuestionFields = {
  readonly kind: QuestionKind;
  readonly track: Track;
  readonly day: number;
  readonly scope: QuestionScope;
  readonly words: QuestionWords;
};

export type QuestionRow = QuestionFields & {
  readonly surveyQuestionId: SurveyQuestionId;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly firstAskedAt: Date | null;
  readonly retiredAt: Date | null;
  readonly retiredBy: string | null;
};

export const questionColumns = sql`
  q.survey_question_id as "surveyQuestionId", q.kind, q.track, q.day, q.scope, q.words, q.written_by as "writtenBy",
  q.written_at as "writtenAt", q.first_asked_at as "firstAskedAt", q.retired_at as "retiredAt",
  q.retired_by as "retiredBy"`;

/** Every question of a rollout, by day and then as they were written. */
export async function questionsOf(tx: Transaction, rolloutId: RolloutId): Promise<QuestionRow[]> {
  const { rows } = await sql<QuestionRow>`
    select ${questionColumns} from survey_question q
    where q.organisation_id = current_organisation_id() and q.rollout_id = ${rolloutId}
    order by q.day, q.survey_question_id`.execute(tx);
  return rows;
}

export async function insertQuestion(
  tx: Transaction,
  { organisationId, now, actor }: Context,
  rolloutId: RolloutId,
  { kind, track, day, scope, words }: QuestionFields,
): Promise<SurveyQuestionId> {
  const { rows } = await sql<{ id: SurveyQuestionId }>`
    insert into survey_question (organisation_id, rollout_id, kind, track, day, scope, words, written_by, written_at)
    values (${organisationId}, ${rolloutId}, ${kind}, ${track}, ${day}, ${scope}, ${JSON.stringify(words)},
      ${actor.name}, ${now})
    returning survey_question_id as id`.execute(tx);
  return rows[0]!.id;
}

/** A question that nobody was asked; it counts as written now, so that nobody seems to have been asked it before. */
export async function updateQuestion(
  tx: Transaction,
  { now, actor }: Context,
  surveyQuestionId: SurveyQuestionId,
  { kind, track, day, scope, words }: QuestionFields,
): Promise<void> {
  await sql`
    update survey_question set kind = ${kind}, track = ${track}, day = ${day}, scope = ${scope},
      words = ${JSON.stringify(words)}, written_by = ${actor.name}, written_at = ${now}
    where organisation_id = current_organisation_id() and survey_question_id = ${surveyQuestionId}`.execute(
    tx,
  );
}

export async function retireQuestion(
  tx: Transaction,
  { now, actor }: Context,
  surveyQuestionId: SurveyQuestionId,
): Promise<void> {
  await sql`
    update survey_question set retired_at = ${now}, retired_by = ${actor.name}
    where organisation_id = current_organisation_id() and survey_question_id = ${surveyQuestionId}`.execute(
    tx,
  );
}

export async function deleteQuestion(tx: Transaction, surveyQuestionId: SurveyQuestionId): Promise<void> {
  await sql`
    delete from survey_question
    where organisation_id = current_organisation_id() and survey_question_id = ${surveyQuestionId}`.execute(
    tx,
  );
}

/** Questions in use, and answers given in a stage, by track; tracks without either are left out. */
export async function countByTrack(
  tx: Transaction,
  rolloutId: RolloutId,
  stageId: StageId,
): Promise<{ track: Track; questions: number; answers: number }[]> {
  const { rows } = await sql<{ track: Track; questions: number; answers: number }>`
    select q.track, count(*) filter (where q.retired_at is null)::integer as questions,
      coalesce(sum(given.answers), 0)::integer as answers
    from survey_question q
    cross join lateral (
      select sum(a.answers) as answers from survey_answer a
      where a.organisation_id = q.organisation_id and a.survey_question_id = q.survey_question_id
        and a.stage_id = ${stageId}
    ) as given
    where q.organisation_id = current_organisation_id() and q.rollout_id = ${rolloutId}
    group by q.track`.execute(tx);
  return rows;
}
