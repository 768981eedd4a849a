/** Waves: everybody after the pilot, laid out over weeks. */
import { Type, type Static } from 'typebox';
import { RolloutId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Rollout } from './rollouts.ts';
import { CalendarDate, Count, Instant, nullable, Share, Statement } from './shared-schemas.ts';

/** The value of each axis; null where it is not recorded. Empty without an axis. */
const GroupValues = Type.Array(nullable(Type.String()));

export const WaveDraft = Type.Object({
  week: Type.Integer({ minimum: 1 }),
  startsOn: CalendarDate,
  people: Count,
  /** People an exception leaves out, who stand with the wave of their group; not among `people`. */
  excluded: Count,
  groups: Type.Array(Type.Object({ values: GroupValues, people: Count })),
  expectedTickets: nullable(Type.Number()),
});
export type WaveDraft = Static<typeof WaveDraft>;

/** One way to lay out the waves, with what it costs; approaches are compared before one is chosen. */
export const Approach = Type.Object({
  axes: Type.Array(Type.String()),
  /** From the first week to the last one in which somebody starts. */
  weeks: Count,
  /** The fewest weeks any plan could take, proven by counting, and what forces them; null in old records. */
  boundWeeks: nullable(Count),
  boundBy: nullable(Statement),
  /** Share of the trouble expected (people with a ticket or a failure, as measured) in the first half of the weeks. */
  earlyTrouble: nullable(Share),
  lastStartsOn: nullable(CalendarDate),
  peakPeople: Count,
  /** Tickets expected in the busiest week at the measured rate; null while nothing is measured. */
  peakTickets: nullable(Type.Number()),
  /** Groups that are split over several weeks because they do not fit into one. */
  splitGroups: Count,
  /** The group with the most people starting in one week: what one bad week can hit. Null without an axis. */
  mostAtOnce: nullable(Type.Object({ values: GroupValues, people: Count, share: Share })),
});
export type Approach = Static<typeof Approach>;

export const ApproachDecision = Type.Object({
  axes: Type.Array(Type.String()),
  /** As they stood when the choice was made, the chosen one included. */
  approaches: Type.Array(Approach),
  reason: Type.String(),
  decidedBy: Type.String(),
  decidedAt: Instant,
});
export type ApproachDecision = Static<typeof ApproachDecision>;

/** A value of an attribute with who has it; null = not recorded. */
export const AxisValue = Type.Object({
  value: nullable(Type.String()),
  people: Count,
  /** Active devices that belong to these people. */
  devices: Count,
});
export type AxisValue = Static<typeof AxisValue>;

const Axes = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
  maxItems: 3,
  uniqueItems: true,
  description: 'Attributes the waves follow; none for a number of people per week only.',
});
const PeoplePerWeek = Type.Integer({ minimum: 1, maximum: 1_000_000 });

/** What a plan may ask of the helpdesk in a week. */
export const HelpdeskLimit = Type.Object(
  {
    minutesPerWeek: Type.Integer({ minimum: 1, maximum: 100_000_000 }),
    minutesPerTicket: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }),
    ticketsPerPerson: nullable(
      Type.Number({ minimum: 0, maximum: 100, description: 'Null for the rate measured so far.' }),
    ),
  },
  { additionalProperties: false },
);
export type HelpdeskLimit = Static<typeof HelpdeskLimit>;

/** Days on which nobody starts; of a site or a department only where one is named. */
export const Closure = Type.Object(
  {
    from: CalendarDate,
    to: CalendarDate,
    site: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    department: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  { additionalProperties: false },
);
export type Closure = Static<typeof Closure>;

const pace = {
  startsOn: CalendarDate,
  peoplePerWeek: PeoplePerWeek,
  helpdesk: Type.Optional(nullable(HelpdeskLimit)),
  sitePeoplePerWeek: Type.Optional(Type.Record(Type.String(), PeoplePerWeek)),
  trainerSeatsPerWeek: Type.Optional(
    Type.Record(Type.String(), PeoplePerWeek, {
      description: 'Seats in trainings by the language of people; languages not named are not limited.',
    }),
  ),
  closures: Type.Optional(Type.Array(Closure, { maxItems: 200 })),
  /** Teams start in one week: people with the same value, or, with null, the same manager. */
  together: Type.Optional(nullable(Type.Object({ attribute: nullable(Type.String({ maxLength: 100 })) }))),
  /** Managers start in an earlier week than their people. */
  managersFirst: Type.Optional(Type.Boolean()),
};
const layout = { axes: Axes, ...pace };
const boundFields = {
  /** From the first week to the last one in which somebody starts. */
  weeks: Count,
  /** The fewest weeks any plan could take, proven by counting, and what forces them. */
  boundWeeks: Count,
  boundBy: Statement,
};

export const wavesRoutes = {
  previewWaves: defineRoute({
    name: 'previewWaves',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/waves/preview',
    access: 'rollout.read',
    summary: 'Shows who would start in which week, without changing anything.',
    params: Type.Object({ rolloutId: RolloutId }),
    body: Type.Object(layout, { additionalProperties: false }),
    response: Type.Object({
      waves: Type.Array(WaveDraft),
      people: Count,
      /** People an exception leaves out; they are counted beside, not in, the waves. */
      excluded: Count,
      lastStartsOn: nullable(CalendarDate),
      ...boundFields,
    }),
    refusals: ['not_found', 'attribute_unknown', 'waves_infeasible'],
  }),
  listAxisValues: defineRoute({
    name: 'listAxisValues',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/waves/values',
    access: 'rollout.read',
    summary:
      'People without a place and their devices by the values of an attribute, the most people first; those without a value are a row of their own, the last.',
    params: Type.Object({ rolloutId: RolloutId }),
    query: Type.Object(
      { attribute: Type.String({ minLength: 1, maxLength: 100 }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ values: Type.Array(AxisValue), people: Count, devices: Count }),
    refusals: ['not_found', 'attribute_unknown'],
  }),
  compareApproaches: defineRoute({
    name: 'compareApproaches',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/waves/compare',
    access: 'rollout.read',
    summary: 'Compares ways to lay out the waves by duration, peak load and split groups; changes nothing.',
    params: Type.Object({ rolloutId: RolloutId }),
    body: Type.Object(
      {
        approaches: Type.Array(Axes, { minItems: 1, maxItems: 12 }),
        ...pace,
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ approaches: Type.Array(Approach) }),
    refusals: ['not_found', 'attribute_unknown', 'waves_infeasible'],
  }),
  getApproachDecision: defineRoute({
    name: 'getApproachDecision',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/waves/decision',
    access: 'rollout.read',
    summary: 'Why the waves are laid out as they are; null before they are.',
    params: Type.Object({ rolloutId: RolloutId }),
    response: Type.Object({ decision: nullable(ApproachDecision) }),
    refusals: ['not_found'],
  }),
  layOutWaves: defineRoute({
    name: 'layOutWaves',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/waves',
    access: 'rollout.plan',
    summary:
      'Lays the remaining people out over weeks after a go, and submits approach and waves as one plan. Nobody is told before another person has approved it.',
    params: Type.Object({ rolloutId: RolloutId }),
    body: Type.Object(
      {
        ...layout,
        noticeDays: Type.Integer({ minimum: 0, maximum: 60 }),
        windowDays: Type.Integer({ minimum: 1, maximum: 60 }),
        soakDays: Type.Integer({ minimum: 0, maximum: 120 }),
        /** The axes that were looked at beside the chosen one; kept with the decision. */
        compared: Type.Optional(Type.Array(Axes, { maxItems: 12 })),
        reason: Type.Optional(Type.String({ maxLength: 1000 })),
      },
      { additionalProperties: false },
    ),
    response: Rollout,
    refusals: [
      'process_manager',
      'not_found',
      'attribute_unknown',
      'waves_infeasible',
      'waves_exist',
      'rollout_state',
      'message_missing',
      'waves_before_go',
      'plan_waits',
    ],
    audits: ['enrolments.created', 'waves.laid_out', 'plan.submitted'],
  }),
  submitWaves: defineRoute({
    name: 'submitWaves',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/waves/submit',
    access: 'rollout.plan',
    summary: 'Submits waves that were sent back once more, as they are now.',
    params: Type.Object({ rolloutId: RolloutId }),
    body: Type.Object(
      { reason: Type.Optional(Type.String({ maxLength: 1000 })) },
      { additionalProperties: false },
    ),
    response: Type.Object({ rolloutId: RolloutId }),
    refusals: ['process_manager', 'not_found', 'waves_missing', 'waves_approved', 'plan_waits'],
    audits: ['plan.submitted'],
  }),
  discardWaves: defineRoute({
    name: 'discardWaves',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/waves/discard',
    access: 'rollout.plan',
    summary:
      'Removes waves that nobody has approved, with what was prepared for them; then others can be laid out.',
    params: Type.Object({ rolloutId: RolloutId }),
    body: Type.Object(
      { reason: Type.String({ minLength: 3, maxLength: 1000 }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ rolloutId: RolloutId }),
    refusals: ['process_manager', 'not_found', 'waves_missing', 'waves_approved', 'plan_waits'],
    audits: ['waves.discarded'],
  }),
};
