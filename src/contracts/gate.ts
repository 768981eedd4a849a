/** The gate: evidence, votes and the decision in front of the next stage. */
import { Type, type Static } from 'typebox';
import { CriteriaRevision, CriterionView, tracks, verdicts } from './criteria.ts';
import { Goal } from './goals.ts';
import { GateId, ImprovementId, RolloutId, StageId } from './ids.ts';
import { MetricDefinition } from './metric-definitions.ts';
import { OverrideView } from './overrides.ts';
import { GateRisk } from './risks.ts';
import { StageCount } from './pass-rules.ts';
import { RollbackStep } from './rollback-plan.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, Instant, nullable, oneOf, Share, Statement } from './shared-schemas.ts';

export const decisions = ['go', 'conditional_go', 'extend', 'no_go', 'rollback'] as const;
export type Decision = (typeof decisions)[number];

export const GateCondition = Type.Object(
  {
    text: Type.String({ minLength: 3, maxLength: 500 }),
    owner: Type.String({ minLength: 2, maxLength: 200 }),
    dueOn: CalendarDate,
  },
  { additionalProperties: false },
);

/** Days after which a vote no longer counts: who voted long ago looks at the evidence again. */
export const voteValidDays = 14;

/** Whether a vote counts, or why it does not. */
export const voteStandings = ['counts', 'other_evidence', 'expired'] as const;
export type VoteStanding = (typeof voteStandings)[number];

export const Vote = Type.Object({
  voterName: Type.String(),
  voterRole: Type.String(),
  choice: oneOf(decisions),
  comment: Type.String(),
  at: Instant,
  /** Why the vote no longer counts: the evidence has changed since, or it is too old. */
  standing: oneOf(voteStandings),
});

/** A change that no retest has shown to help: named at the gate, but no reason to refuse a go. */
export const GateFinding = Type.Object({
  improvementId: ImprovementId,
  kind: oneOf(['not_retested', 'retest_failed'] as const),
  /** What was changed, and that no retest shows that it helps. */
  statement: Statement,
  finding: Type.String(),
  change: Type.String(),
});
export type GateFinding = Static<typeof GateFinding>;

/** The balance of the people the evidence is from, as it stood when the gate was opened. */
export const GateBalance = Type.Object({
  people: Count,
  selected: Count,
  expectedPairsCovered: Share,
  levelsCovered: Share,
  /** Groups furthest from their share, in percentage points. */
  gaps: Type.Array(Type.Object({ attribute: Type.String(), level: Type.String(), gapPoints: Type.Number() })),
});
export type GateBalance = Static<typeof GateBalance>;

export const GateView = Type.Object({
  gateId: GateId,
  stageId: StageId,
  stageName: Type.String(),
  openedAt: Instant,
  combined: oneOf(verdicts),
  proposal: oneOf(decisions),
  proposalReason: Statement,
  evidenceHash: Type.String(),
  criteria: Type.Array(CriterionView),
  /** The entry criteria as they stood when the gate was opened. */
  entry: Type.Array(CriterionView),
  /** The people of the stage counted against its rule; null where it is held to none. */
  count: nullable(StageCount),
  /** Each goal with the verdict of its criteria together; `no_data` while nothing that counts measures it. */
  goals: Type.Array(Type.Object({ goal: Goal, verdict: oneOf(verdicts) })),
  metrics: Type.Array(MetricDefinition),
  /** Every revision of goals and criteria, when they have been changed; empty otherwise. */
  revisions: Type.Array(CriteriaRevision),
  blindSpots: Type.Array(Type.Object({ text: Type.String(), people: Count })),
  /** How closely the people of the pilot stand for the organisation; null for stages that were not chosen. */
  balance: nullable(GateBalance),
  findings: Type.Array(GateFinding),
  /** Open risks that weigh high. */
  risks: Type.Array(GateRisk),
  /** What has been found, done and answered on each track of the pilot besides its criteria, as it stands now. */
  tried: Type.Array(
    Type.Object({ track: oneOf(tracks), findings: Count, tasks: Count, questions: Count, answers: Count }),
  ),
  votes: Type.Array(Vote),
  /** Rules that were set aside on the way to this gate. */
  overrides: Type.Array(OverrideView),
  /** The steps of bringing the stage back, where that was decided; empty otherwise. */
  rollback: Type.Array(RollbackStep),
  quorum: Count,
  /** Why the signed-in person may not vote, or null. */
  voteRefused: nullable(Statement),
  decision: nullable(oneOf(decisions)),
  reason: nullable(Type.String()),
  conditions: Type.Array(GateCondition),
  decidedAt: nullable(Instant),
  decidedBy: nullable(Type.String()),
  /** Whether the record can be exported with its evidence: false for gates from before inputs were kept. */
  hasRecord: Type.Boolean(),
});
export type GateView = Static<typeof GateView>;

/** The record of a decision: what `bellwether gate replay` reads. Evidence and inputs are described in the guide. */
export const DecisionRecord = Type.Object({
  format: Type.String(),
  rollout: Type.String(),
  stage: Type.String(),
  openedAt: Instant,
  proposal: oneOf(decisions),
  decision: oneOf(decisions),
  reason: Type.String(),
  decidedBy: Type.String(),
  decidedAt: Instant,
  quorum: Count,
  conditions: Type.Array(GateCondition),
  votes: Type.Array(
    Type.Object({
      voter: Type.String(),
      role: Type.String(),
      choice: oneOf(decisions),
      comment: Type.String(),
      at: Instant,
      counts: Type.Boolean(),
      dissents: Type.Boolean(),
    }),
  ),
  overrides: Type.Optional(Type.Array(OverrideView)),
  /** The steps of the rollback plan with who took them, where the decision was to roll back. */
  rollback: Type.Optional(Type.Array(RollbackStep)),
  evidence: Type.Unknown(),
  evidenceHash: Type.String(),
  inputs: Type.Unknown(),
  recordHash: Type.String(),
});

const stageParams = Type.Object({ rolloutId: RolloutId, stageId: StageId });
const gateParams = Type.Object({ rolloutId: RolloutId, gateId: GateId });

const QuorumView = Type.Object({
  quorum: Count,
  /** Accounts that may vote on the plan. */
  voters: Count,
});

export const gateRoutes = {
  getQuorum: defineRoute({
    name: 'getQuorum',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/gate-quorum',
    access: 'rollout.read',
    summary: 'How many votes a decision at a gate needs, and how many accounts may vote.',
    params: Type.Object({ rolloutId: RolloutId }),
    response: QuorumView,
    refusals: ['not_found'],
  }),
  setQuorum: defineRoute({
    name: 'setQuorum',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/gate-quorum',
    access: 'rollout.plan',
    summary: 'Sets how many votes a decision needs, while no gate of the rollout is open.',
    params: Type.Object({ rolloutId: RolloutId }),
    body: Type.Object({ quorum: Type.Integer({ minimum: 1, maximum: 20 }) }, { additionalProperties: false }),
    response: QuorumView,
    refusals: ['not_found', 'gate_open', 'gate_quorum_too_high'],
    audits: ['gate.quorum_set'],
  }),
  getGate: defineRoute({
    name: 'getGate',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/gate',
    access: 'rollout.read',
    summary: 'The gate of a stage with evidence, votes and decision; null until the stage is evaluated.',
    params: stageParams,
    response: Type.Object({ gate: nullable(GateView) }),
    refusals: ['not_found'],
  }),
  getDecisionRecord: defineRoute({
    name: 'getDecisionRecord',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/gates/:gateId/record',
    access: 'rollout.read',
    summary: 'The record of a decision with all its evidence, for `bellwether gate replay`.',
    params: gateParams,
    response: DecisionRecord,
    refusals: ['not_found', 'gate_undecided', 'gate_inputs_missing'],
  }),
  castVote: defineRoute({
    name: 'castVote',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/gates/:gateId/votes',
    access: 'gate.vote',
    summary: 'Votes on the evidence as it was shown; a later vote replaces the earlier one.',
    params: gateParams,
    body: Type.Object(
      {
        choice: oneOf(decisions),
        comment: Type.String({ maxLength: 1000 }),
        evidenceHash: Type.String({ minLength: 8, maxLength: 64 }),
      },
      { additionalProperties: false },
    ),
    response: GateView,
    refusals: ['not_found', 'gate_closed', 'gate_author', 'gate_evidence_changed'],
    audits: ['rule.overridden', 'gate.voted'],
  }),
  decideGate: defineRoute({
    name: 'decideGate',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/gates/:gateId/decision',
    access: 'gate.decide',
    summary: 'Decides the gate with its evidence stored; go needs a quorum and no failing criterion.',
    params: gateParams,
    body: Type.Object(
      {
        decision: oneOf(decisions),
        reason: Type.String({ maxLength: 4000 }),
        conditions: Type.Array(GateCondition, { maxItems: 20 }),
        evidenceHash: Type.String({ minLength: 8, maxLength: 64 }),
      },
      { additionalProperties: false },
    ),
    response: GateView,
    refusals: [
      'process_manager',
      'not_found',
      'gate_closed',
      'gate_quorum',
      'gate_evidence_changed',
      'gate_go_refused',
      'gate_count_unmet',
      'gate_go_unjudged',
      'gate_extensions_used',
      'gate_condition_past',
      'gate_rating_expired',
      'gate_reason_missing',
      'gate_conditions_missing',
      'gate_track_silent',
    ],
    audits: ['gate.decided', 'stage.moved'],
  }),
};
