/** The straggler desk: everybody of a rollout who is left over, who cares for them, and when they will be done. */
import { Type, type Static } from 'typebox';
import { enrolmentMachine, type EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import { stragglerStates } from '#domain/rollout/residue.ts';
import { EnrolmentId, PersonId, RolloutId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Stage } from './rollouts.ts';
import {
  CalendarDate,
  Count,
  Instant,
  nullable,
  oneOf,
  pageOf,
  PageQuery,
  PersonZone,
  shownField,
  Statement,
} from './shared-schemas.ts';
import { csvFile, workbookFile } from './table-files.ts';

export { stragglerStates, type StragglerState } from '#domain/rollout/residue.ts';

/** At most so many people are chosen one by one; more are chosen by what they have in common. */
export const stragglersChosenMax = 1000;

export const Straggler = Type.Object({
  enrolmentId: EnrolmentId,
  personId: PersonId,
  displayName: Type.String(),
  email: nullable(Type.String()),
  department: nullable(Type.String()),
  site: nullable(Type.String()),
  stageId: StageId,
  stageName: Type.String(),
  state: oneOf(stragglerStates),
  status: oneOf(Object.keys(enrolmentMachine.statuses) as EnrolmentStatus[]),
  reason: nullable(Statement),
  /** 1 for the first. */
  attempt: Type.Integer({ minimum: 1 }),
  /** How often they put off their date. */
  deferrals: Count,
  since: Instant,
  scheduledAt: nullable(Instant),
  timeZone: PersonZone,
  owner: nullable(Type.String()),
  /** The last message that reached them, or the last time somebody spoke to them. */
  lastContactAt: nullable(Instant),
  /** What the owner wrote, else what usually helps in this state. */
  nextStep: Statement,
  isNextStepWritten: Type.Boolean(),
  /**
   * When this person will be done, and how that is known: `promised` by the owner, the `date` they start on, or as
   * `measured` on others of this rollout who fell behind; null when nothing supports a date.
   */
  forecast: nullable(
    Type.Object({ on: CalendarDate, basis: oneOf(['promised', 'date', 'measured'] as const) }),
  ),
});
export type Straggler = Static<typeof Straggler>;

const filterFields = {
  state: Type.Optional(oneOf(stragglerStates)),
  stageId: Type.Optional(StageId),
  owner: Type.Optional(
    Type.String({ maxLength: 120, description: 'A name; empty for people without owner.' }),
  ),
  search: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'Part of a name or address.' }),
  ),
};
export const StragglerFilter = Type.Object(filterFields, { additionalProperties: false });
export type StragglerFilter = Static<typeof StragglerFilter>;

/** Whom a command is about: these people, or everybody who fits a filter. One of the two. */
const chosen = {
  enrolmentIds: Type.Optional(Type.Array(EnrolmentId, { minItems: 1, maxItems: stragglersChosenMax })),
  filter: Type.Optional(StragglerFilter),
  ...shownField,
};
const Reason = Type.String({ minLength: 3, maxLength: 500 });
const Changed = Type.Object({ people: Count });
const rolloutParams = Type.Object({ rolloutId: RolloutId });

export const stragglerRoutes = {
  listStragglers: defineRoute({
    name: 'listStragglers',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stragglers',
    access: 'people.read',
    summary:
      'Everybody of the rollout who is left over, with reason, owner, last contact, next step and forecast.',
    params: rolloutParams,
    query: Type.Object({ ...filterFields, ...PageQuery }),
    response: Type.Object({
      ...pageOf(Straggler).properties,
      /** How many there are in each state, and by owner, with the other filters in force. */
      states: Type.Array(Type.Object({ state: oneOf(stragglerStates), people: Count })),
      owners: Type.Array(Type.Object({ owner: nullable(Type.String()), people: Count })),
    }),
    refusals: ['not_found'],
  }),
  exportStragglers: defineRoute({
    name: 'exportStragglers',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stragglers.csv',
    access: 'people.read',
    summary: 'The straggler desk as CSV, made harmless for spreadsheets.',
    params: rolloutParams,
    query: StragglerFilter,
    ...csvFile,
    refusals: ['not_found'],
  }),
  exportStragglersWorkbook: defineRoute({
    name: 'exportStragglersWorkbook',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/stragglers.xlsx',
    access: 'people.read',
    summary: 'The straggler desk as an Excel workbook.',
    params: rolloutParams,
    query: StragglerFilter,
    ...workbookFile,
    refusals: ['not_found', 'export_needs_csv'],
  }),
  assignStragglers: defineRoute({
    name: 'assignStragglers',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stragglers/assign',
    access: 'rollout.run',
    summary:
      'Sets owner, next step or promised date of many people at once; what is left out stays as it was.',
    params: rolloutParams,
    body: Type.Object(
      {
        ...chosen,
        owner: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 120 }))),
        nextStep: Type.Optional(nullable(Type.String({ minLength: 3, maxLength: 300 }))),
        expectedOn: Type.Optional(nullable(CalendarDate)),
      },
      { additionalProperties: false },
    ),
    response: Changed,
    refusals: ['not_found', 'stragglers_not_chosen', 'shown_changed', 'straggler_date_past'],
    audits: ['stragglers.assigned'],
  }),
  noteStragglerContact: defineRoute({
    name: 'noteStragglerContact',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stragglers/contact',
    access: 'ticket.answer',
    summary: 'Notes that somebody spoke to these people now.',
    params: rolloutParams,
    body: Type.Object({ ...chosen, note: Reason }, { additionalProperties: false }),
    response: Changed,
    refusals: ['not_found', 'stragglers_not_chosen', 'shown_changed'],
    audits: ['stragglers.contacted'],
  }),
  retryStragglers: defineRoute({
    name: 'retryStragglers',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stragglers/retry',
    access: 'rollout.run',
    summary:
      'Gives people a new date: the next attempt, of which they are told. At most a day’s starts a working day. People of a wave that failed or was rolled back get it in a later wave, once one may follow.',
    params: rolloutParams,
    body: Type.Object({ ...chosen, on: CalendarDate, reason: Reason }, { additionalProperties: false }),
    response: Changed,
    refusals: [
      'process_manager',
      'not_found',
      'stragglers_not_chosen',
      'shown_changed',
      'straggler_date_past',
      'straggler_wave_barred',
      'rollout_state',
    ],
    audits: ['enrolments.moved'],
  }),
  closeStragglers: defineRoute({
    name: 'closeStragglers',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stragglers/close',
    access: 'rollout.run',
    summary: 'Takes people off the desk: somebody has seen that they are done, or they leave the rollout.',
    params: rolloutParams,
    body: Type.Object(
      { ...chosen, as: oneOf(['done', 'left_out'] as const), reason: Reason },
      { additionalProperties: false },
    ),
    response: Changed,
    refusals: ['not_found', 'stragglers_not_chosen', 'shown_changed'],
    audits: ['enrolments.moved'],
  }),
  completeStage: defineRoute({
    name: 'completeStage',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/stages/:stageId/complete',
    access: 'rollout.run',
    summary: 'Says that a stage is complete: it has passed and nobody of it is left over.',
    params: Type.Object({ rolloutId: RolloutId, stageId: StageId }),
    response: Stage,
    refusals: ['process_manager', 'not_found', 'stage_not_passed', 'stage_residue', 'stage_complete'],
    audits: ['stage.completed'],
  }),
};
