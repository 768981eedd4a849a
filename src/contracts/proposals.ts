/** Proposed changes of the plan: what should change and why, who decides until when, and what came of it. */
import { Type, type Static } from 'typebox';
import { proposalMachine, type ProposalStatus } from '#domain/feedback/proposal-machine.ts';
import { messageStageKinds } from '#domain/messages/message-content.ts';
import { FeedbackRef } from './feedback-ref.ts';
import { ProposalId, RolloutId } from './ids.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Instant, nullable, oneOf } from './shared-schemas.ts';

export const proposalStatuses = Object.keys(proposalMachine.statuses) as ProposalStatus[];
export type { ProposalStatus } from '#domain/feedback/proposal-machine.ts';

/** The part of the plan that is to change; each opens the page on which it is changed. */
export const proposalParts = [
  'pace',
  'dates',
  'criteria',
  'message',
  'training',
  'support',
  'other',
] as const;
export type ProposalPart = (typeof proposalParts)[number];

/** What a proposed change became: a re-plan, a revision of the criteria, a message in force, or words alone. */
export const ProposalResult = Type.Union([
  Type.Object({ kind: Type.Literal('waves'), revision: Type.Integer() }),
  Type.Object({ kind: Type.Literal('criteria'), revision: Type.Integer() }),
  Type.Object({ kind: Type.Literal('message'), stageKind: oneOf(messageStageKinds) }),
  Type.Object({ kind: Type.Literal('words') }),
]);
export type ProposalResult = Static<typeof ProposalResult>;

/** What people read on their page, by language; at least one. */
export const PublishedTexts = Type.Object(
  {
    en: Type.Optional(Type.String({ minLength: 3, maxLength: 300 })),
    sv: Type.Optional(Type.String({ minLength: 3, maxLength: 300 })),
    de: Type.Optional(Type.String({ minLength: 3, maxLength: 300 })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type PublishedTexts = Static<typeof PublishedTexts>;

const entryKinds = [
  'accepted',
  'rejected',
  'withdrawn',
  'carried_out',
  'dropped',
  'published',
  'unpublished',
] as const;
export type ProposalEntryKind = (typeof entryKinds)[number];

export const ProposalEntry = Type.Object({
  kind: oneOf(entryKinds),
  /** The reason, or what was done; empty where nothing was asked. */
  text: Type.String(),
  by: Type.String(),
  at: Instant,
  /** The proposer decided, because nobody else could have. */
  isAlone: Type.Boolean(),
});
export type ProposalEntry = Static<typeof ProposalEntry>;

export const Proposal = Type.Object({
  proposalId: ProposalId,
  part: oneOf(proposalParts),
  change: Type.String(),
  why: Type.String(),
  /** Whom it concerns, in words; null for everybody. */
  forWhom: nullable(Type.String()),
  status: oneOf(proposalStatuses),
  decideBy: CalendarDate,
  proposedBy: Type.String(),
  proposedAt: Instant,
  /** The caller proposed it. */
  isOwn: Type.Boolean(),
  /** The caller proposed it, and somebody else can decide: then somebody else does. */
  isBarred: Type.Boolean(),
  /** Who carries it out until when; null until it is accepted. */
  owner: nullable(Type.String()),
  dueOn: nullable(CalendarDate),
  /** The day to decide it or to carry it out has passed. */
  isOverdue: Type.Boolean(),
  /** The feedback it rests on, as it stood when it was proposed. */
  feedback: Type.Array(
    Type.Object({
      ...FeedbackRef.properties,
      text: Type.String(),
      on: nullable(CalendarDate),
      stageName: nullable(Type.String()),
      department: nullable(Type.String()),
    }),
  ),
  /** What happened to it, oldest first. */
  entries: Type.Array(ProposalEntry),
  result: nullable(ProposalResult),
  published: nullable(PublishedTexts),
});
export type Proposal = Static<typeof Proposal>;

/** How a revision or a message names the proposed change it came from. */
export const ProposalLink = Type.Object({ proposalId: ProposalId, change: Type.String() });
export type ProposalLink = Static<typeof ProposalLink>;

const Reason = Type.String({ minLength: 3, maxLength: 1000 });

export const NewProposal = Type.Object(
  {
    part: oneOf(proposalParts),
    change: Type.String({ minLength: 5, maxLength: 300 }),
    why: Type.String({ minLength: 3, maxLength: 2000 }),
    forWhom: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    decideBy: CalendarDate,
    feedback: Type.Array(FeedbackRef, { minItems: 1, maxItems: 100 }),
  },
  { additionalProperties: false },
);
export type NewProposal = Static<typeof NewProposal>;

export const ProposalDecision = Type.Union([
  Type.Object(
    {
      verdict: Type.Literal('accepted'),
      reason: Reason,
      owner: Type.String({ minLength: 2, maxLength: 120 }),
      dueOn: CalendarDate,
    },
    { additionalProperties: false },
  ),
  Type.Object({ verdict: Type.Literal('rejected'), reason: Reason }, { additionalProperties: false }),
]);
export type ProposalDecision = Static<typeof ProposalDecision>;

const rolloutParams = Type.Object({ rolloutId: RolloutId });
const params = Type.Object({ rolloutId: RolloutId, proposalId: ProposalId });
const base = '/api/v1/rollouts/:rolloutId/proposals';

export const proposalRoutes = {
  listProposals: defineRoute({
    name: 'listProposals',
    method: 'GET',
    path: base,
    access: 'rollout.read',
    summary: 'Proposed changes of the plan with the feedback they rest on: open ones first, then the newest.',
    params: rolloutParams,
    response: Type.Object({ proposals: Type.Array(Proposal) }),
    refusals: ['not_found'],
  }),
  proposeChange: defineRoute({
    name: 'proposeChange',
    method: 'POST',
    path: base,
    access: 'feedback.write',
    summary: 'Proposes a change of the plan because of one or several pieces of feedback.',
    params: rolloutParams,
    body: NewProposal,
    response: Proposal,
    refusals: ['not_found', 'account_needed', 'feedback_gone', 'proposal_day_past', 'proposals_full'],
    audits: ['proposal.made'],
  }),
  decideProposal: defineRoute({
    name: 'decideProposal',
    method: 'POST',
    path: `${base}/:proposalId/decision`,
    access: 'rollout.plan',
    summary:
      'Accepts a proposed change with owner and date, or rejects it; the proposer does not, unless nobody else can.',
    params,
    body: ProposalDecision,
    response: Proposal,
    refusals: ['not_found', 'account_needed', 'proposal_state', 'proposal_own', 'proposal_day_past'],
    audits: ['proposal.decided'],
  }),
  withdrawProposal: defineRoute({
    name: 'withdrawProposal',
    method: 'POST',
    path: `${base}/:proposalId/withdraw`,
    access: 'feedback.write',
    summary: 'Takes one’s own proposed change back before it is decided.',
    params,
    body: Type.Object({ reason: Reason }, { additionalProperties: false }),
    response: Proposal,
    refusals: ['not_found', 'proposal_state', 'proposal_not_own'],
    audits: ['proposal.withdrawn'],
  }),
  carryOutProposal: defineRoute({
    name: 'carryOutProposal',
    method: 'POST',
    path: `${base}/:proposalId/carried-out`,
    access: 'rollout.plan',
    summary:
      'Says what was done about an accepted change. A re-plan, a revision of the criteria and an approved message that name it say so themselves.',
    params,
    body: Type.Object({ text: Reason }, { additionalProperties: false }),
    response: Proposal,
    refusals: ['not_found', 'proposal_state'],
    audits: ['proposal.carried_out'],
  }),
  dropProposal: defineRoute({
    name: 'dropProposal',
    method: 'POST',
    path: `${base}/:proposalId/drop`,
    access: 'rollout.plan',
    summary: 'Gives up an accepted change that was not carried out, with the reason.',
    params,
    body: Type.Object({ reason: Reason }, { additionalProperties: false }),
    response: Proposal,
    refusals: ['not_found', 'proposal_state'],
    audits: ['proposal.dropped'],
  }),
  publishProposal: defineRoute({
    name: 'publishProposal',
    method: 'PUT',
    path: `${base}/:proposalId/published`,
    access: 'message.write',
    summary:
      'Tells everybody of the rollout on their page what was changed because of feedback; null takes it back.',
    params,
    body: Type.Object({ texts: nullable(PublishedTexts) }, { additionalProperties: false }),
    response: Proposal,
    refusals: ['not_found', 'proposal_state'],
    audits: ['proposal.published'],
  }),
};
