/** Examples of the routes of surveys. */
import type { SurveyQuestionFields, surveyRoutes } from '#contracts/surveys.ts';
import { addSurveyQuestion } from '#server/features/surveys/index.ts';
import type { Place } from '#test/contract/world.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';
import type { Examples } from './example.ts';

const fields: SurveyQuestionFields = {
  kind: 'single',
  track: 'support',
  day: 14,
  scope: 'pilot',
  words: {
    en: { question: 'Did you get help?', labels: ['Yes', 'No'] },
    de: { question: 'Haben Sie Hilfe bekommen?', labels: ['Ja', 'Nein'] },
  },
};

async function inRollout({ within }: Place) {
  return await within(async (tx, context) => {
    const { rolloutId } = await insertPeopleToTell(tx, context, [{}]);
    return { rolloutId };
  });
}

async function atQuestion(place: Place) {
  const { rolloutId } = await inRollout(place);
  return await place.within(async (tx, context) => {
    const added = await addSurveyQuestion(tx, context, rolloutId, fields);
    if (!added.ok) throw new Error(added.refusal.code);
    return { rolloutId, surveyQuestionId: added.value.surveyQuestionId };
  });
}

export const surveyExamples: Examples<typeof surveyRoutes> = {
  getSurvey: async (place) => ({ params: { rolloutId: (await atQuestion(place)).rolloutId } }),
  addSurveyQuestion: async (place) => ({ params: await inRollout(place), body: fields }),
  addStarterSurvey: async (place) => ({ params: await inRollout(place) }),
  changeSurveyQuestion: async (place) => ({ params: await atQuestion(place), body: { ...fields, day: 3 } }),
  retireSurveyQuestion: async (place) => ({ params: await atQuestion(place) }),
};
