/** The journey of people through a stage, step by step, and the log of findings, changes and retests. */
import { Type, type Static } from 'typebox';
import { tracks } from '#domain/evidence/tracks.ts';
import { improvementMachine, type ImprovementStatus } from '#domain/journey/improvement-machine.ts';
import { journeySteps } from '#domain/journey/map-journey.ts';
import { ImprovementId, PersonId, RolloutId, StageId } from './ids.ts';
import { enrolmentStatuses } from './rollouts.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, nullable, oneOf, pageOf, PageQuery, Statement } from './shared-schemas.ts';
import { AppTriage, NewAppTriage } from './triage.ts';

export { journeySteps, type JourneyStep } from '#domain/journey/map-journey.ts';

export const improvementStatuses = Object.keys(improvementMachine.statuses) as ImprovementStatus[];
export const improvementSources = ['ticket', 'survey', 'observation'] as const;
export type ImprovementSource = (typeof improvementSources)[number];

/** Answers of fewer people than this are not shown as a mean, so that nobody's answer can be guessed. */
export const answersMin = 5;

/** The mean satisfaction, 1 to 5 with one decimal; null below five answers. */
export const Rating = Type.Object({
  answers: Count,
  mean: nullable(Type.Number({ minimum: 1, maximum: 5 })),
});
export type Rating = Static<typeof Rating>;

export const JourneyStepView = Type.Object({
  step: oneOf(journeySteps),
  reached: Count,
  /** Went on from the step before without this one. */
  passedOver: Count,
  /** Took the step before and are still expected here. */
  waiting: Count,
  /** Took the step before and are no longer expected here. */
  dropped: Count,
  /** Came here without the step before. */
  joined: Count,
  /** Median time since the last step a person had taken before; null where not known. */
  medianHours: nullable(Type.Number({ minimum: 0 })),
  /** Tickets opened by people of the stage while they stood at this step. */
  tickets: Count,
  /** Satisfaction of everybody who reached the step. */
  rating: Rating,
  /** The same, apart: with a ticket or a failed attempt at this step, and without; null when either is too small. */
  ratingByTrouble: nullable(Type.Object({ without: Rating, with: Rating })),
});
export type JourneyStepView = Static<typeof JourneyStepView>;

export const Journey = Type.Object({
  stageId: StageId,
  asAt: Instant,
  /** Everybody of the stage but those excluded, cancelled or rolled back. */
  people: Count,
  steps: Type.Array(JourneyStepView),
});
export type Journey = Static<typeof Journey>;

/** Steps whose people can be opened. Who answered the survey is nobody's business, so its step is not among them. */
export const openSteps = journeySteps.filter((step) => step !== 'answered');
export type OpenStep = (typeof openSteps)[number];
export const journeyParts = ['reached', 'passed_over', 'waiting', 'dropped'] as const;
export type JourneyPart = (typeof journeyParts)[number];

export const JourneyPerson = Type.Object({
  personId: PersonId,
  displayName: Type.String(),
  department: nullable(Type.String()),
  status: oneOf(enrolmentStatuses),
  reason: nullable(Statement),
  statusAt: Instant,
});
export type JourneyPerson = Static<typeof JourneyPerson>;

export const ImprovementEntry = Type.Object({
  kind: oneOf(['change', 'retest', 'acceptance'] as const),
  text: Type.String(),
  /** Of a retest; null otherwise. */
  result: nullable(oneOf(['passed', 'failed'] as const)),
  by: Type.String(),
  at: Instant,
});
export type ImprovementEntry = Static<typeof ImprovementEntry>;

export const Improvement = Type.Object({
  improvementId: ImprovementId,
  status: oneOf(improvementStatuses),
  step: oneOf(journeySteps),
  source: oneOf(improvementSources),
  finding: Type.String(),
  foundBy: Type.String(),
  foundAt: Instant,
  /** The track of the pilot it belongs to; null when none was named. */
  track: nullable(oneOf(tracks)),
  /** Of a finding about an app; null otherwise. */
  app: nullable(AppTriage),
  /** What was done about it, oldest first. */
  entries: Type.Array(ImprovementEntry),
});
export type Improvement = Static<typeof Improvement>;

const rolloutParams = Type.Object({ rolloutId: RolloutId });
const improvementParams = Type.Object({ rolloutId: RolloutId, improvementId: ImprovementId });
const Words = Type.String({ minLength: 3, maxLength: 1000 });

export const journeyRoutes = {
  getJourney: defineRoute({
    name: 'getJourney',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/journey',
    access: 'rollout.read',
    summary: 'The steps of a stage with people, drop-off, median time, tickets and satisfaction.',
    params: Type.Object({ rolloutId: RolloutId, stageId: StageId }),
    response: Journey,
    refusals: ['not_found'],
  }),
  listJourneyPeople: defineRoute({
    name: 'listJourneyPeople',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/journey/people',
    access: 'people.read',
    summary:
      'The people behind a number of the journey; not of the survey, whose answers are nobody’s business.',
    params: Type.Object({ rolloutId: RolloutId, stageId: StageId }),
    query: Type.Object({ step: oneOf(openSteps), part: oneOf(journeyParts), ...PageQuery }),
    response: pageOf(JourneyPerson),
    refusals: ['not_found'],
  }),
  listImprovements: defineRoute({
    name: 'listImprovements',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/improvements',
    access: 'rollout.read',
    summary: 'Findings of a rollout with their changes and retests, newest finding first.',
    params: rolloutParams,
    response: Type.Object({ improvements: Type.Array(Improvement) }),
    refusals: ['not_found'],
  }),
  recordFinding: defineRoute({
    name: 'recordFinding',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/improvements',
    access: 'rollout.plan',
    summary:
      'Records what people stumble over at a step. A finding about an app is triaged, and may hold starts at once.',
    params: rolloutParams,
    body: Type.Object(
      {
        step: oneOf(journeySteps),
        source: oneOf(improvementSources),
        text: Words,
        track: Type.Optional(oneOf(tracks)),
        app: Type.Optional(NewAppTriage),
      },
      { additionalProperties: false },
    ),
    response: Improvement,
    refusals: ['not_found', 'workaround_missing'],
    audits: ['improvement.found', 'hold.raised'],
  }),
  recordChange: defineRoute({
    name: 'recordChange',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/improvements/:improvementId/change',
    access: 'rollout.plan',
    summary: 'Records what was changed about a finding; it is a finding at the gate until a retest passes.',
    params: improvementParams,
    body: Type.Object({ text: Words }, { additionalProperties: false }),
    response: Improvement,
    refusals: ['not_found', 'improvement_state'],
    audits: ['improvement.changed'],
  }),
  recordRetest: defineRoute({
    name: 'recordRetest',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/improvements/:improvementId/retest',
    access: 'rollout.plan',
    summary: 'Records whether a change helps; a failed retest asks for another change.',
    params: improvementParams,
    body: Type.Object(
      { text: Words, result: oneOf(['passed', 'failed'] as const) },
      { additionalProperties: false },
    ),
    response: Improvement,
    refusals: ['not_found', 'improvement_state'],
    audits: ['improvement.retested', 'hold.cleared'],
  }),
  acceptFinding: defineRoute({
    name: 'acceptFinding',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/improvements/:improvementId/acceptance',
    access: 'rollout.plan',
    summary: 'Leaves a finding as it is, with a reason; not possible while a change waits for its retest.',
    params: improvementParams,
    body: Type.Object({ text: Words }, { additionalProperties: false }),
    response: Improvement,
    refusals: ['not_found', 'improvement_state'],
    audits: ['improvement.accepted', 'hold.cleared'],
  }),
};
