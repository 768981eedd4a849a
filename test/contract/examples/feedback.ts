/** Examples of the routes of feedback and of proposed changes. */
import type { feedbackRoutes, FeedbackPiece } from '#contracts/feedback.ts';
import type { FeedbackNoteId, ProposalId, RolloutId } from '#contracts/ids.ts';
import { proposalRoutes } from '#contracts/proposals.ts';
import { expectOk } from '#server/engine/rehearsal/expect-ok.ts';
import { decideProposal, noteFeedback, proposeChange } from '#server/features/feedback/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { ask } from './helpdesk.ts';

const note = {
  channel: 'meeting',
  text: 'Production cannot start in the week of the inventory',
  on: '2026-01-15',
  department: 'Production',
  themes: ['Dates'],
} as const;

type At = { readonly rolloutId: RolloutId; readonly proposalId: ProposalId };
type Noted = { readonly rolloutId: RolloutId; readonly piece: FeedbackPiece };

const noteIn = async (tx: Transaction, context: Context, rolloutId: RolloutId): Promise<Noted> => ({
  rolloutId,
  piece: expectOk('a note', await noteFeedback(tx, context, rolloutId, { ...note, themes: ['Dates'] })),
});

const anyRollout = async ({ within }: Place): Promise<RolloutId> =>
  await within(async (tx, context) => (await insertPeopleToTell(tx, context, [{}])).rolloutId);

async function withNote(place: Place): Promise<Noted> {
  const rolloutId = await anyRollout(place);
  return await place.within(async (tx, context) => await noteIn(tx, context, rolloutId));
}

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

async function proposeIn(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<At> {
  const wish = wanted(await noteIn(tx, context, rolloutId));
  const { proposalId } = expectOk('a change', await proposeChange(tx, context, rolloutId, wish));
  return { rolloutId, proposalId };
}

async function withProposal(place: Place): Promise<At> {
  const rolloutId = await anyRollout(place);
  return await place.within(async (tx, context) => await proposeIn(tx, context, rolloutId));
}

/** An accepted change of a rollout, which a re-plan, new criteria or a message can carry out. */
export async function acceptChange({ within }: Place, rolloutId: RolloutId): Promise<ProposalId> {
  return await within(async (tx, context) => {
    const at = await proposeIn(tx, context, rolloutId);
    expectOk('a decision', await decideProposal(tx, context, at, accepted));
    return at.proposalId;
  });
}

const withAccepted = async (place: Place): Promise<At> => {
  const rolloutId = await anyRollout(place);
  return { rolloutId, proposalId: await acceptChange(place, rolloutId) };
};

export const feedbackExamples: Examples<typeof feedbackRoutes> = {
  listFeedback: async (place) => ({
    params: { rolloutId: (await withNote(place)).rolloutId },
    query: { source: 'note', theme: 'Dates', limit: 1 },
  }),
  getFeedbackOverview: async (place) => ({ params: { rolloutId: (await withNote(place)).rolloutId } }),
  noteFeedback: async (place) => ({
    params: { rolloutId: await anyRollout(place) },
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
    params: await withProposal(place),
    body: accepted,
  }),
  withdrawProposal: async (place) => ({
    params: await withProposal(place),
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
