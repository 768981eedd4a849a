/** Routes of feedback and of the changes that are proposed because of it. */
import { feedbackRoutes as routes } from '#contracts/feedback.ts';
import { proposalRoutes } from '#contracts/proposals.ts';
import { handle } from '#server/platform/http/handler.ts';
import { getFeedbackOverview, listFeedback } from './gather.ts';
import * as propose from './propose.ts';
import { getTicketMark, markTicket, noteFeedback, removeFeedbackNote, sortFeedback } from './take-note.ts';

export const feedbackFeatureRoutes = [
  handle(
    routes.listFeedback,
    async ({ tx, params, query }) => await listFeedback(tx, params.rolloutId, query),
  ),
  handle(
    routes.getFeedbackOverview,
    async ({ tx, params }) => await getFeedbackOverview(tx, params.rolloutId),
  ),
  handle(
    routes.noteFeedback,
    async ({ tx, context, params, body }) => await noteFeedback(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.removeFeedbackNote,
    async ({ tx, context, params }) =>
      await removeFeedbackNote(tx, context, params.rolloutId, params.feedbackNoteId),
  ),
  handle(
    routes.sortFeedback,
    async ({ tx, context, params, body }) => await sortFeedback(tx, context, params.rolloutId, body),
  ),
  handle(routes.getTicketMark, async ({ tx, params }) => await getTicketMark(tx, params)),
  handle(
    routes.markTicket,
    async ({ tx, context, params, body }) => await markTicket(tx, context, params, body.isFeedback),
  ),
  handle(
    proposalRoutes.listProposals,
    async ({ tx, context, params }) => await propose.listProposals(tx, context, params.rolloutId),
  ),
  handle(
    proposalRoutes.proposeChange,
    async ({ tx, context, params, body }) => await propose.proposeChange(tx, context, params.rolloutId, body),
  ),
  handle(
    proposalRoutes.decideProposal,
    async ({ tx, context, params, body }) => await propose.decideProposal(tx, context, params, body),
  ),
  handle(
    proposalRoutes.withdrawProposal,
    async ({ tx, context, params, body }) => await propose.withdrawProposal(tx, context, params, body.reason),
  ),
  handle(
    proposalRoutes.carryOutProposal,
    async ({ tx, context, params, body }) =>
      await propose.carryOut(tx, context, params, { kind: 'words' }, body.text),
  ),
  handle(
    proposalRoutes.dropProposal,
    async ({ tx, context, params, body }) => await propose.dropProposal(tx, context, params, body.reason),
  ),
  handle(
    proposalRoutes.publishProposal,
    async ({ tx, context, params, body }) => await propose.publishProposal(tx, context, params, body.texts),
  ),
];
