/** The pilot: choosing a cohort that represents the organisation, and freezing it. */
import { Type, type Static } from 'typebox';
import { CohortId, PersonId, RolloutId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Rollout } from './rollouts.ts';
import { CalendarDate, Count, Instant, nullable, oneOf, pageOf, PageQuery, Share } from './shared-schemas.ts';

export const AttributeSummary = Type.Object({
  name: Type.String(),
  levels: Count,
  /** People for whom the attribute is recorded. */
  filled: Count,
  largest: Type.Array(Type.Object({ level: Type.String(), people: Count })),
  suitable: Type.Boolean(),
  /** Why the attribute is or is not good for balancing. */
  advice: oneOf(['good', 'constant', 'unique', 'mostly_empty', 'many_levels'] as const),
});
export type AttributeSummary = Static<typeof AttributeSummary>;

export const BalanceRow = Type.Object({
  attribute: Type.String(),
  level: Type.String(),
  people: Count,
  share: Share,
  chosen: Count,
  chosenShare: Share,
  gapPoints: Type.Number({ description: 'Cohort share minus organisation share, in percentage points.' }),
});
export type BalanceRow = Static<typeof BalanceRow>;

export const BlindSpot = Type.Object({
  levels: Type.Array(Type.Object({ attribute: Type.String(), level: Type.String() })),
  people: Count,
  share: Share,
  /** A cohort of this size would hold so many if it matched the organisation exactly. */
  expected: Type.Number(),
  /** A pair of which one level is a blind spot by itself. */
  isImplied: Type.Boolean(),
});
export type BlindSpot = Static<typeof BlindSpot>;

/** Stable names: the command line writes the same object to report.json. */
export const CohortReport = Type.Object({
  people: Count,
  selected: Count,
  seed: Type.Integer(),
  seconds: Type.Number(),
  violations: Count,
  tv1: Type.Number(),
  tv1LowerBound: Type.Number(),
  /** Null when the bound is 0 and the distance is not. */
  tv1Ratio: nullable(Type.Number()),
  worstAttribute: nullable(Type.Object({ attribute: Type.String(), tv: Type.Number() })),
  maxAbsPoints: Type.Number(),
  meanAbsPoints: Type.Number(),
  tv2: Type.Number(),
  tv2LowerBound: Type.Number(),
  tv2Ratio: nullable(Type.Number()),
  levels: Count,
  levelsCovered: Share,
  levelsRedundant: Share,
  pairs: Count,
  expectedPairs: Count,
  expectedPairsCovered: Share,
  pairsCovered: Share,
  pairsRedundant: Share,
  pairsUpperBound: Share,
  massCovered: Share,
  deff: Type.Number(),
  nEff: Type.Number(),
  warnings: Type.Array(Type.String()),
  /** Attributes whose rare levels counted as one in pairs; absent in older records. */
  pooled: Type.Optional(
    Type.Array(Type.Object({ attribute: Type.String(), levels: Count, people: Count, below: Type.Number() })),
  ),
  balance: Type.Array(BalanceRow),
  blindLevels: Count,
  blindPairs: Count,
  blindSpots: Type.Array(BlindSpot),
});
export type CohortReport = Static<typeof CohortReport>;

export const CohortView = Type.Object({
  cohortId: CohortId,
  stageId: StageId,
  status: oneOf(['draft', 'accepted', 'discarded'] as const),
  method: Type.String(),
  seed: Type.Integer(),
  size: Count,
  by: Type.Array(Type.String()),
  hash: Type.String(),
  createdBy: Type.String(),
  createdAt: Instant,
  acceptedBy: nullable(Type.String()),
  acceptedAt: nullable(Instant),
  report: CohortReport,
});
export type CohortView = Static<typeof CohortView>;

export const CohortMemberRow = Type.Object({
  personId: PersonId,
  position: Type.Integer(),
  displayName: Type.String(),
  externalId: Type.String(),
  values: Type.Record(Type.String(), nullable(Type.String())),
  reason: Type.String(),
});

const stageParams = Type.Object({ rolloutId: RolloutId, stageId: StageId });

export const pilotRoutes = {
  listAttributes: defineRoute({
    name: 'listAttributes',
    method: 'GET',
    path: '/api/v1/attributes',
    access: 'people.read',
    summary: 'Attributes of the directory with their levels, and which are good for balancing.',
    response: Type.Object({ people: Count, attributes: Type.Array(AttributeSummary) }),
  }),
  draftCohort: defineRoute({
    name: 'draftCohort',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/cohorts',
    access: 'rollout.plan',
    summary: 'Selects a cohort that represents the organisation and keeps it as a draft.',
    params: stageParams,
    body: Type.Object(
      {
        by: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 12 }),
        size: Type.Integer({ minimum: 1, maximum: 100_000 }),
        seed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2147483647 })),
        preset: Type.Optional(oneOf(['balanced', 'marginal-first', 'coverage-first'] as const)),
        minimumPerLevel: Type.Optional(
          Type.Array(
            Type.Object({ attribute: Type.String(), people: Type.Integer({ minimum: 1, maximum: 1000 }) }),
            { maxItems: 12 },
          ),
        ),
      },
      { additionalProperties: false },
    ),
    response: CohortView,
    refusals: ['not_found', 'attribute_unknown', 'cohort_infeasible', 'stage_state', 'no_people'],
    audits: ['cohort.drafted'],
  }),
  getCohort: defineRoute({
    name: 'getCohort',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/cohort',
    access: 'rollout.read',
    summary: 'The accepted cohort of a stage, or its latest draft.',
    params: stageParams,
    response: Type.Object({ cohort: nullable(CohortView) }),
    refusals: ['not_found'],
  }),
  listCohortMembers: defineRoute({
    name: 'listCohortMembers',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/members',
    access: 'people.read',
    summary: 'The chosen people in invitation order, each with a reason.',
    params: Type.Object({ rolloutId: RolloutId, cohortId: CohortId }),
    query: Type.Object(PageQuery),
    response: pageOf(CohortMemberRow),
    refusals: ['not_found'],
  }),
  acceptCohort: defineRoute({
    name: 'acceptCohort',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/accept',
    access: 'rollout.plan',
    summary: 'Accepts the balance report and freezes the people with method, seed and hash.',
    params: Type.Object({ rolloutId: RolloutId, cohortId: CohortId }),
    response: CohortView,
    refusals: ['not_found', 'cohort_state', 'stage_state'],
    audits: ['cohort.accepted'],
  }),
  schedulePilot: defineRoute({
    name: 'schedulePilot',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/schedule',
    access: 'rollout.run',
    summary: 'Gives everybody in the accepted cohort a date and lets the engine tell and start them.',
    params: stageParams,
    body: Type.Object(
      {
        startsOn: CalendarDate,
        startsPerDay: Type.Integer({ minimum: 1, maximum: 100_000 }),
        noticeDays: Type.Integer({ minimum: 0, maximum: 60 }),
        windowDays: Type.Integer({ minimum: 1, maximum: 60 }),
        soakDays: Type.Integer({ minimum: 0, maximum: 120 }),
      },
      { additionalProperties: false },
    ),
    response: Rollout,
    refusals: [
      'not_found',
      'cohort_missing',
      'criteria_missing',
      'message_missing',
      'stage_state',
      'stage_blocked',
    ],
    audits: ['rollout.started', 'enrolments.created', 'stage.scheduled'],
  }),
};
