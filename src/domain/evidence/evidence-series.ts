/**
 * Outcomes as columns of numbers, turned so that a method sees one direction, and the moments at which the
 * evidence is looked at. Holds no method.
 */
import { type QuantitativeCriterion, scaleOf } from './criterion.ts';
import type { CleanedOutcomes, Outcome } from './outcomes.ts';

export type EvidenceSeries = {
  readonly count: number;
  readonly at: Float64Array;
  /** proportion and score: in [0, 1] with 1 the better end · rate: the count as it arrived. */
  readonly value: Float64Array;
  /** Observation windows behind each outcome. */
  readonly exposure: Float64Array;
  readonly outcomes: readonly Outcome[];
  /** Whether somebody has more than one outcome. */
  readonly hasRepeats: boolean;
};

/** Returns `value` on the criterion's own axis turned to [0, 1] with 1 the better end; rates are unchanged. */
export function toEvidenceAxis(criterion: QuantitativeCriterion, value: number): number {
  return axisOf(criterion)(value);
}

function axisOf(criterion: QuantitativeCriterion): (value: number) => number {
  if (criterion.kind === 'rate') return (value) => value;
  const { lowest, highest } = criterion.kind === 'score' ? scaleOf(criterion) : { lowest: 0, highest: 1 };
  return criterion.better === 'higher'
    ? (value) => (value - lowest) / (highest - lowest)
    : (value) => 1 - (value - lowest) / (highest - lowest);
}

/** The inverse of {@link toEvidenceAxis}. */
export function fromEvidenceAxis(criterion: QuantitativeCriterion, value: number): number {
  if (criterion.kind === 'rate') return value;
  const { lowest, highest } = criterion.kind === 'score' ? scaleOf(criterion) : { lowest: 0, highest: 1 };
  const share = criterion.better === 'higher' ? value : 1 - value;
  return lowest + share * (highest - lowest);
}

/** Returns the cleaned, ordered outcomes of a criterion as columns. */
export function toSeries(
  criterion: QuantitativeCriterion,
  { kept: outcomes, hasRepeats }: Pick<CleanedOutcomes, 'kept' | 'hasRepeats'>,
): EvidenceSeries {
  const { length: count } = outcomes;
  const turned = axisOf(criterion);
  const at = new Float64Array(count);
  const value = new Float64Array(count);
  const exposure = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const outcome = outcomes[i]!;
    at[i] = outcome.at;
    value[i] = turned(outcome.value);
    exposure[i] = outcome.exposure ?? 1;
  }
  return { count, at, value, exposure, outcomes, hasRepeats };
}

/**
 * Returns the cell of a grid in which n outcomes lie: every n up to 1024, then 128 to 256 cells per doubling. Evidence
 * is looked at once in a cell, at the first end of an instant in it. Any pattern of looks that depends on nothing
 * later is valid; thinning saves time.
 */
export function lookCell(n: number): number {
  if (n <= 1024) return n;
  const step = 1 << (24 - Math.clz32(n - 1)); // the power of two from n/256 on
  return n - (n % step);
}
