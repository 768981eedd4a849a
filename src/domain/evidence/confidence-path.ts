/**
 * The estimate and its band over time, for the chart beside a verdict. Uses the method of the verdict; decides nothing.
 */
import type { QuantitativeCriterion } from './criterion.ts';
import { unusableInput } from './evaluate-criterion.ts';
import { cleaningRules, type EvaluationContext } from './evaluation-context.ts';
import { fromEvidenceAxis } from './evidence-series.ts';
import { cleanOutcomes, type Outcome } from './outcomes.ts';
import type { Band } from './reading.ts';
import { openEvidence } from './running-evidence.ts';

export type PathPoint = {
  /** The instant of the last outcome counted, milliseconds. */
  readonly at: number;
  /** Outcomes counted so far. */
  readonly n: number;
  readonly estimate: number;
  readonly lower: number;
  /** Null when nothing bounds a rate from above yet. */
  readonly upper: number | null;
};

const MOST_POINTS = 60;
/** At most `most` of the looks, evenly spread, with the last. */
function thinned(looks: readonly number[], most: number): number[] {
  if (looks.length <= most) return [...looks];
  return Array.from({ length: most }, (_, i) => looks[Math.round(((i + 1) * looks.length) / most) - 1]!);
}

/** Turns a reading on the evidence axis back to the criterion's own unit. */
function ownUnit(criterion: QuantitativeCriterion, { estimate, lower, upper }: Band) {
  const isMirrored = criterion.kind !== 'rate' && criterion.better === 'lower';
  const [low, high] = isMirrored ? [upper, lower] : [lower, upper];
  return {
    estimate: fromEvidenceAxis(criterion, estimate),
    lower: fromEvidenceAxis(criterion, low),
    upper: Number.isFinite(high) ? fromEvidenceAxis(criterion, high) : null,
  };
}

/**
 * Returns the estimate with its 95 % band at up to `mostPoints` instants, in the criterion's own unit; the band
 * holds at all of them at once. Empty without usable outcomes.
 */
export function confidencePath(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
  mostPoints: number = MOST_POINTS,
): PathPoint[] {
  if (unusableInput(criterion, context) !== null) return [];
  const cleaned = cleanOutcomes(criterion, outcomes, cleaningRules(context));
  const evidence = openEvidence(criterion, context);
  let folded = 0;
  const readings = thinned(instantEnds(cleaned.kept), mostPoints).map((look) => {
    evidence.fold({ ...cleaned, kept: cleaned.kept.slice(folded, look), quarantined: [], received: 0 });
    folded = look;
    return { at: evidence.state.lastAt, n: look, ...evidence.bands() };
  });
  const way = evidence.isWeighted() ? ('weighted' as const) : ('plain' as const);
  return readings.flatMap(({ at, n, [way]: band }) =>
    band === null ? [] : [{ at, n, ...ownUnit(criterion, band) }],
  );
}

/** The numbers of outcomes at which an instant ends. */
function instantEnds(outcomes: readonly Outcome[]): number[] {
  return outcomes.flatMap(({ at }, i) => (outcomes[i + 1]?.at === at ? [] : [i + 1]));
}
