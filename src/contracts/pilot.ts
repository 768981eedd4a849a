/** The pilot: drafting cohorts that represent the organisation, comparing them, and freezing one. */
import { Type, type Static } from 'typebox';
import { CohortReport } from './cohort-report.ts';
import { CohortRules, DraftRequest, Finding, RulesRequest } from './cohort-rules.ts';
import { CohortId, PersonId, RolloutId, StageId, TaskId } from './ids.ts';
import { AnswerCounts, participationRoutes } from './participation.ts';
import { defineRoute } from './route.ts';
import { Rollout } from './rollouts.ts';
import {
  CalendarDate,
  Count,
  Instant,
  nullable,
  oneOf,
  pageOf,
  PageQuery,
  Share,
  Statement,
} from './shared-schemas.ts';
import { taskStatuses } from './tasks.ts';

export { CohortReport } from './cohort-report.ts';
export { pilotLimits } from '#domain/pilot/pilot-limits.ts';

export const AttributeSummary = Type.Object({
  name: Type.String(),
  levels: Count,
  /** People for whom the attribute is recorded. */
  filled: Count,
  largest: Type.Array(Type.Object({ level: Type.String(), people: Count })),
  suitable: Type.Boolean(),
  /** Nearly all of its values are numbers, so that it can be cut into groups. */
  isNumeric: Type.Boolean(),
  /** Why the attribute is or is not good for balancing. */
  advice: oneOf(['good', 'constant', 'one_sided', 'unique', 'mostly_empty', 'many_levels'] as const),
});
export type AttributeSummary = Static<typeof AttributeSummary>;

/** A group of volunteers before and after it was completed. */
export const VolunteerAudit = Type.Object({
  volunteers: Count,
  added: Count,
  suggested: Count,
  before: Type.Object({ tv1: Type.Number(), levelsCovered: Share, nEff: Type.Number(), deff: Type.Number() }),
  steps: Type.Array(
    Type.Object({ added: Count, nEff: Type.Number(), tv1: Type.Number(), levelsCovered: Share }),
  ),
});

const cohortStatuses = ['draft', 'accepted', 'discarded'] as const;

export const CohortView = Type.Object({
  cohortId: CohortId,
  stageId: StageId,
  number: Type.Integer(),
  /** How often people were exchanged or added since it was chosen. */
  revision: Type.Integer(),
  status: oneOf(cohortStatuses),
  method: Type.String(),
  seed: Type.Integer(),
  size: Count,
  by: Type.Array(Type.String()),
  rules: CohortRules,
  /** Of people and rules; of the last change once there is one. */
  hash: Type.String(),
  createdBy: Type.String(),
  createdAt: Instant,
  acceptedBy: nullable(Type.String()),
  acceptedAt: nullable(Instant),
  asked: nullable(Type.Object({ by: Type.String(), at: Instant, answerByOn: CalendarDate })),
  answers: AnswerCounts,
  /** People who declined, left or stand on the exclusion list, and keep a place that somebody else should get. */
  openPlaces: Count,
  /** People the exclusion list left out of the choice. */
  excluded: Count,
  findings: Type.Array(Finding),
  volunteers: nullable(VolunteerAudit),
  report: CohortReport,
});
export type CohortView = Static<typeof CohortView>;

export const DraftSummary = Type.Object({
  cohortId: CohortId,
  number: Type.Integer(),
  status: oneOf(cohortStatuses),
  method: Type.String(),
  size: Count,
  seed: Type.Integer(),
  by: Type.Array(Type.String()),
  isAsked: Type.Boolean(),
  createdAt: Instant,
  tv1: Type.Number(),
  maxAbsPoints: Type.Number(),
  levelsCovered: Share,
  levelsRedundant: Share,
  expectedPairsCovered: Share,
  blindLevels: Count,
  nEff: Type.Number(),
});
export type DraftSummary = Static<typeof DraftSummary>;

/** The last time a draft was asked for. Once it succeeded, the draft itself says the rest. */
export const Drafting = Type.Object({
  taskId: TaskId,
  status: oneOf(taskStatuses),
  problem: nullable(Statement),
  infeasible: nullable(Statement),
});
export type Drafting = Static<typeof Drafting>;

export const SizePoint = Type.Object({
  size: Count,
  tv1: Type.Number(),
  maxAbsPoints: Type.Number(),
  levelsCovered: Share,
  levelsRedundant: Share,
  pairsCovered: Share,
  nEff: Type.Number(),
});
export type SizePoint = Static<typeof SizePoint>;

/** How many people cover every group and pair shared by so many, and the fewest with whom that is possible. */
export const CoverAdvice = Type.Object({
  sharedBy: Count,
  required: Count,
  unreachable: Count,
  people: Count,
  lowerBound: Count,
});

export const SizeAdvice = Type.Object({
  taskId: TaskId,
  status: oneOf(taskStatuses),
  progress: Share,
  infeasible: nullable(Statement),
  /** The rules it holds for; size and seed do not matter. */
  rules: CohortRules,
  eligible: Count,
  /** Rising sizes; they arrive one after the other while the task runs. */
  points: Type.Array(SizePoint),
  cover: Type.Array(CoverAdvice),
});
export type SizeAdvice = Static<typeof SizeAdvice>;

export const PilotView = Type.Object({
  consentRequired: Type.Boolean(),
  /** Active people of the organisation. */
  people: Count,
  excluded: Count,
  included: Count,
  /** The accepted cohort, else the draft people have been asked for, else the latest draft. */
  current: nullable(CohortId),
  drafts: Type.Array(DraftSummary),
  drafting: nullable(Drafting),
  advice: nullable(SizeAdvice),
});
export type PilotView = Static<typeof PilotView>;

const PersonBrief = Type.Object({
  personId: PersonId,
  displayName: Type.String(),
  values: Type.Record(Type.String(), nullable(Type.String())),
});

/** Two cohorts beside each other: their numbers, their gaps level by level, and who is in only one of them. */
export const CohortComparison = Type.Object({
  left: DraftSummary,
  right: DraftSummary,
  levels: Type.Array(
    Type.Object({
      attribute: Type.String(),
      level: Type.String(),
      people: Count,
      share: Share,
      /** Null where the cohort was not balanced over the attribute. */
      leftGap: nullable(Type.Number()),
      rightGap: nullable(Type.Number()),
    }),
  ),
  shared: Count,
  onlyLeft: Type.Object({ total: Count, people: Type.Array(PersonBrief) }),
  onlyRight: Type.Object({ total: Count, people: Type.Array(PersonBrief) }),
});
export type CohortComparison = Static<typeof CohortComparison>;

export const LevelPerson = Type.Object({
  personId: PersonId,
  displayName: Type.String(),
  externalId: Type.String(),
  /** Place in the order of invitation; null for people who are not in the cohort. */
  position: nullable(Type.Integer()),
  /** Why the person cannot be chosen; null when nothing speaks against it. */
  excluded: nullable(Type.String()),
});
export type LevelPerson = Static<typeof LevelPerson>;

const stageParams = Type.Object({ rolloutId: RolloutId, stageId: StageId });
const cohortParams = Type.Object({ rolloutId: RolloutId, cohortId: CohortId });
const Started = Type.Object({ taskId: TaskId });

export const pilotRoutes = {
  listAttributes: defineRoute({
    name: 'listAttributes',
    method: 'GET',
    path: '/api/v1/attributes',
    access: 'people.read',
    summary: 'Attributes of the directory with their levels, and which are good for balancing.',
    response: Type.Object({ people: Count, attributes: Type.Array(AttributeSummary) }),
  }),
  getPilot: defineRoute({
    name: 'getPilot',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/pilot',
    access: 'rollout.read',
    summary:
      'The drafts of a stage, work in progress on them, advice on the size, and whether consent is needed.',
    params: stageParams,
    response: PilotView,
    refusals: ['not_found'],
  }),
  setConsent: defineRoute({
    name: 'setConsent',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/consent',
    access: 'rollout.plan',
    summary: 'Says whether everybody in the pilot must have agreed before it is frozen and started.',
    params: stageParams,
    body: Type.Object({ required: Type.Boolean() }, { additionalProperties: false }),
    response: Type.Object({ consentRequired: Type.Boolean() }),
    refusals: ['not_found', 'stage_state'],
    audits: ['pilot.settings_changed'],
  }),
  draftCohort: defineRoute({
    name: 'draftCohort',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/cohorts',
    access: 'rollout.plan',
    summary: 'Starts choosing a cohort; the task ends with a draft, or with why no cohort keeps the rules.',
    params: stageParams,
    body: DraftRequest,
    response: Started,
    refusals: [
      'not_found',
      'attribute_unknown',
      'people_unknown',
      'cohort_infeasible',
      'stage_state',
      'no_people',
    ],
    audits: ['cohort.requested'],
  }),
  adviseSize: defineRoute({
    name: 'adviseSize',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/sizes/compare',
    access: 'rollout.plan',
    summary: 'Starts trying cohorts of several sizes; what each would cover is in the pilot’s advice.',
    params: stageParams,
    body: Type.Object(RulesRequest, { additionalProperties: false }),
    response: Started,
    refusals: ['not_found', 'attribute_unknown', 'people_unknown', 'stage_state', 'no_people'],
  }),
  getCohort: defineRoute({
    name: 'getCohort',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/cohort',
    access: 'rollout.read',
    summary: 'The accepted cohort of a stage, else the draft whose people were asked, else its latest draft.',
    params: stageParams,
    response: Type.Object({ cohort: nullable(CohortView) }),
    refusals: ['not_found'],
  }),
  getDraft: defineRoute({
    name: 'getDraft',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId',
    access: 'rollout.read',
    summary: 'One cohort with its report, rules, answers and changes.',
    params: cohortParams,
    response: CohortView,
    refusals: ['not_found'],
  }),
  compareCohorts: defineRoute({
    name: 'compareCohorts',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/compare/:otherId',
    access: 'people.read',
    summary: 'Two cohorts of a rollout beside each other: numbers, gaps per level, and who differs.',
    params: Type.Object({ ...cohortParams.properties, otherId: CohortId }),
    response: CohortComparison,
    refusals: ['not_found'],
  }),
  listLevelPeople: defineRoute({
    name: 'listLevelPeople',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/people',
    access: 'people.read',
    summary: 'The people of one level of an attribute: those in the cohort, or those who are not.',
    params: cohortParams,
    query: Type.Object({
      attribute: Type.String({ minLength: 1, maxLength: 100 }),
      level: Type.String({ maxLength: 1000 }),
      chosen: Type.Boolean(),
      ...PageQuery,
    }),
    response: pageOf(LevelPerson),
    refusals: ['not_found', 'attribute_unknown'],
  }),
  discardCohort: defineRoute({
    name: 'discardCohort',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/discard',
    access: 'rollout.plan',
    summary:
      'Discards a draft; whoever was asked sees on their page that nothing is wanted of them any more.',
    params: cohortParams,
    body: Type.Object(
      { reason: Type.Optional(Type.String({ maxLength: 1000 })) },
      { additionalProperties: false },
    ),
    response: Type.Object({ cohortId: CohortId }),
    refusals: ['not_found', 'cohort_state', 'reason_missing'],
    audits: ['cohort.discarded'],
  }),
  acceptCohort: defineRoute({
    name: 'acceptCohort',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/accept',
    access: 'rollout.plan',
    summary: 'Accepts the balance report and freezes the people with method, seed and hash.',
    params: cohortParams,
    response: CohortView,
    refusals: ['not_found', 'cohort_state', 'stage_state', 'others_asked', 'consent_missing', 'places_open'],
    audits: ['cohort.accepted'],
  }),
  submitPilot: defineRoute({
    name: 'submitPilot',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/submit',
    access: 'rollout.run',
    summary:
      'Submits the plan of the pilot. Once another person has approved it, everybody in the accepted cohort gets a date, and the engine tells and starts them.',
    params: stageParams,
    body: Type.Object(
      {
        startsOn: CalendarDate,
        startsPerDay: Type.Integer({ minimum: 1, maximum: 100_000 }),
        noticeDays: Type.Integer({ minimum: 0, maximum: 60 }),
        windowDays: Type.Integer({ minimum: 1, maximum: 60 }),
        soakDays: Type.Integer({ minimum: 0, maximum: 120 }),
        withoutCriteria: Type.Optional(
          Type.String({
            minLength: 3,
            maxLength: 2000,
            description:
              'Why the pilot starts although its criteria are not frozen; stands in the decision record.',
          }),
        ),
        /** The last day on which it may do so: 30 days from today where it is left out, at most 90. */
        withoutCriteriaUntilOn: Type.Optional(CalendarDate),
      },
      { additionalProperties: false },
    ),
    response: Rollout,
    refusals: [
      'process_manager',
      'not_found',
      'cohort_missing',
      'consent_missing',
      'places_open',
      'criteria_not_frozen',
      'message_missing',
      'stage_state',
      'start_in_past',
      'plan_waits',
      'override_day',
    ],
    audits: ['plan.submitted'],
  }),
  ...participationRoutes,
};
