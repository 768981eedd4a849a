/** Examples of the routes of feedback and of proposed changes. */
import { feedbackRoutes, type FeedbackPiece } from '#contracts/feedback.ts';
import type { FeedbackNoteId, ProposalId, RolloutId } from '#contracts/ids.ts';
import { proposalRoutes, type Proposal } from '#contracts/proposals.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { ask } from './helpdesk.ts';
import { withDraft } from './planned-rollout.ts';

const note = {
  channel: 'meeting',
  text: 'Production cannot start in the week of the inventory',
  on: '2026-01-15',
  department: 'Production',
  themes: ['Dates'],
} as const;

type Noted = { readonly rolloutId: RolloutId; readonly piece: FeedbackPiece };

async function noted(place: Place, rolloutId: RolloutId): Promise<Noted> {
  const piece = await place.call<FeedbackPiece>(feedbackRoutes.noteFeedback, {
    params: { rolloutId },
    body: note,
  });
  return { rolloutId, piece };
}

const withNote = async (place: Place): Promise<Noted> =>
  await noted(place, (await withDraft(place)).rolloutId);

const wanted = ({ piece: { source, key } }: Noted) => ({
  part: 'dates' as const,
  change: 'Production starts a week later',
  why: 'Everybody counts the stock in that week.',
  forWhom: 'Production',
  decideBy: '2099-01-15',
  feedback: [{ source, key }],
});

const accepted = {
  verdict: 'accepted',
  reason: 'The week is free for others',
  owner: 'Rollout lead',
  dueOn: '2099-01-20',
} as const;

type At = { readonly rolloutId: RolloutId; readonly proposalId: ProposalId };

async function proposed(place: Place, found: Noted): Promise<At> {
  const { rolloutId } = found;
  const { proposalId } = await place.call<Proposal>(proposalRoutes.proposeChange, {
    params: { rolloutId },
    body: wanted(found),
  });
  return { rolloutId, proposalId };
}

/** An accepted change of a rollout, which a re-plan, new criteria or a message can carry out. */
export async function acceptChange(place: Place, rolloutId: RolloutId): Promise<ProposalId> {
  const params = await proposed(place, await noted(place, rolloutId));
  await place.call(proposalRoutes.decideProposal, { params, body: accepted });
  return params.proposalId;
}

const withAccepted = async (place: Place): Promise<At> => {
  const { rolloutId } = await withDraft(place);
  return { rolloutId, proposalId: await acceptChange(place, rolloutId) };
};

export const feedbackExamples: Examples<typeof feedbackRoutes> = {
  listFeedback: async (place) => ({
    params: { rolloutId: (await withNote(place)).rolloutId },
    query: { source: 'note', theme: 'Dates', limit: 1 },
  }),
  getFeedbackOverview: async (place) => ({ params: { rolloutId: (await withNote(place)).rolloutId } }),
  noteFeedback: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: { ...note, themes: ['Dates'] },
  }),
  removeFeedbackNote: async (place) => {
    const { rolloutId, piece } = await withNote(place);
    return { params: { rolloutId, feedbackNoteId: Number(piece.key) as FeedbackNoteId } };
  },
  sortFeedback: async (place) => {
    const { rolloutId, piece } = await withNote(place);
    const { source, key } = piece;
    return {
      params: { rolloutId },
      body: { pieces: [{ source, key }], add: ['Inventory'], remove: ['Dates'] },
    };
  },
  getTicketMark: async (place) => ({ params: await ask(place) }),
  markTicket: async (place) => ({ params: await ask(place), body: { isFeedback: true } }),
};

export const proposalExamples: Examples<typeof proposalRoutes> = {
  listProposals: async (place) => ({ params: { rolloutId: (await withAccepted(place)).rolloutId } }),
  proposeChange: async (place) => {
    const found = await withNote(place);
    return { params: { rolloutId: found.rolloutId }, body: wanted(found) };
  },
  decideProposal: async (place) => ({
    params: await proposed(place, await withNote(place)),
    body: accepted,
  }),
  withdrawProposal: async (place) => ({
    params: await proposed(place, await withNote(place)),
    body: { reason: 'The inventory is later' },
  }),
  carryOutProposal: async (place) => ({
    params: await withAccepted(place),
    body: { text: 'The guide says it in its first sentence' },
  }),
  dropProposal: async (place) => ({
    params: await withAccepted(place),
    body: { reason: 'The inventory was called off' },
  }),
  publishProposal: async (place) => {
    const params = await withAccepted(place);
    await place.call(proposalRoutes.carryOutProposal, { params, body: { text: 'Moved by hand' } });
    return { params, body: { texts: { en: 'Production starts after the inventory.' } } };
  },
};
