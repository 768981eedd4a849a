/** The face of the first day: the pulse people answer on their page, and who is called because of it. */
export { answerPulse, findPulse } from './answer-pulse.ts';
export { listOutreach, noteContact, settleOutreach } from './outreach.ts';
export { addPersonalCare } from './personal-care.ts';
export { firstDayFeatureRoutes } from './routes.ts';
