/** The face of feedback: what plans and messages are changed because of it, and what people are told of that. */
export { carryOutBy, linkOf, linksOf } from './link-results.ts';
export { noteFeedback } from './take-note.ts';
export { decideProposal, listProposals, proposeChange, publishProposal } from './propose.ts';
export { feedbackFeatureRoutes } from './routes.ts';
export { changesTold, prepareChanges } from './tell-changes.ts';
