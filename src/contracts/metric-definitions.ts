/**
 * How each metric is measured: what is counted, of whom, over which window and when. The engine measures exactly
 * so; a criterion adds its source and baseline. Stored with the evidence of a gate, so that the record says it too.
 */
import { Type, type Static } from 'typebox';
import { goalStatement } from './sentences/goal-sentences.ts';
import { nullable, oneOf, Statement } from './shared-schemas.ts';

export const metrics = [
  'enrolment_success',
  'tickets_per_person',
  'satisfaction',
  'took_part',
  'equal_or_better',
  'adequately_trained',
] as const;
export type Metric = (typeof metrics)[number];

/** What each metric is counted as: a share of people, events per person, or a mean answer. */
export const kindOfMetric = {
  enrolment_success: 'proportion',
  tickets_per_person: 'rate',
  satisfaction: 'score',
  took_part: 'proportion',
  equal_or_better: 'proportion',
  adequately_trained: 'proportion',
} as const satisfies Readonly<Record<Metric, 'proportion' | 'rate' | 'score'>>;

/** What a success indicator speaks of. */
export const indicatorTypes = ['technology', 'participation', 'experience', 'readiness', 'support'] as const;
export type IndicatorType = (typeof indicatorTypes)[number];

export const indicatorOf: Readonly<Record<Metric, IndicatorType>> = {
  enrolment_success: 'technology',
  tickets_per_person: 'support',
  satisfaction: 'experience',
  took_part: 'participation',
  equal_or_better: 'experience',
  adequately_trained: 'readiness',
};

/** From this answer on, a person finds the change as good as before, or better. */
export const equalOrBetterFrom = 3;

/** Days after a start during which a person's tickets count. */
export const ticketWindowDays = 7;

export const MetricDefinition = Type.Object({
  metric: oneOf(metrics),
  /** What is counted. */
  numerator: Statement,
  /** The three denominators: who has a place, who was told, who has a value. Values divide by the last. */
  targeted: Statement,
  reached: Statement,
  reported: Statement,
  window: Statement,
  windowDays: nullable(Type.Integer()),
  /** When a value is taken and judged. */
  cadence: Statement,
});
export type MetricDefinition = Static<typeof MetricDefinition>;

/** The definition of a metric in a stage whose people have so many days to succeed. */
export function defineMetric(metric: Metric, stageWindowDays: number): MetricDefinition {
  const days = {
    enrolment_success: stageWindowDays,
    tickets_per_person: ticketWindowDays,
    satisfaction: null,
    took_part: stageWindowDays,
    equal_or_better: null,
    adequately_trained: null,
  }[metric];
  return {
    metric,
    numerator: goalStatement('metric_numerator', { metric }),
    targeted: goalStatement('metric_targeted'),
    reached: goalStatement('metric_reached'),
    reported: goalStatement('metric_reported', { metric }),
    window: days === null ? goalStatement('metric_no_window') : goalStatement('metric_window', { days }),
    windowDays: days,
    cadence: goalStatement('metric_cadence', { metric }),
  };
}

/** The definitions of all metrics in such a stage. */
export function defineMetrics(stageWindowDays: number): MetricDefinition[] {
  return metrics.map((metric) => defineMetric(metric, stageWindowDays));
}
