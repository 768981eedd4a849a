/** The face of the pilot feature: choosing, asking, accepting and scheduling the people of the pilot. */
export { acceptCohort } from './accept-cohort.ts';
export { answerQuestion, findQuestion, type QuestionRow } from './answer-question.ts';
export { askPeople } from './ask-people.ts';
export { attributeNames } from './attributes.ts';
export { draftCohort } from './draft-cohort.ts';
export { describeMember } from './describe-member.ts';
export { peopleWithAttributes } from './population-store.ts';
export { pilotTasks } from './pilot-tasks.ts';
export { listSubstitutes } from './propose-substitutes.ts';
export { recordAnswer } from './record-answer.ts';
export { replaceMember } from './replace-member.ts';
export { pilotFeatureRoutes } from './routes.ts';
export { setConsent } from './set-consent.ts';
export { currentCohort } from './store.ts';
export { pilotPlan, submitPilot, submittedPacing } from './submit-pilot.ts';
