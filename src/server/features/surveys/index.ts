/** The face of surveys: asking people some days after their start, what they answer on their page, and what a track has of it. */
export { answerForMany, type AwaitedAnswers, type Said } from './answer-for-many.ts';
export { answersByTrack } from './answers-by-track.ts';
export { answerSurvey, findSurvey } from './answer-survey.ts';
export { watchSurvey } from './ask-people.ts';
export { surveysFeatureRoutes } from './routes.ts';
export { addStarterSurvey, addSurveyQuestion } from './write-questions.ts';
