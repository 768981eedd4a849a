/** The people of a cohort: who is in and why, whether they were asked, what they said, and who steps in for whom. */
import { Type, type Static } from 'typebox';
import { participationMachine, type ParticipationStatus } from '#domain/pilot/participation-machine.ts';
import { CohortId, PersonId, RolloutId } from './ids.ts';
import { Level } from './cohort-report.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, Instant, nullable, oneOf, pageOf, PageQuery } from './shared-schemas.ts';

export const participationStatuses = Object.keys(participationMachine.statuses) as ParticipationStatus[];
export type { ParticipationStatus };

/** People per answer; statuses nobody is in are left out. */
export const AnswerCounts = Type.Partial(
  Type.Object(
    Object.fromEntries(participationStatuses.map((status) => [status, Count])) as Record<
      ParticipationStatus,
      typeof Count
    >,
  ),
);
export type AnswerCounts = Static<typeof AnswerCounts>;

/** A level or pair of levels that lacked people when the person joined. */
export const ReasonCell = Type.Object({
  levels: Type.Array(Level),
  people: Count,
  /** People of it before in the order, and the number the whole cohort should hold. */
  before: Count,
  target: Type.Number(),
  minimum: Type.Optional(Count),
});
export type ReasonCell = Static<typeof ReasonCell>;

export const MemberReason = Type.Object({
  kind: oneOf(['earlier', 'required', 'chosen', 'volunteer', 'substitute', 'added', 'noted'] as const),
  /** Most important first. */
  cells: Type.Array(ReasonCell),
  /** What somebody wrote. */
  note: nullable(Type.String()),
});
export type MemberReason = Static<typeof MemberReason>;

/** Why somebody cannot keep a place: said no, left the organisation, or stands on the exclusion list by now. */
export const placeProblems = ['declined', 'left', 'excluded'] as const;

export const CohortMemberRow = Type.Object({
  personId: PersonId,
  position: Type.Integer(),
  displayName: Type.String(),
  externalId: Type.String(),
  values: Type.Record(Type.String(), nullable(Type.String())),
  reason: MemberReason,
  hasPlace: Type.Boolean(),
  status: oneOf(participationStatuses),
  statusAt: nullable(Instant),
  /** Who gave the answer, and how: on the personal page, through a lead, or on a list of volunteers. */
  answeredBy: nullable(Type.String()),
  answeredVia: nullable(oneOf(['page', 'lead', 'list'] as const)),
  note: nullable(Type.String()),
  problem: nullable(oneOf(placeProblems)),
  standsInFor: nullable(Type.Object({ personId: PersonId, displayName: Type.String() })),
});
export type CohortMemberRow = Static<typeof CohortMemberRow>;

/** Everybody of a status, or whose place somebody else should get. */
export const memberFilters = [...participationStatuses, 'open'] as const;
export type MemberFilter = (typeof memberFilters)[number];

export const Substitute = Type.Object({
  personId: PersonId,
  displayName: Type.String(),
  externalId: Type.String(),
  /** Attributes in which the person equals the one whose place it is. */
  sharedAttributes: Type.Array(Type.String()),
  /** Mean distance of the cohort from the organisation with this person, 0 to 1. */
  distance: Type.Number(),
  /** Has said yes already and waits for a place. */
  isWaiting: Type.Boolean(),
});
export type Substitute = Static<typeof Substitute>;

export const OpenPlace = Type.Object({
  personId: PersonId,
  displayName: Type.String(),
  position: Type.Integer(),
  problem: oneOf(placeProblems),
  /** Who has been asked to step in and has not answered yet. */
  standIn: nullable(Type.Object({ personId: PersonId, displayName: Type.String() })),
  /** Distance with the person, and with the place left empty. */
  distance: Type.Number(),
  distanceWithout: Type.Number(),
  /** Best first. */
  substitutes: Type.Array(Substitute),
});
export type OpenPlace = Static<typeof OpenPlace>;

export const CohortChange = Type.Object({
  revision: Type.Integer(),
  kind: oneOf(['replaced', 'added'] as const),
  leaver: nullable(Type.String()),
  joiner: Type.String(),
  reason: Type.String(),
  madeBy: Type.String(),
  at: Instant,
  distanceBefore: Type.Number(),
  distanceAfter: Type.Number(),
  previousHash: Type.String(),
  hash: Type.String(),
});
export type CohortChange = Static<typeof CohortChange>;

const cohortParams = Type.Object({ rolloutId: RolloutId, cohortId: CohortId });
const memberParams = Type.Object({ ...cohortParams.properties, personId: PersonId });
const Reason = Type.String({ minLength: 3, maxLength: 1000 });
const MemberState = Type.Object({
  personId: PersonId,
  status: oneOf(participationStatuses),
  hasPlace: Type.Boolean(),
});

export const participationRoutes = {
  listCohortMembers: defineRoute({
    name: 'listCohortMembers',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/members',
    access: 'people.read',
    summary: 'The people of a cohort in the order of invitation, each with a reason and an answer.',
    params: cohortParams,
    query: Type.Object({ only: Type.Optional(oneOf(memberFilters)), ...PageQuery }),
    response: pageOf(CohortMemberRow),
    refusals: ['not_found'],
  }),
  askPeople: defineRoute({
    name: 'askPeople',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/ask',
    access: 'rollout.plan',
    summary: 'Asks everybody of the cohort who has not been asked; the answer is given on the personal page.',
    params: cohortParams,
    body: Type.Object({ answerByOn: CalendarDate }, { additionalProperties: false }),
    response: Type.Object({ asked: Count }),
    refusals: [
      'not_found',
      'cohort_state',
      'message_missing',
      'nobody_to_ask',
      'others_asked',
      'answer_day_past',
    ],
    audits: ['cohort.people_asked'],
  }),
  recordAnswer: defineRoute({
    name: 'recordAnswer',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/members/:personId/answer',
    access: 'rollout.plan',
    summary: 'Records what a person has said in another way than on the personal page; both are named.',
    params: memberParams,
    body: Type.Object(
      { answer: oneOf(['yes', 'no'] as const), reason: Reason },
      { additionalProperties: false },
    ),
    response: MemberState,
    refusals: [
      'not_found',
      'cohort_state',
      'member_state',
      'member_refused',
      'member_excluded',
      'stage_state',
    ],
    audits: ['cohort.answer_recorded'],
  }),
  listSubstitutes: defineRoute({
    name: 'listSubstitutes',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/substitutes',
    access: 'people.read',
    summary: 'Every place somebody else should get, and who fits it best with the balance before and after.',
    params: cohortParams,
    response: Type.Object({ places: Type.Array(OpenPlace) }),
    refusals: ['not_found'],
  }),
  replaceMember: defineRoute({
    name: 'replaceMember',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/members/:personId/replace',
    access: 'rollout.plan',
    summary:
      'Gives a place to somebody else; where consent is missing in a frozen cohort, once that person says yes.',
    params: memberParams,
    body: Type.Object({ by: PersonId, reason: Reason }, { additionalProperties: false }),
    response: Type.Object({
      revision: Type.Integer(),
      /** The person was asked and joins on a yes. */
      isPending: Type.Boolean(),
    }),
    refusals: [
      'not_found',
      'cohort_state',
      'member_state',
      'member_refused',
      'member_excluded',
      'team_full',
      'stage_state',
      'message_missing',
    ],
    audits: ['cohort.member_replaced'],
  }),
  addMember: defineRoute({
    name: 'addMember',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/members',
    access: 'rollout.plan',
    summary: 'Adds one person more; where consent is needed, only somebody who has said yes.',
    params: cohortParams,
    body: Type.Object({ personId: PersonId, reason: Reason }, { additionalProperties: false }),
    response: MemberState,
    refusals: ['not_found', 'cohort_state', 'member_refused', 'member_excluded', 'team_full', 'stage_state'],
    audits: ['cohort.member_added'],
  }),
  addVolunteers: defineRoute({
    name: 'addVolunteers',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/volunteers',
    access: 'rollout.plan',
    summary:
      'Puts people who offered themselves on the waiting list; they are proposed for open places, first where the balance is no worse.',
    params: cohortParams,
    body: Type.Object(
      {
        people: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { minItems: 1, maxItems: 1000 }),
        reason: Reason,
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ waiting: Count }),
    refusals: [
      'not_found',
      'cohort_state',
      'people_unknown',
      'member_refused',
      'member_excluded',
      'stage_state',
    ],
    audits: ['cohort.volunteers_added'],
  }),
  listCohortChanges: defineRoute({
    name: 'listCohortChanges',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/cohorts/:cohortId/changes',
    access: 'people.read',
    summary: 'Who was exchanged or added after the cohort was chosen, oldest first, as a chain of hashes.',
    params: cohortParams,
    response: Type.Object({ changes: Type.Array(CohortChange) }),
    refusals: ['not_found'],
  }),
};
