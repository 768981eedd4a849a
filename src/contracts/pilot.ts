/** The pilot: choosing a cohort that represents the organisation, and freezing it. */
import { Type, type Static } from 'typebox';
import { CohortId, PersonId, RolloutId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, nullable, oneOf, pageOf, PageQuery, Share } from './shared-schemas.ts';

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
  pilotPeople: Count,
  pilotShare: Share,
  organisationPeople: Count,
  organisationShare: Share,
  gapPoints: Type.Number({ description: 'Pilot share minus organisation share, in percentage points.' }),
});

export const BlindSpot = Type.Object({
  cell: Type.Array(Type.Object({ attribute: Type.String(), level: Type.String() })),
  people: Count,
  /** The pilot would be expected to contain this many. */
  expected: Type.Number(),
});

/** Stable names: the command line writes the same object to report.json. */
export const CohortReport = Type.Object({
  people: Count,
  selected: Count,
  seed: Type.Integer(),
  seconds: Type.Number(),
  violations: Count,
  tv1: Type.Number(),
  tv1LowerBound: Type.Number(),
  tv1Ratio: nullable(Type.Number()),
  maxAbsPoints: Type.Number(),
  tv2: Type.Number(),
  levelsCovered: Share,
  expectedPairsCovered: nullable(Share),
  pairsCovered: nullable(Share),
  pairsUpperBound: nullable(Share),
  deff: nullable(Type.Number()),
  nEff: nullable(Type.Number()),
  blindSpots: Type.Array(BlindSpot),
});

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
  balance: Type.Array(BalanceRow),
  redundancy: Type.Object({ cells: Count, withTwo: Count }),
  warnings: Type.Array(Type.String()),
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
};
