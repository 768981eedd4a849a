/** Writing the questions of a survey: they can be changed until somebody is asked, and are retired afterwards. */
import type { RolloutId, SurveyQuestionId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Survey, SurveyQuestion, SurveyQuestionFields } from '#contracts/surveys.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { findWordsFault, questionsADayMax } from '#domain/surveys/question.ts';
import { starterSet } from '#domain/surveys/starter-set.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { readOrganisation } from '#server/features/organisation/index.ts';
import { findRollout, wakeRollout } from '#server/features/rollouts/index.ts';
import { getSurvey, noRollout, presentQuestion } from './present-survey.ts';
import * as store from './question-store.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;
type Place = { readonly rolloutId: RolloutId; readonly surveyQuestionId: SurveyQuestionId };

const noQuestion = refuse(refusal('not_found', { what: 'survey_question' }));

/** What is wrong with the words, or with the day among the `others` in use; undefined when the question can be asked. */
async function findUnfit(
  tx: Transaction,
  { kind, words, day }: SurveyQuestionFields,
  others: readonly store.QuestionRow[],
): Promise<Refusal | undefined> {
  const { defaultLocale } = await readOrganisation(tx);
  const found = findWordsFault(kind, words, defaultLocale);
  switch (found?.fault) {
    case 'default_missing':
      return refusal('survey_words_missing', { language: found.locale });
    case 'label_count':
    case 'label_parity':
      return refusal('survey_labels', { language: found.locale, kind });
    case 'label_repeated':
      return refusal('survey_label_repeated', { language: found.locale, label: found.label });
    case undefined:
      break;
  }
  const ofDay = others.filter((other) => other.day === day && other.retiredAt === null);
  return ofDay.length < questionsADayMax
    ? undefined
    : refusal('survey_day_full', { day, most: questionsADayMax });
}

/** The rollout is locked, so that nobody is asked meanwhile. */
async function lockedQuestions(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<store.QuestionRow[] | undefined> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  return rollout === undefined ? undefined : await store.questionsOf(tx, rolloutId);
}

async function insert(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  fields: store.QuestionFields,
): Promise<SurveyQuestionId> {
  const surveyQuestionId = await store.insertQuestion(tx, context, rolloutId, fields);
  await recordAudit(tx, context, {
    action: 'survey_question.added',
    subject: { kind: 'survey_question', id: surveyQuestionId },
    after: { rolloutId, ...fields },
  });
  return surveyQuestionId;
}

export async function addSurveyQuestion(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  fields: SurveyQuestionFields,
): Answer<SurveyQuestion> {
  const others = await lockedQuestions(tx, rolloutId);
  if (others === undefined) return noRollout;
  const unfit = await findUnfit(tx, fields, others);
  if (unfit !== undefined) return refuse(unfit);
  const surveyQuestionId = await insert(tx, context, rolloutId, fields);
  await wakeRollout(tx, context, rolloutId);
  return ok(await presentQuestion(tx, rolloutId, surveyQuestionId));
}

/** One question for each track; refused once the survey has any question in use. */
export async function addStarterSurvey(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Answer<Survey> {
  const others = await lockedQuestions(tx, rolloutId);
  if (others === undefined) return noRollout;
  if (others.some(({ retiredAt }) => retiredAt === null)) return refuse(refusal('survey_begun'));
  for (const fields of starterSet) await insert(tx, context, rolloutId, fields);
  await wakeRollout(tx, context, rolloutId);
  return await getSurvey(tx, rolloutId);
}

/** Refused once somebody was asked: answers to other words would be counted together. */
export async function changeSurveyQuestion(
  tx: Transaction,
  context: Context,
  { rolloutId, surveyQuestionId }: Place,
  fields: SurveyQuestionFields,
): Answer<SurveyQuestion> {
  const questions = (await lockedQuestions(tx, rolloutId)) ?? [];
  const before = questions.find((row) => row.surveyQuestionId === surveyQuestionId);
  if (before === undefined) return noQuestion;
  if (before.retiredAt !== null) return refuse(refusal('survey_question_retired'));
  if (before.firstAskedAt !== null)
    return refuse(refusal('survey_question_asked', { at: before.firstAskedAt.toISOString().slice(0, 10) }));
  const unfit = await findUnfit(
    tx,
    fields,
    questions.filter((row) => row !== before),
  );
  if (unfit !== undefined) return refuse(unfit);
  await store.updateQuestion(tx, context, surveyQuestionId, fields);
  await recordAudit(tx, context, {
    action: 'survey_question.changed',
    subject: { kind: 'survey_question', id: surveyQuestionId },
    before,
    after: { rolloutId, ...fields },
  });
  await wakeRollout(tx, context, rolloutId);
  return ok(await presentQuestion(tx, rolloutId, surveyQuestionId));
}

/** Whoever was asked may still answer; a question that nobody was asked is removed. */
export async function retireSurveyQuestion(
  tx: Transaction,
  context: Context,
  { rolloutId, surveyQuestionId }: Place,
): Answer<{ surveyQuestionId: SurveyQuestionId }> {
  const questions = (await lockedQuestions(tx, rolloutId)) ?? [];
  const before = questions.find((row) => row.surveyQuestionId === surveyQuestionId);
  if (before === undefined) return noQuestion;
  if (before.retiredAt !== null) return refuse(refusal('survey_question_retired'));
  if (before.firstAskedAt === null) await store.deleteQuestion(tx, surveyQuestionId);
  else await store.retireQuestion(tx, context, surveyQuestionId);
  await recordAudit(tx, context, {
    action: 'survey_question.retired',
    subject: { kind: 'survey_question', id: surveyQuestionId },
    before,
    after: { rolloutId },
  });
  await wakeRollout(tx, context, rolloutId);
  return ok({ surveyQuestionId });
}
