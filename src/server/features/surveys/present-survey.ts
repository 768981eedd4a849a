/** What is shown of a survey: its questions, and what groups answered as far as it may be told. */
import type { RolloutId, SurveyQuestionId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { StageAnswers, Survey, SurveyQuestion } from '#contracts/surveys.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { tellAnswers } from '#domain/surveys/answers.ts';
import { optionsOf } from '#domain/surveys/question.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { hasApprovedMessage } from '#server/features/messages/index.ts';
import { readOrganisation } from '#server/features/organisation/index.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { answersOf, type StageAnswersRow } from './answer-store.ts';
import { questionsOf, type QuestionRow } from './question-store.ts';

export const noRollout = refuse(refusal('not_found', { what: 'rollout' }));

export async function getSurvey(tx: Transaction, rolloutId: RolloutId): Promise<Result<Survey, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined) return noRollout;
  return ok({
    invites: await hasApprovedMessage(tx, rolloutId, 'survey'),
    defaultLocale: (await readOrganisation(tx)).defaultLocale,
    questions: await presentQuestions(tx, rolloutId),
  });
}

export async function presentQuestion(
  tx: Transaction,
  rolloutId: RolloutId,
  surveyQuestionId: SurveyQuestionId,
): Promise<SurveyQuestion> {
  const questions = await presentQuestions(tx, rolloutId);
  return questions.find((question) => question.surveyQuestionId === surveyQuestionId)!;
}

async function presentQuestions(tx: Transaction, rolloutId: RolloutId): Promise<SurveyQuestion[]> {
  const answers = Map.groupBy(await answersOf(tx, rolloutId), ({ surveyQuestionId }) => surveyQuestionId);
  return (await questionsOf(tx, rolloutId)).map((row) => ({
    ...row,
    words: fixWords(row),
    writtenAt: row.writtenAt.toISOString(),
    firstAskedAt: row.firstAskedAt?.toISOString() ?? null,
    retiredAt: row.retiredAt?.toISOString() ?? null,
    stages: (answers.get(row.surveyQuestionId) ?? []).map((stage) => presentStage(row, stage)),
  }));
}

function fixWords({ words }: QuestionRow): SurveyQuestion['words'] {
  return structuredClone(words) as SurveyQuestion['words'];
}

function presentStage(
  { kind, words }: QuestionRow,
  { stageId, stageName, asked, answered, told, words: said }: StageAnswersRow,
): StageAnswers {
  const counts = optionsOf(kind, words).map((option) => told[option] ?? 0);
  const figure = kind === 'text' ? null : tellAnswers(counts);
  return {
    ...{ stageId, stageName, asked, answered },
    figure: figure?.kind ?? (said.length > 0 ? 'shown' : 'few'),
    told: counts.reduce((sum, count) => sum + count, 0),
    counts: figure?.kind === 'shown' ? [...figure.counts] : [],
    comments: [...said],
  };
}
