/** Waves: everybody after the pilot, laid out over weeks. */
import { Type, type Static } from 'typebox';
import { RolloutId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Rollout } from './rollouts.ts';
import { CalendarDate, Count, Instant, nullable, Share } from './shared-schemas.ts';

export const WaveDraft = Type.Object({
  week: Type.Integer({ minimum: 1 }),
  startsOn: CalendarDate,
  people: Count,
  /** People an exception leaves out, who stand with the wave of their group; not among `people`. */
  excluded: Count,
  groups: Type.Array(Type.Object({ value: nullable(Type.String()), people: Count })),
  expectedTickets: nullable(Type.Number()),
});
export type WaveDraft = Static<typeof WaveDraft>;

/** One way to lay out the waves, with what it costs; approaches are compared before one is chosen. */
export const Approach = Type.Object({
  axis: nullable(Type.String()),
  weeks: Count,
  lastStartsOn: nullable(CalendarDate),
  peakPeople: Count,
  /** Tickets expected in the busiest week at the measured rate; null while nothing is measured. */
  peakTickets: nullable(Type.Number()),
  /** Groups that are split over several weeks because they do not fit into one. */
  splitGroups: Count,
  /** The group with the most people starting in one week: what one bad week can hit. Null without an axis. */
  mostAtOnce: nullable(Type.Object({ value: nullable(Type.String()), people: Count, share: Share })),
});
export type Approach = Static<typeof Approach>;

export const ApproachDecision = Type.Object({
  axis: nullable(Type.String()),
  /** As they stood when the choice was made, the chosen one included. */
  approaches: Type.Array(Approach),
  reason: Type.String(),
  decidedBy: Type.String(),
  decidedAt: Instant,
});
export type ApproachDecision = Static<typeof ApproachDecision>;

const layout = {
  /** An attribute, or null for a number of people per week only. */
  axis: nullable(Type.String({ minLength: 1, maxLength: 100 })),
  startsOn: CalendarDate,
  peoplePerWeek: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
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
    }),
    refusals: ['not_found', 'attribute_unknown', 'waves_infeasible'],
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
        axes: Type.Array(layout.axis, { minItems: 1, maxItems: 12 }),
        startsOn: layout.startsOn,
        peoplePerWeek: layout.peoplePerWeek,
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
    summary: 'Lays the remaining people out over weeks after a go; the engine starts the first wave.',
    params: Type.Object({ rolloutId: RolloutId }),
    body: Type.Object(
      {
        ...layout,
        noticeDays: Type.Integer({ minimum: 0, maximum: 60 }),
        windowDays: Type.Integer({ minimum: 1, maximum: 60 }),
        soakDays: Type.Integer({ minimum: 0, maximum: 120 }),
        /** The axes that were looked at beside the chosen one; kept with the decision. */
        compared: Type.Optional(Type.Array(layout.axis, { maxItems: 12 })),
        reason: Type.Optional(Type.String({ maxLength: 1000 })),
      },
      { additionalProperties: false },
    ),
    response: Rollout,
    refusals: [
      'not_found',
      'attribute_unknown',
      'waves_infeasible',
      'waves_exist',
      'rollout_state',
      'message_missing',
      'waves_before_go',
    ],
    audits: ['enrolments.created', 'waves.laid_out'],
  }),
};
