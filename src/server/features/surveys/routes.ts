/** Routes of surveys. */
import { surveyRoutes as routes } from '#contracts/surveys.ts';
import { handle } from '#server/platform/http/handler.ts';
import { getSurvey } from './present-survey.ts';
import * as questions from './write-questions.ts';

export const surveysFeatureRoutes = [
  handle(routes.getSurvey, async ({ tx, params }) => await getSurvey(tx, params.rolloutId)),
  handle(
    routes.addSurveyQuestion,
    async ({ tx, context, params, body }) =>
      await questions.addSurveyQuestion(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.addStarterSurvey,
    async ({ tx, context, params }) => await questions.addStarterSurvey(tx, context, params.rolloutId),
  ),
  handle(
    routes.changeSurveyQuestion,
    async ({ tx, context, params, body }) => await questions.changeSurveyQuestion(tx, context, params, body),
  ),
  handle(
    routes.retireSurveyQuestion,
    async ({ tx, context, params }) => await questions.retireSurveyQuestion(tx, context, params),
  ),
];
