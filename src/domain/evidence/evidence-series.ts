/**
 * Outcomes as columns of numbers, turned so that a method sees one direction, and the moments at which the
 * evidence is looked at. Holds no method.
 */
import { type QuantitativeCriterion, scaleOf } from './criterion.ts';
import type { Outcome } from './outcomes.ts';

export type EvidenceSeries = {
  readonly count: number;
  readonly at: Float64Array;
  /** proportion and score: in [0, 1] with 1 the better end · rate: the count as it arrived. */
  readonly value: Float64Array;
  /** Observation windows behind each outcome. */
  readonly exposure: Float64Array;
  readonly personIds: readonly string[];
};

/** Returns `value` on the criterion's own axis turned to [0, 1] with 1 the better end; rates are unchanged. */
export function toEvidenceAxis(criterion: QuantitativeCriterion, value: number): number {
  if (criterion.kind === 'rate') return value;
  const { lowest, highest } = criterion.kind === 'score' ? scaleOf(criterion) : { lowest: 0, highest: 1 };
  const share = (value - lowest) / (highest - lowest);
  return criterion.better === 'higher' ? share : 1 - share;
}

/** The inverse of {@link toEvidenceAxis}. */
export function fromEvidenceAxis(criterion: QuantitativeCriterion, value: number): number {
  if (criterion.kind === 'rate') return value;
  const { lowest, highest } = criterion.kind === 'score' ? scaleOf(criterion) : { lowest: 0, highest: 1 };
  const share = criterion.better === 'higher' ? value : 1 - value;
  return lowest + share * (highest - lowest);
}

/** Returns the cleaned, ordered outcomes of a criterion as columns. */
export function toSeries(criterion: QuantitativeCriterion, outcomes: readonly Outcome[]): EvidenceSeries {
  const count = outcomes.length;
  const at = new Float64Array(count);
  const value = new Float64Array(count);
  const exposure = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const outcome = outcomes[i]!;
    at[i] = outcome.at;
    value[i] = toEvidenceAxis(criterion, outcome.value);
    exposure[i] = outcome.exposure ?? 1;
  }
  return { count, at, value, exposure, personIds: outcomes.map(({ personId }) => personId) };
}

/** The distance between looks around n outcomes, a power of two. */
export type LookStep = (n: number) => number;

const powerOfTwoFrom = (value: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, value)));

/** Every n up to 1024, then 128 to 256 looks per doubling: for methods whose looks cost about the same at any n. */
export const FINE_STEP: LookStep = (n) => (n <= 1024 ? 1 : powerOfTwoFrom(n / 256));

/** Every n up to 1024, then ever rarer: for methods that go through all outcomes at each look. */
export const COARSE_STEP: LookStep = (n) => powerOfTwoFrom((n / 1024) ** 2);

/**
 * Returns the numbers of outcomes at which the evidence is looked at: ends of instants only, thinned on a grid
 * that depends on nothing later, and always the last. Any pattern of looks is valid; thinning saves time.
 */
export function looksOf(at: Float64Array, stepAt: LookStep = FINE_STEP): number[] {
  const looks: number[] = [];
  let previousCell = 0;
  for (let n = 1; n <= at.length; n++) {
    const isEndOfInstant = n === at.length || at[n] !== at[n - 1];
    if (!isEndOfInstant) continue;
    const step = stepAt(n);
    const cell = Math.floor(n / step) * step;
    if (cell === previousCell && n !== at.length) continue;
    looks.push(n);
    previousCell = cell;
  }
  return looks;
}
