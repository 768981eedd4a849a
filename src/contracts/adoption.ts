/** Adoption: measures of use in five parts with their baseline, weekly windows, alerts when use falls, and why people stopped. */
import { Type, type Static } from 'typebox';
import { fallShareMin, populations, windowChoices } from '#domain/adoption/measure.ts';
import { whyReasons } from '#domain/adoption/why.ts';
import { AdoptionAlertId, AdoptionMeasureId, RolloutId } from './ids.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Count, Instant, nullable, oneOf, Share, Statement } from './shared-schemas.ts';

export { populations, windowChoices, type Population, type WindowDays } from '#domain/adoption/measure.ts';
export { whyReasons, whyWordsMax, type WhyReason } from '#domain/adoption/why.ts';

/** At most so many in a rollout: people who measure everything look at nothing. */
export const adoptionMeasuresMax = 10;

/** The share that used it, or what it replaces, before anybody started; null says that nobody knows. */
export const Baseline = nullable(
  Type.Object(
    { share: Share, takenOn: CalendarDate },
    { additionalProperties: false, description: 'Taken before the first start.' },
  ),
);
export type Baseline = Static<typeof Baseline>;

const measureFields = {
  name: Type.String({ minLength: 3, maxLength: 120 }),
  feature: Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'Behaviour: the app or feature that is used, as signals of the kind `use` name it.',
  }),
  minDays: Type.Integer({
    minimum: 1,
    maximum: 28,
    description: 'Behaviour: on at least so many different days of the window.',
  }),
  windowDays: Type.Unsafe<(typeof windowChoices)[number]>({
    type: 'integer',
    enum: [...windowChoices],
    description: 'Window: days up to a Sunday.',
  }),
  population: oneOf(populations),
  settledDays: Type.Integer({
    minimum: 7,
    maximum: 180,
    description: 'Population: people count once they have been done for so many days.',
  }),
  source: Type.String({
    pattern: '^[a-z0-9][a-z0-9._-]{0,60}$',
    description: 'Source: the name under which the signals arrive.',
  }),
  threshold: Type.Number({ minimum: 0.01, maximum: 0.99, description: 'The share that is to use it.' }),
  fallShare: Type.Number({
    minimum: fallShareMin,
    maximum: 0.9,
    description:
      'An alert is raised when use has certainly fallen by more than this share of its best value.',
  }),
  baseline: Baseline,
};
export const AdoptionFields = Type.Object(measureFields, { additionalProperties: false });
export type AdoptionFields = Static<typeof AdoptionFields>;

/** What a window says, as far as a group of its size may be told. */
export const UseFigure = Type.Union([
  Type.Object({
    kind: Type.Literal('shown'),
    share: Share,
    /** Bounds at 95 %. */
    lower: Share,
    upper: Share,
  }),
  Type.Object({ kind: oneOf(['few', 'nearly_none', 'nearly_all'] as const) }),
]);
export type UseFigure = Static<typeof UseFigure>;

export const useVerdicts = ['pass', 'fail', 'inconclusive', 'no_data'] as const;

/** Fewer than five people are not counted aloud. */
export const AdoptionWindow = Type.Object({
  endsOn: CalendarDate,
  people: nullable(Count),
  figure: UseFigure,
});
export type AdoptionWindow = Static<typeof AdoptionWindow>;

export const AdoptionAlert = Type.Object({
  alertId: AdoptionAlertId,
  status: oneOf(['open', 'cleared', 'recovered'] as const),
  /** The best window so far, and the one that fell below it; both of the same people. */
  peakOn: CalendarDate,
  endsOn: CalendarDate,
  /** Use has fallen by at least this share of the peak, by the bounds of both windows. */
  fallAtLeast: Share,
  raisedAt: Instant,
  closedAt: nullable(Instant),
  closedBy: nullable(Type.String()),
  reason: nullable(Type.String()),
});
export type AdoptionAlert = Static<typeof AdoptionAlert>;

/** Why people stopped, as far as their answers may be told. */
export const WhyView = Type.Object({
  asked: Count,
  figure: oneOf(['none', 'few', 'alike', 'shown'] as const),
  /** The most frequent first; empty unless shown. */
  reasons: Type.Array(Type.Object({ reason: oneOf(whyReasons), answers: Count })),
  /** Answers behind reasons that are too rare to be told. */
  hidden: Count,
  /** From ten on, in an order that says nothing. */
  words: Type.Array(Type.String()),
});
export type WhyView = Static<typeof WhyView>;

export const AdoptionMeasure = Type.Object({
  measureId: AdoptionMeasureId,
  ...measureFields,
  /** Written after the criteria were frozen or people had started: chosen with data in sight. */
  isLate: Type.Boolean(),
  writtenBy: Type.String(),
  writtenAt: Instant,
  endedAt: nullable(Instant),
  endedBy: nullable(Type.String()),
  verdict: oneOf(useVerdicts),
  /** Why there is no value, or an old one; null when the last window was measured. */
  gap: nullable(Statement),
  /** The Sunday up to which the next window reaches; it is measured the day after. */
  nextOn: CalendarDate,
  /** Windows that were measured, the oldest first. */
  windows: Type.Array(AdoptionWindow),
  /** The newest first. */
  alerts: Type.Array(AdoptionAlert),
  why: WhyView,
});
export type AdoptionMeasure = Static<typeof AdoptionMeasure>;

/** A measure as a report says it: its last window beside the value from before. */
export const ReportedUse = Type.Object({
  name: Type.String(),
  threshold: Type.Number(),
  baseline: Baseline,
  verdict: oneOf(useVerdicts),
  /** Null before the first window. */
  window: nullable(AdoptionWindow),
  gap: nullable(Statement),
  /** An alert stands: use has fallen. */
  isFalling: Type.Boolean(),
});
export type ReportedUse = Static<typeof ReportedUse>;

const rolloutParams = Type.Object({ rolloutId: RolloutId });
const measureParams = Type.Object({ rolloutId: RolloutId, measureId: AdoptionMeasureId });

const unfit = [
  'adoption_is_training',
  'adoption_days_many',
  'adoption_settled_short',
  'adoption_baseline_late',
] as const;

export const adoptionRoutes = {
  listAdoption: defineRoute({
    name: 'listAdoption',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/adoption',
    access: 'rollout.read',
    summary:
      'The adoption measures of a rollout with baseline, weekly values, alerts and why people stopped.',
    params: rolloutParams,
    response: Type.Object({
      /** From then on a measure can only be added or ended. */
      isFrozen: Type.Boolean(),
      /** The date of the first start; a baseline lies before it. */
      firstStartOn: nullable(CalendarDate),
      /** Names under which use has been reported. */
      sources: Type.Array(Type.String()),
      /** Whether the question why people stopped may be sent. */
      asksWhy: Type.Boolean(),
      measures: Type.Array(AdoptionMeasure),
    }),
    refusals: ['not_found'],
  }),
  addAdoptionMeasure: defineRoute({
    name: 'addAdoptionMeasure',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/adoption',
    access: 'criteria.write',
    summary: 'Adds a measure of use. All five parts are needed; completing a training is none of them.',
    params: rolloutParams,
    body: AdoptionFields,
    response: AdoptionMeasure,
    refusals: ['not_found', 'adoption_measures_full', ...unfit],
    audits: ['adoption_measure.added'],
  }),
  changeAdoptionMeasure: defineRoute({
    name: 'changeAdoptionMeasure',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/adoption/:measureId',
    access: 'criteria.write',
    summary: 'Changes a measure with its baseline, until the criteria are frozen.',
    params: measureParams,
    body: AdoptionFields,
    response: AdoptionMeasure,
    refusals: ['not_found', 'adoption_frozen', ...unfit],
    audits: ['adoption_measure.changed'],
  }),
  endAdoptionMeasure: defineRoute({
    name: 'endAdoptionMeasure',
    method: 'DELETE',
    path: '/api/v1/rollouts/:rolloutId/adoption/:measureId',
    access: 'criteria.write',
    summary:
      'Ends a measure: it measures and asks no more, and its values stay. Before the freeze it is removed.',
    params: measureParams,
    response: Type.Object({ measureId: AdoptionMeasureId }),
    refusals: ['not_found', 'adoption_ended'],
    audits: ['adoption_measure.ended'],
  }),
  clearAdoptionAlert: defineRoute({
    name: 'clearAdoptionAlert',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/adoption/:measureId/clear',
    access: 'rollout.plan',
    summary:
      'Clears the open alert of a measure with a reason; from then on use is compared with what it is now.',
    params: measureParams,
    body: Type.Object(
      { reason: Type.String({ minLength: 3, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    response: AdoptionMeasure,
    refusals: ['not_found', 'adoption_no_alert'],
    audits: ['adoption_alert.cleared'],
  }),
};
