/** Feedback on a rollout, gathered from what the product holds and from what people are told: pieces, themes, notes. */
import { Type, type Static } from 'typebox';
import { tracks } from '#domain/evidence/tracks.ts';
import { themeLengthMax } from '#domain/feedback/themes.ts';
import { FeedbackRef, feedbackSources, type FeedbackSource } from './feedback-ref.ts';
import { FeedbackNoteId, ProposalId, RolloutId, StageId, TicketId } from './ids.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, nullable, oneOf, pageOf, PageQuery } from './shared-schemas.ts';
import { proposalStatuses } from './proposals.ts';

/** Where something was heard that somebody noted. */
export const feedbackChannels = ['meeting', 'conversation', 'mail', 'chat'] as const;
export type FeedbackChannel = (typeof feedbackChannels)[number];

export { feedbackSources, type FeedbackRef, type FeedbackSource } from './feedback-ref.ts';
export { themeLengthMax } from '#domain/feedback/themes.ts';
export { themeTrend, type ThemeTrend } from '#domain/feedback/theme-trend.ts';

export const FeedbackPiece = Type.Object({
  source: oneOf(feedbackSources),
  key: Type.String(),
  text: Type.String(),
  /** The day; null for the survey, where a day could tell whose words these are. */
  on: nullable(CalendarDate),
  /** The stage it is about, or the one that had begun last on that day; null before the first. */
  stage: nullable(Type.Object({ stageId: StageId, name: Type.String() })),
  /** The department; null where it is not known, where it could tell who it was, and for the survey. */
  department: nullable(Type.String()),
  track: nullable(oneOf(tracks)),
  /** Of a note; null otherwise. */
  channel: nullable(oneOf(feedbackChannels)),
  /** Who wrote it down; null for the survey and for tickets. */
  by: nullable(Type.String()),
  themes: Type.Array(Type.String()),
  /** The proposed changes that rest on it, the newest first. */
  proposals: Type.Array(Type.Object({ proposalId: ProposalId, status: oneOf(proposalStatuses) })),
});
export type FeedbackPiece = Static<typeof FeedbackPiece>;

export const FeedbackTheme = Type.Object({
  theme: Type.String(),
  pieces: Count,
  /** Pieces in each of the stages, in their order. */
  byStage: Type.Array(Count),
  /** Proposed changes that rest on a piece of it. */
  proposals: Count,
});
export type FeedbackTheme = Static<typeof FeedbackTheme>;

export const FeedbackOverview = Type.Object({
  pieces: Count,
  /** Pieces without any theme. */
  unsorted: Count,
  sources: Type.Object(
    Object.fromEntries(feedbackSources.map((source) => [source, Count])) as Record<
      FeedbackSource,
      typeof Count
    >,
  ),
  /** Stages in which anybody has started, with how many have. */
  stages: Type.Array(Type.Object({ stageId: StageId, name: Type.String(), people: Count })),
  /** The most frequent first. */
  themes: Type.Array(FeedbackTheme),
});
export type FeedbackOverview = Static<typeof FeedbackOverview>;

export const feedbackTextMax = 2000;

export const NewFeedbackNote = Type.Object(
  {
    channel: oneOf(feedbackChannels),
    text: Type.String({ minLength: 3, maxLength: feedbackTextMax }),
    on: CalendarDate,
    department: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    stageId: Type.Optional(StageId),
    track: Type.Optional(oneOf(tracks)),
    themes: Type.Optional(Type.Array(Type.String({ maxLength: themeLengthMax }), { maxItems: 10 })),
  },
  { additionalProperties: false },
);
export type NewFeedbackNote = Static<typeof NewFeedbackNote>;

const Themes = Type.Array(Type.String({ minLength: 1, maxLength: themeLengthMax }), { maxItems: 10 });

const params = Type.Object({ rolloutId: RolloutId });
const base = '/api/v1/rollouts/:rolloutId/feedback';

export const feedbackRoutes = {
  listFeedback: defineRoute({
    name: 'listFeedback',
    method: 'GET',
    path: base,
    access: 'rollout.read',
    summary:
      'Feedback from every source, the latest stage first. Words of the survey appear from ten answers of a stage on, without day or group.',
    params,
    query: Type.Object({
      source: Type.Optional(oneOf(feedbackSources)),
      stageId: Type.Optional(StageId),
      track: Type.Optional(oneOf(tracks)),
      theme: Type.Optional(
        Type.String({ maxLength: themeLengthMax, description: 'Empty for pieces without any theme.' }),
      ),
      ...PageQuery,
    }),
    response: pageOf(FeedbackPiece),
    refusals: ['not_found'],
  }),
  getFeedbackOverview: defineRoute({
    name: 'getFeedbackOverview',
    method: 'GET',
    path: `${base}/themes`,
    access: 'rollout.read',
    summary: 'How much feedback there is by source, and each theme with its pieces in every stage.',
    params,
    response: FeedbackOverview,
    refusals: ['not_found'],
  }),
  noteFeedback: defineRoute({
    name: 'noteFeedback',
    method: 'POST',
    path: `${base}/notes`,
    access: 'feedback.write',
    summary: 'Notes what was said in a meeting, a conversation, a mail or a chat.',
    params,
    body: NewFeedbackNote,
    response: FeedbackPiece,
    refusals: ['not_found', 'feedback_day_ahead'],
    audits: ['feedback.noted'],
  }),
  removeFeedbackNote: defineRoute({
    name: 'removeFeedbackNote',
    method: 'DELETE',
    path: `${base}/notes/:feedbackNoteId`,
    access: 'feedback.write',
    summary: 'Removes a note that no proposed change rests on.',
    params: Type.Object({ rolloutId: RolloutId, feedbackNoteId: FeedbackNoteId }),
    response: Type.Object({ feedbackNoteId: FeedbackNoteId }),
    refusals: ['not_found', 'feedback_in_use'],
    audits: ['feedback.removed'],
  }),
  sortFeedback: defineRoute({
    name: 'sortFeedback',
    method: 'POST',
    path: `${base}/themes`,
    access: 'feedback.write',
    summary: 'Gives pieces of feedback themes, or takes them away.',
    params,
    body: Type.Object(
      {
        pieces: Type.Array(FeedbackRef, { minItems: 1, maxItems: 200 }),
        add: Themes,
        remove: Themes,
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ pieces: Count }),
    refusals: ['not_found', 'feedback_gone'],
    audits: ['feedback.sorted'],
  }),
  markTicket: defineRoute({
    name: 'markTicket',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/tickets/:ticketId/feedback',
    access: 'ticket.read',
    summary:
      'Says whether a ticket is feedback too. There it stands without the person, for everybody who may read the rollout.',
    params: Type.Object({ rolloutId: RolloutId, ticketId: TicketId }),
    body: Type.Object({ isFeedback: Type.Boolean() }, { additionalProperties: false }),
    response: Type.Object({ ticketId: TicketId, isFeedback: Type.Boolean() }),
    refusals: ['not_found'],
    audits: ['feedback.ticket_marked'],
  }),
  getTicketMark: defineRoute({
    name: 'getTicketMark',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/tickets/:ticketId/feedback',
    access: 'ticket.read',
    summary: 'Whether a ticket is feedback too.',
    params: Type.Object({ rolloutId: RolloutId, ticketId: TicketId }),
    response: Type.Object({ ticketId: TicketId, isFeedback: Type.Boolean() }),
    refusals: ['not_found'],
  }),
};
