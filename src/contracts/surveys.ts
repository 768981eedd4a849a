/** Surveys: questions with a track that people answer some days after their start, and what their answers tell. */
import { Type, type Static } from 'typebox';
import { tracks } from '#domain/evidence/tracks.ts';
import { questionDayMax, questionKinds, questionScopes } from '#domain/surveys/question.ts';
import { RolloutId, StageId, SurveyQuestionId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, Locale, nullable, oneOf } from './shared-schemas.ts';

export { answerDays, favourableIn, remindAfterDays } from '#domain/surveys/answers.ts';
export {
  missingLanguages,
  questionDayMax,
  questionKinds,
  questionScopes,
  wordsFor,
  type QuestionKind,
  type QuestionScope,
} from '#domain/surveys/question.ts';
export { starterSet } from '#domain/surveys/starter-set.ts';

const QuestionText = Type.Object(
  {
    question: Type.String({ minLength: 3, maxLength: 300, pattern: '\\S' }),
    labels: Type.Array(Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }), {
      maxItems: 6,
      description: 'A rating: the words at 1 and at 5. A single choice: two to six choices. Words: none.',
    }),
  },
  { additionalProperties: false },
);
export type QuestionText = Static<typeof QuestionText>;

const fields = {
  kind: oneOf(questionKinds),
  track: oneOf(tracks),
  day: Type.Integer({
    minimum: 1,
    maximum: questionDayMax,
    description: 'So many days after the start of a person. Questions of one day are asked together.',
  }),
  scope: oneOf(questionScopes),
  words: Type.Object(
    {
      en: Type.Optional(QuestionText),
      sv: Type.Optional(QuestionText),
      de: Type.Optional(QuestionText),
    },
    {
      additionalProperties: false,
      description: 'By language. Readers of a missing one see the default language of the organisation.',
    },
  ),
};
export const SurveyQuestionFields = Type.Object(fields, { additionalProperties: false });
export type SurveyQuestionFields = Static<typeof SurveyQuestionFields>;

/** What the people of a stage answered; figures and words of small groups are not told. */
export const StageAnswers = Type.Object({
  stageId: StageId,
  stageName: Type.String(),
  /** People whose invitation has arrived, or who answered on their page without it. */
  asked: Count,
  answered: Count,
  figure: oneOf(['shown', 'few', 'alike'] as const),
  /** Answers behind the figures: they follow in steps of five. */
  told: Count,
  /** By option: from 1 to 5, or the choices in their order. Empty unless shown. */
  counts: Type.Array(Count),
  /** What people wrote, shuffled, without who wrote it; from ten answers on. */
  comments: Type.Array(Type.String()),
});
export type StageAnswers = Static<typeof StageAnswers>;

export const SurveyQuestion = Type.Object({
  surveyQuestionId: SurveyQuestionId,
  ...fields,
  writtenBy: Type.String(),
  writtenAt: Instant,
  /** From then on its words are fixed; null while nobody was asked. */
  firstAskedAt: nullable(Instant),
  /** Nobody is asked any more from then on. */
  retiredAt: nullable(Instant),
  retiredBy: nullable(Type.String()),
  /** Stages in which somebody was asked. */
  stages: Type.Array(StageAnswers),
});
export type SurveyQuestion = Static<typeof SurveyQuestion>;

export const Survey = Type.Object({
  /** Whether the invitation is approved: nobody is asked without it. */
  invites: Type.Boolean(),
  /** The language that stands in for missing ones. */
  defaultLocale: Locale,
  /** By day, then in the order in which they were written. */
  questions: Type.Array(SurveyQuestion),
});
export type Survey = Static<typeof Survey>;

const params = Type.Object({ rolloutId: RolloutId });
const questionParams = Type.Object({ rolloutId: RolloutId, surveyQuestionId: SurveyQuestionId });
const base = '/api/v1/rollouts/:rolloutId/survey';
const unfit = ['survey_words_missing', 'survey_labels', 'survey_label_repeated', 'survey_day_full'] as const;

export const surveyRoutes = {
  getSurvey: defineRoute({
    name: 'getSurvey',
    method: 'GET',
    path: base,
    access: 'rollout.read',
    summary:
      'The questions of the survey with what people answered, by stage; nothing that tells what one person said.',
    params,
    response: Survey,
    refusals: ['not_found'],
  }),
  addSurveyQuestion: defineRoute({
    name: 'addSurveyQuestion',
    method: 'POST',
    path: `${base}/questions`,
    access: 'message.write',
    summary: 'Adds a question. People are asked once they are so many days past their start.',
    params,
    body: SurveyQuestionFields,
    response: SurveyQuestion,
    refusals: ['not_found', ...unfit],
    audits: ['survey_question.added'],
  }),
  addStarterSurvey: defineRoute({
    name: 'addStarterSurvey',
    method: 'POST',
    path: `${base}/starter-set`,
    access: 'message.write',
    summary: 'Adds one question for each track, in every language, to a survey without questions.',
    params,
    response: Survey,
    refusals: ['not_found', 'survey_begun'],
    audits: [
      'survey_question.added',
      'survey_question.added',
      'survey_question.added',
      'survey_question.added',
    ],
  }),
  changeSurveyQuestion: defineRoute({
    name: 'changeSurveyQuestion',
    method: 'PUT',
    path: `${base}/questions/:surveyQuestionId`,
    access: 'message.write',
    summary: 'Changes a question that nobody was asked yet.',
    params: questionParams,
    body: SurveyQuestionFields,
    response: SurveyQuestion,
    refusals: ['not_found', 'survey_question_asked', 'survey_question_retired', ...unfit],
    audits: ['survey_question.changed'],
  }),
  retireSurveyQuestion: defineRoute({
    name: 'retireSurveyQuestion',
    method: 'POST',
    path: `${base}/questions/:surveyQuestionId/retire`,
    access: 'message.write',
    summary:
      'Nobody is asked this question any more. People who were asked can still answer; answers are kept. A question that nobody was asked is removed.',
    params: questionParams,
    response: Type.Object({ surveyQuestionId: SurveyQuestionId }),
    refusals: ['not_found', 'survey_question_retired'],
    audits: ['survey_question.retired'],
  }),
};
