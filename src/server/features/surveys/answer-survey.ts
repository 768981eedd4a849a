/** Somebody answers the survey on their own page: that they did is noted, what they said is counted apart from it. */
import type { PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { PortalSurvey } from '#contracts/portal.ts';
import type { MessageLocale } from '#domain/messages/message-content.ts';
import { readOption } from '#domain/surveys/answers.ts';
import { answerWordsMax, optionsOf, wordsFor } from '#domain/surveys/question.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import * as store from './answer-store.ts';
import type { QuestionRow } from './question-store.ts';

type Who = { readonly rolloutId: RolloutId; readonly personId: PersonId };
type Languages = { readonly locale: MessageLocale; readonly defaultLocale: MessageLocale };

/** What the personal page asks, or that they have answered; null when it asks nothing. */
export async function findSurvey(
  tx: Transaction,
  context: Context,
  { rolloutId, personId }: Who,
  { locale, defaultLocale }: Languages,
): Promise<PortalSurvey | null> {
  const ask = await store.findOpenAsk(tx, context, rolloutId, personId);
  if (ask === undefined) return null;
  if (ask.isAnswered) return { isAnswered: true, surveyAskId: ask.surveyAskId, questions: [] };
  const questions = (await store.questionsAsked(tx, ask.surveyAskId)).map(
    ({ surveyQuestionId, kind, words }) => {
      const { question, labels, locale: language } = wordsFor(words, locale, defaultLocale);
      return { surveyQuestionId, kind, language, question, labels: [...labels] };
    },
  );
  return questions.length === 0 ? null : { isAnswered: false, surveyAskId: ask.surveyAskId, questions };
}

/** `closed` when nobody asks them this now, or they have answered: the first answer stands. `empty` changes nothing. */
export async function answerSurvey(
  tx: Transaction,
  context: Context,
  { rolloutId, personId }: Who,
  surveyAskId: number,
  /** What the form says to a question. */
  said: (question: Pick<QuestionRow, 'surveyQuestionId'>) => string | undefined,
): Promise<'noted' | 'empty' | 'closed'> {
  const ask = await store.findOpenAsk(tx, context, rolloutId, personId);
  if (ask === undefined || ask.isAnswered || ask.surveyAskId !== surveyAskId) return 'closed';
  const questions = await store.questionsAsked(tx, surveyAskId);
  const { stageId } = ask;
  const answers = questions.flatMap((question) => readAnswer(question, stageId, said(question)) ?? []);
  if (answers.length === 0) return 'empty';
  if ((await store.noteReceipts(tx, context, [surveyAskId])) === 0) return 'closed';
  await store.countAnswers(tx, context, answers);
  // Neither questions nor answers: they belong to nobody once they are counted.
  await recordAudit(tx, context, {
    action: 'survey.answered',
    subject: { kind: 'person', id: personId },
    after: { rolloutId },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return 'noted';
}

function readAnswer(
  { surveyQuestionId, kind, words }: QuestionRow,
  stageId: StageId,
  text: string | undefined,
): store.GivenAnswer | null {
  if (kind === 'text') {
    const said = (text ?? '').replaceAll('\u0000', '').trim().slice(0, answerWordsMax);
    return said === '' ? null : { surveyQuestionId, stageId, choice: 0, words: said };
  }
  const choice = readOption(text, optionsOf(kind, words));
  return choice === null ? null : { surveyQuestionId, stageId, choice, words: null };
}
