/** Success criteria: written and frozen before data, then judged on it. */
import { Type, type Static } from 'typebox';
import { Goal } from './goals.ts';
import { CriterionId, ProposalId, RolloutId, StageId } from './ids.ts';
import { criterionScopes } from '#domain/evidence/criterion.ts';
import { tracks } from '#domain/evidence/tracks.ts';
import { PassRule, StageCount } from './pass-rules.ts';
import { MetricDefinition, metrics } from './metric-definitions.ts';
import { ProposalLink } from './proposals.ts';
import { PeekingView } from './peeking.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, nullable, oneOf, Share, Statement } from './shared-schemas.ts';

export { criterionScopes, scopeOf } from '#domain/evidence/criterion.ts';
export {
  readTracks,
  tracks,
  type Track,
  type TrackReading,
  type TrackTried,
} from '#domain/evidence/tracks.ts';

export const verdicts = ['pass', 'conditional', 'fail', 'inconclusive', 'no_data', 'error'] as const;
export type Verdict = (typeof verdicts)[number];
export const criterionRoles = ['entry', 'exit', 'guardrail', 'signal'] as const;

const common = {
  id: Type.String({ pattern: '^[a-z][a-z0-9_]{1,40}$' }),
  name: Type.String({ minLength: 3, maxLength: 120 }),
  role: oneOf(criterionRoles),
  source: Type.String({ minLength: 3, maxLength: 300, description: 'Where the data comes from.' }),
  goal: Type.Optional(Type.String({ maxLength: 41, description: 'The goal it belongs to.' })),
  track: Type.Optional(oneOf(tracks)),
  hypothesis: Type.Optional(
    Type.String({
      minLength: 3,
      maxLength: 300,
      description: 'What the pilot is expected to show on its track.',
    }),
  ),
};

export const QuantitativeCriterion = Type.Object(
  {
    ...common,
    kind: oneOf(['proportion', 'rate', 'score'] as const),
    metric: oneOf(metrics),
    better: oneOf(['higher', 'lower'] as const),
    minimum: Type.Number({ description: 'The worst value that is still acceptable.' }),
    target: Type.Number(),
    minimumSample: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    horizon: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description: 'Most people that will be measured.',
    }),
    baseline: Type.Optional(
      Type.Union([Type.Number(), Type.Null()], {
        description: 'The value before the rollout; null says that there is none.',
      }),
    ),
    maxSilenceDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 365,
        description:
          'When nothing arrives for longer while people are measured, the source counts as stopped.',
      }),
    ),
    /** Whom it must hold for; each group and app for guardrails, otherwise everyone. */
    scope: Type.Optional(oneOf(criterionScopes)),
  },
  { additionalProperties: false },
);
export type QuantitativeCriterion = Static<typeof QuantitativeCriterion>;

export const QualitativeCriterion = Type.Object(
  {
    ...common,
    kind: Type.Literal('qualitative'),
    rubric: Type.Array(
      Type.Object({ level: Type.Integer({ minimum: 1, maximum: 5 }), meaning: Type.String() }),
      {
        description: 'What each level means, worst first.',
        maxItems: 5,
      },
    ),
    minimum: Type.Number({ description: 'The lowest acceptable median level.' }),
    target: Type.Number(),
    quorum: Type.Integer({ minimum: 1, maximum: 20, description: 'How many people must rate it.' }),
    validDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 365,
        description: 'After so many days a rating counts no more; absent: ratings stay.',
      }),
    ),
  },
  { additionalProperties: false },
);
export type QualitativeCriterion = Static<typeof QualitativeCriterion>;

export const CriterionDefinition = Type.Union([QuantitativeCriterion, QualitativeCriterion]);
export type CriterionDefinition = Static<typeof CriterionDefinition>;

export const BandPoint = Type.Object({
  at: Instant,
  n: Count,
  estimate: Type.Number(),
  lower: Type.Number(),
  /** Null while nothing bounds a rate from above. */
  upper: nullable(Type.Number()),
});

export const StratumRow = Type.Object({
  attribute: Type.String(),
  level: Type.String(),
  n: Count,
  successes: Type.Number(),
  estimate: nullable(Type.Number()),
  lower: nullable(Type.Number()),
  upper: nullable(Type.Number()),
});

/** What one group of the organisation shows by itself. */
export const GroupVerdict = Type.Object({
  label: Type.String(),
  share: Share,
  verdict: oneOf(verdicts),
  n: Count,
  estimate: nullable(Type.Number()),
  lower: nullable(Type.Number()),
  upper: nullable(Type.Number()),
});

/** What one app shows by itself. */
export const AppVerdict = Type.Object({
  app: Type.String(),
  verdict: oneOf(verdicts),
  n: Count,
  estimate: nullable(Type.Number()),
  lower: nullable(Type.Number()),
  upper: nullable(Type.Number()),
});

export const EvaluationView = Type.Object({
  verdict: oneOf(verdicts),
  n: Count,
  estimate: nullable(Type.Number()),
  lower: nullable(Type.Number()),
  upper: nullable(Type.Number()),
  method: Type.String(),
  /** Why the verdict is what it is. */
  statement: Statement,
  needMore: nullable(Type.Integer()),
  /** Guardrails, and criteria that must hold in each group: every group by itself, the worst first. */
  groups: Type.Optional(Type.Array(GroupVerdict)),
  /** The same for every app that outcomes are about; absent when they are about none. */
  apps: Type.Optional(Type.Array(AppVerdict)),
  /** When the data was last judged; null before the first judgement. */
  at: nullable(Instant),
});
export type EvaluationView = Static<typeof EvaluationView>;

export const CriterionView = Type.Object({
  criterionId: CriterionId,
  definition: CriterionDefinition,
  evaluation: EvaluationView,
  targeted: Count,
  reached: Count,
  reported: Count,
  band: Type.Array(BandPoint),
  ratings: Type.Array(
    Type.Object({
      raterName: Type.String(),
      score: Type.Integer(),
      evidence: Type.String(),
      at: Instant,
      /** The last instant at which it counts; absent when it stays. */
      validUntil: Type.Optional(Instant),
    }),
  ),
});
export type CriterionView = Static<typeof CriterionView>;

/** Goals and criteria as they were frozen in one revision of the plan; never changes. */
export const CriteriaRevision = Type.Object({
  revision: Type.Integer(),
  /** Why the criteria were changed; null in the first revision. */
  reason: nullable(Type.String()),
  authorName: Type.String(),
  frozenAt: Instant,
  hash: Type.String(),
  /** Whether outcomes had been measured when the criteria were changed. */
  afterData: Type.Boolean(),
  /** The proposed change it carries out; left out when none, and in records from before there were any. */
  proposal: Type.Optional(ProposalLink),
  goals: Type.Array(Goal),
  definitions: Type.Array(CriterionDefinition),
  /** Counts that stages are held to; absent where there are none. */
  passRules: Type.Optional(Type.Array(PassRule)),
});
export type CriteriaRevision = Static<typeof CriteriaRevision>;

export const CriteriaState = Type.Object({
  revision: Type.Integer(),
  frozenAt: nullable(Instant),
  hash: nullable(Type.String()),
  goals: Type.Array(Goal),
  definitions: Type.Array(CriterionDefinition),
  /** Counts that stages are held to besides the criteria. */
  passRules: Type.Array(PassRule),
  /** How each metric is measured in the pilot. */
  metrics: Type.Array(MetricDefinition),
  /** Whether outcomes have arrived: from then on a change needs a new revision. */
  hasData: Type.Boolean(),
  /** Every frozen revision, the oldest first. */
  revisions: Type.Array(CriteriaRevision),
  /** What is missing before the criteria can be frozen. */
  missing: Type.Array(Statement),
  /** For each quantitative criterion: what the pilot can show at its size. */
  advice: Type.Array(Type.Object({ id: Type.String(), statements: Type.Array(Statement) })),
});
export type CriteriaState = Static<typeof CriteriaState>;

const planFields = {
  goals: Type.Optional(
    Type.Array(Goal, { maxItems: 12, description: 'Left out: they stay as they are; [] removes them.' }),
  ),
  definitions: Type.Array(CriterionDefinition, { maxItems: 20 }),
  passRules: Type.Optional(
    Type.Array(PassRule, { maxItems: 60, description: 'Left out: they stay as they are; [] removes them.' }),
  ),
};

/** Why goals, criteria or counts are not kept as they are. */
const notKept = ['criterion_incomplete', 'goal_incomplete', 'pass_rule_empty', 'pass_rule_repeated'] as const;

const rolloutParams = Type.Object({ rolloutId: RolloutId });

export const criteriaRoutes = {
  getCriteria: defineRoute({
    name: 'getCriteria',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/criteria',
    access: 'rollout.read',
    summary: 'The criteria of the current plan revision, what is missing, and what they need to pass.',
    params: rolloutParams,
    response: CriteriaState,
    refusals: ['not_found'],
  }),
  adviseOnCriterion: defineRoute({
    name: 'adviseOnCriterion',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/criteria/advice',
    access: 'rollout.read',
    summary:
      'What a criterion that is being written could show in this pilot, and what a failing result would be.',
    params: rolloutParams,
    query: Type.Object({
      kind: oneOf(['proportion', 'rate', 'score'] as const),
      better: oneOf(['higher', 'lower'] as const),
      role: oneOf(criterionRoles),
      minimum: Type.Number(),
      target: Type.Number(),
      minimumSample: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
      horizon: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
      deciding: Type.Integer({
        minimum: 1,
        maximum: 20,
        description: 'Measured criteria that decide, this one included.',
      }),
    }),
    response: Type.Object({ statements: Type.Array(Statement) }),
    refusals: ['not_found'],
  }),
  getPeeking: defineRoute({
    name: 'getPeeking',
    method: 'GET',
    path: '/api/v1/peeking',
    access: 'rollout.read',
    summary:
      'Simulates pilots at their minimum: how often a daily look at the percentage says go, and the exact rule.',
    query: Type.Object({ seed: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
    response: PeekingView,
  }),
  saveCriteria: defineRoute({
    name: 'saveCriteria',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/criteria',
    access: 'criteria.write',
    summary: 'Saves goals and criteria while they are not frozen.',
    params: rolloutParams,
    body: Type.Object(planFields, { additionalProperties: false }),
    response: CriteriaState,
    refusals: ['not_found', 'criteria_frozen', 'evidence_exists', ...notKept],
    audits: ['criteria.saved'],
  }),
  freezeCriteria: defineRoute({
    name: 'freezeCriteria',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/criteria/freeze',
    access: 'criteria.write',
    summary: 'Freezes the criteria before the first measurement.',
    params: rolloutParams,
    response: CriteriaState,
    refusals: ['not_found', 'criteria_frozen', 'criteria_missing', 'evidence_exists'],
    audits: ['criteria.frozen'],
  }),
  reviseCriteria: defineRoute({
    name: 'reviseCriteria',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/criteria/revisions',
    access: 'criteria.write',
    summary:
      'Changes frozen goals and criteria in a new plan revision, with a reason; frozen at once, shown for ever.',
    params: rolloutParams,
    body: Type.Object(
      {
        ...planFields,
        reason: Type.String({ minLength: 3, maxLength: 2000 }),
        /** The accepted proposed change that this carries out. */
        proposalId: Type.Optional(ProposalId),
      },
      { additionalProperties: false },
    ),
    response: CriteriaState,
    refusals: [
      'not_found',
      'criteria_open',
      'criteria_missing',
      'criteria_unchanged',
      'proposal_state',
      ...notKept,
    ],
    audits: ['criteria.revised', 'proposal.carried_out'],
  }),
  getVerdicts: defineRoute({
    name: 'getVerdicts',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/verdicts',
    access: 'rollout.read',
    summary: 'Each criterion of a stage with its verdict, band over time and denominators.',
    params: Type.Object({ rolloutId: RolloutId, stageId: StageId }),
    response: Type.Object({
      combined: oneOf(verdicts),
      criteria: Type.Array(CriterionView),
      /** What must pass before the stage starts; not part of the combined verdict. */
      entry: Type.Array(CriterionView),
      /** The people of the stage counted against its rule; null where it is held to none. */
      count: nullable(StageCount),
      /** Every revision of goals and criteria, when they have been changed; empty otherwise. */
      revisions: Type.Array(CriteriaRevision),
    }),
    refusals: ['not_found'],
  }),
  getStrata: defineRoute({
    name: 'getStrata',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/criteria/:criterionId/strata',
    access: 'rollout.read',
    summary: 'One criterion by the levels of an attribute; groups too small to judge say so.',
    params: Type.Object({ rolloutId: RolloutId, stageId: StageId, criterionId: CriterionId }),
    query: Type.Object({ by: Type.String({ minLength: 1, maxLength: 100 }) }),
    response: Type.Object({
      minimumToJudge: Count,
      rows: Type.Array(StratumRow),
      overallShare: nullable(Share),
    }),
    refusals: ['not_found', 'attribute_unknown'],
  }),
  rateCriterion: defineRoute({
    name: 'rateCriterion',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/criteria/:criterionId/ratings',
    access: 'gate.vote',
    summary: 'Rates a qualitative criterion with the evidence for the score.',
    params: Type.Object({ rolloutId: RolloutId, stageId: StageId, criterionId: CriterionId }),
    body: Type.Object(
      {
        score: Type.Integer({ minimum: 1, maximum: 5 }),
        evidence: Type.String({ minLength: 3, maxLength: 2000 }),
      },
      { additionalProperties: false },
    ),
    response: CriterionView,
    refusals: ['not_found', 'stage_state'],
    audits: ['criterion.rated', 'criterion.evaluated'],
  }),
};
