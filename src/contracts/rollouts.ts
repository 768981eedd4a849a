/** Rollouts, their stages, the live board, holds and the people behind every number. */
import { Type, type Static } from 'typebox';
import { enrolmentMachine, type EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import { datesOutlooks, type DatesOutlook } from '#domain/rollout/late-dates.ts';
import { enrolmentApproaches } from '#domain/rollout/enrolment-approach.ts';
import {
  personStates,
  stateSums,
  trainedBy,
  type PersonState,
  type StateSum,
} from '#domain/rollout/person-states.ts';
import { rolloutMachine, type RolloutStatus } from '#domain/rollout/rollout-machine.ts';
import { stageMachine, type StageStatus } from '#domain/rollout/stage-machine.ts';
import {
  AccountId,
  AppId,
  EnrolmentId,
  HoldId,
  OrganisationId,
  PersonId,
  RolloutId,
  StageId,
} from './ids.ts';
import { WhyAside } from './overrides.ts';
import { defineRoute } from './route.ts';
import {
  CalendarDate,
  Count,
  Instant,
  Name,
  nullable,
  oneOf,
  pageOf,
  PageQuery,
  PersonZone,
  Statement,
} from './shared-schemas.ts';
import { HelpdeskCapacity } from './helpdesk-capacity.ts';
import { csvFile, workbookFile } from './table-files.ts';

export const rolloutStatuses = Object.keys(rolloutMachine.statuses) as RolloutStatus[];
export const stageStatuses = Object.keys(stageMachine.statuses) as StageStatus[];
export const enrolmentStatuses = Object.keys(enrolmentMachine.statuses) as EnrolmentStatus[];

export {
  peopleIn,
  personState,
  personStates,
  stateSums,
  type PersonState,
  type StateSum,
} from '#domain/rollout/person-states.ts';
export { barringStatuses, isBehind } from '#domain/rollout/stages-before.ts';
const stateSumNames = Object.keys(stateSums) as StateSum[];

export const RolloutSettings = Type.Object({
  /** People allowed to vote before a decision counts. */
  gateQuorum: Type.Integer({ minimum: 1, maximum: 20 }),
  /** Hour of the working day, local time, at which people start. */
  startHour: Type.Integer({ minimum: 0, maximum: 23 }),
  targetOn: nullable(CalendarDate),
  /** Left out or null while nobody has said it. */
  helpdesk: Type.Optional(nullable(HelpdeskCapacity)),
});
export type RolloutSettings = Static<typeof RolloutSettings>;

/** People per state, each person in one of them; states without people are left out. */
export const StateCounts = Type.Partial(
  Type.Object(
    Object.fromEntries(personStates.map((state) => [state, Count])) as Record<PersonState, typeof Count>,
  ),
);
export type StateCounts = Partial<Record<PersonState, number>>;

export const Stage = Type.Object({
  stageId: StageId,
  kind: oneOf(['pilot', 'wave', 'hypercare'] as const),
  ordinal: Type.Integer(),
  name: Type.String(),
  status: oneOf(stageStatuses),
  startsOn: nullable(CalendarDate),
  startsPerDay: Type.Integer(),
  windowDays: Type.Integer(),
  soakDays: Type.Integer(),
  noticeDays: Type.Integer(),
  /** Days after their date within which people are to be done; null is as long as they have to report. */
  deadlineDays: nullable(Type.Integer()),
  extensions: Type.Integer(),
  axisValue: nullable(Type.String()),
  /** Whether the dates of its people can be kept: `stand`, `wait` for a hold or a decision, or `broken`. */
  dates: oneOf(Object.keys(datesOutlooks) as DatesOutlook[]),
  startedAt: nullable(Instant),
  endedAt: nullable(Instant),
  people: Count,
  counts: StateCounts,
  /** People who are left over: failed, unreachable, deferred, or still on their way after the stage has reported. */
  residue: Count,
  /** When somebody said that the stage is complete; null while anybody is left over. */
  completedAt: nullable(Instant),
  held: Type.Boolean(),
  /** The last day on which what comes next may start although the stage did not pass; null where nobody said so. */
  followUntil: nullable(CalendarDate),
});
export type Stage = Static<typeof Stage>;

export const Hold = Type.Object({
  holdId: HoldId,
  stageId: nullable(StageId),
  /** Holds only people who have this app; null holds everybody. */
  appId: nullable(AppId),
  raisedByKind: oneOf(['person', 'system'] as const),
  raisedBy: Type.String(),
  code: Type.String(),
  reason: Statement,
  /** Who or what clears it. */
  clears: Statement,
  raisedAt: Instant,
  clearedAt: nullable(Instant),
  clearedBy: nullable(Type.String()),
});
export type Hold = Static<typeof Hold>;

export const RolloutSummary = Type.Object({
  rolloutId: RolloutId,
  name: Type.String(),
  status: oneOf(rolloutStatuses),
  openHolds: Count,
  people: Count,
  succeeded: Count,
  currentStage: nullable(Type.Object({ name: Type.String(), status: oneOf(stageStatuses) })),
  createdAt: Instant,
});

export const Rollout = Type.Object({
  rolloutId: RolloutId,
  name: Type.String(),
  status: oneOf(rolloutStatuses),
  revision: Type.Integer(),
  settings: RolloutSettings,
  authorName: Type.String(),
  criteriaFrozenAt: nullable(Instant),
  createdAt: Instant,
  startedAt: nullable(Instant),
  stages: Type.Array(Stage),
  holds: Type.Array(Hold),
  /** Who alone starts, holds, plans and decides its stages; null where nobody is named. */
  processManager: nullable(Type.Object({ accountId: AccountId, name: Type.String() })),
});
export type Rollout = Static<typeof Rollout>;

export const NextAction = Type.Object({
  code: Type.String(),
  /** What to do, in the words of a button. */
  title: Statement,
  detail: Statement,
  /** Place in the app that does it. */
  place: oneOf([
    'people',
    'pilot',
    'criteria',
    'messages',
    'gate',
    'waves',
    'helpdesk',
    'hypercare',
    'feedback',
    'targeting',
    'overview',
    'run',
  ] as const),
  /** The part of the place, where it has several. */
  tab: Type.Optional(Type.String()),
});

/** How many people may start a day by what the helpdesk carries at the measured rate of tickets. */
export const PaceView = Type.Object({
  starts: Count,
  /** The rate the pace follows, and the people it was measured on. */
  ticketsPerPerson: Type.Number(),
  people: Count,
  minutesPerDay: Type.Number(),
  minutesPerTicket: Type.Number(),
  /** The first stage that plans more starts a day than that; null when none does. */
  plan: nullable(
    Type.Object({
      kind: oneOf(['pilot', 'wave', 'hypercare'] as const),
      stageName: Type.String(),
      startsPerDay: Count,
    }),
  ),
});
export type PaceView = Static<typeof PaceView>;

export const Board = Type.Object({
  asAt: Instant,
  /** Everybody in the directory who is active. */
  population: Count,
  /** Everybody who has a place in a stage. */
  targeted: Count,
  reached: Count,
  reported: Count,
  counts: StateCounts,
  stages: Type.Array(Stage),
  holds: Type.Array(Hold),
  openTickets: Count,
  ticketsPerPerson: nullable(Type.Number()),
  /** People whose first week is complete: those the tickets per person are measured on. */
  ticketPeople: Count,
  /** Null while nothing paces the rollout: no capacity is said, or too little is measured. */
  pace: nullable(PaceView),
  next: Type.Array(NextAction),
});
export type Board = Static<typeof Board>;

export const EnrolmentRow = Type.Object({
  enrolmentId: EnrolmentId,
  personId: PersonId,
  displayName: Type.String(),
  email: nullable(Type.String()),
  department: nullable(Type.String()),
  site: nullable(Type.String()),
  stageId: StageId,
  stageName: Type.String(),
  status: oneOf(enrolmentStatuses),
  /** Since when they are trained for the rollout, and by what; null while they are not. */
  trainedAt: nullable(Instant),
  trainedBy: nullable(oneOf(trainedBy)),
  reason: nullable(Statement),
  scheduledAt: nullable(Instant),
  /** The date of `scheduledAt` by the clock of their site. */
  scheduledOn: nullable(CalendarDate),
  timeZone: PersonZone,
  statusAt: Instant,
  /** How they enrol; null while nobody has decided. */
  approach: nullable(oneOf(enrolmentApproaches)),
});

/** Done people over time, for the overview: one point per day. */
export const ProgressPoint = Type.Object({ on: CalendarDate, started: Count, succeeded: Count });

/** The people of a rollout by the levels of an attribute: everybody of a level in exactly one state. */
export const BreakdownRow = Type.Object({
  level: nullable(Type.String()),
  people: Count,
  counts: StateCounts,
  /** Tickets opened by the people of this level during the rollout. */
  tickets: Count,
});
export type BreakdownRow = Static<typeof BreakdownRow>;

const rolloutParams = Type.Object({ rolloutId: RolloutId });
const AttributeName = Type.String({ minLength: 1, maxLength: 100 });

export const rolloutRoutes = {
  listRollouts: defineRoute({
    name: 'listRollouts',
    method: 'GET',
    path: '/api/v1/rollouts',
    access: 'rollout.read',
    summary: 'All rollouts of the organisation, newest first.',
    response: Type.Object({ rollouts: Type.Array(RolloutSummary) }),
  }),
  createRollout: defineRoute({
    name: 'createRollout',
    method: 'POST',
    path: '/api/v1/rollouts',
    access: 'rollout.plan',
    summary: 'Creates a rollout with an empty pilot stage.',
    body: Type.Object({ name: Name }, { additionalProperties: false }),
    response: Rollout,
    refusals: ['no_people'],
    audits: ['rollout.created'],
  }),
  getRollout: defineRoute({
    name: 'getRollout',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId',
    access: 'rollout.read',
    summary: 'One rollout with its stages and open holds.',
    params: rolloutParams,
    response: Rollout,
    refusals: ['not_found'],
  }),
  findRolloutHome: defineRoute({
    name: 'findRolloutHome',
    method: 'GET',
    path: '/api/v1/session/rollouts/:rolloutId',
    access: 'signed_in',
    summary:
      'In which of the account’s organisations a rollout is. An API token belongs to one and finds none.',
    params: rolloutParams,
    response: Type.Object({ organisationId: OrganisationId, name: Type.String() }),
    refusals: ['not_found'],
  }),
  getBoard: defineRoute({
    name: 'getBoard',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/board',
    access: 'rollout.read',
    summary:
      'Live counts: everybody is in exactly one state. `trained` are those who have been told, are trained and have not begun; `notified` those who have only been told.',
    params: rolloutParams,
    response: Board,
    refusals: ['not_found'],
  }),
  getProgress: defineRoute({
    name: 'getProgress',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/progress',
    access: 'rollout.read',
    summary: 'People started and succeeded per day since the rollout began.',
    params: rolloutParams,
    response: Type.Object({ points: Type.Array(ProgressPoint) }),
    refusals: ['not_found'],
  }),
  getBreakdown: defineRoute({
    name: 'getBreakdown',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/breakdown',
    access: 'rollout.read',
    summary: 'Everybody of the rollout, or of one stage, by the levels of an attribute and by state.',
    params: rolloutParams,
    query: Type.Object({ by: AttributeName, stageId: Type.Optional(StageId) }),
    response: Type.Object({ rows: Type.Array(BreakdownRow) }),
    refusals: ['not_found', 'attribute_unused'],
  }),
  exportEnrolments: defineRoute({
    name: 'exportEnrolments',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/enrolments.csv',
    access: 'people.read',
    summary:
      'Everybody of the rollout with stage, status, reason and dates as CSV, made harmless for spreadsheets.',
    params: rolloutParams,
    ...csvFile,
    refusals: ['not_found'],
  }),
  exportEnrolmentsWorkbook: defineRoute({
    name: 'exportEnrolmentsWorkbook',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/enrolments.xlsx',
    access: 'people.read',
    summary: 'The same people of the rollout as an Excel workbook.',
    params: rolloutParams,
    ...workbookFile,
    refusals: ['not_found', 'export_needs_csv'],
  }),
  listEnrolments: defineRoute({
    name: 'listEnrolments',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/enrolments',
    access: 'people.read',
    summary: 'The people behind a number, by stage, state, level of an attribute and how they enrol.',
    params: rolloutParams,
    query: Type.Object({
      stageId: Type.Optional(StageId),
      status: Type.Optional(oneOf([...personStates, ...stateSumNames])),
      by: Type.Optional(AttributeName),
      level: Type.Optional(
        Type.String({ maxLength: 500, description: 'A level of `by`; empty for people without one.' }),
      ),
      approach: Type.Optional(oneOf([...enrolmentApproaches, 'undecided'])),
      ...PageQuery,
    }),
    response: pageOf(EnrolmentRow),
    refusals: ['not_found'],
  }),
  raiseHold: defineRoute({
    name: 'raiseHold',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/holds',
    access: 'rollout.run',
    summary: 'Holds all new starts of the rollout, or of one stage, at once.',
    params: rolloutParams,
    body: Type.Object(
      { stageId: Type.Optional(StageId), reason: Type.String({ minLength: 3, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ hold: Hold, stillRunning: Count }),
    refusals: ['process_manager', 'not_found', 'rollout_state'],
    audits: ['hold.raised'],
  }),
  clearHold: defineRoute({
    name: 'clearHold',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/holds/:holdId/clear',
    access: 'rollout.run',
    summary:
      'Clears a hold with a reason; the rollout continues when no other hold stands. Where that sets a rule aside, `untilOn` is its last day: 30 days from today where it is left out, at most 90.',
    params: Type.Object({ rolloutId: RolloutId, holdId: HoldId }),
    body: WhyAside,
    response: Hold,
    refusals: ['process_manager', 'not_found', 'override_day', 'override_none'],
    audits: ['hold.cleared'],
  }),
};
