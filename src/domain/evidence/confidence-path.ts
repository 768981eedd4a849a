/**
 * The estimate and its band over time, for the chart beside a verdict: a bounded number of points, kept while outcomes
 * come in. Uses the method of the verdict; decides nothing.
 */
import type { QuantitativeCriterion } from './criterion.ts';
import { fromEvidenceAxis } from './evidence-series.ts';
import type { Band } from './reading.ts';
import type { RunningEvidence } from './running-evidence.ts';

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

type OwnBand = Pick<PathPoint, 'estimate' | 'lower' | 'upper'>;

/** A point as it is kept: by the unweighted method, and by the weighted one where that was in force. */
type KeptPoint = Pick<PathPoint, 'at' | 'n'> & {
  readonly plain: OwnBand | null;
  readonly weighted: OwnBand | null;
};

/** What stands of a path; can be kept as JSON. */
export type PathState = {
  /** A point is kept once so many outcomes have come since the one before. */
  every: number;
  points: KeptPoint[];
};

export type RunningPath = {
  readonly state: PathState;
  /** Keeps a point where one is due; no further outcome of the last instant will come. */
  readonly look: () => void;
  /**
   * At most `mostPoints` points in the criterion's own unit, the last after the last outcome; the 95 % band holds at all
   * of them at once. Empty without usable outcomes.
   */
  readonly points: (mostPoints?: number) => PathPoint[];
};

const MOST_POINTS = 60;
/** When more points than this are kept, every second one goes. */
const MOST_KEPT = 96;

/** At most `most` of the points, evenly spread, with the last. */
function thinned<T>(points: readonly T[], most: number): T[] {
  if (points.length <= most) return [...points];
  return Array.from({ length: most }, (_, i) => points[Math.round(((i + 1) * points.length) / most) - 1]!);
}

/** Turns a reading on the evidence axis back to the criterion's own unit. */
function ownUnit(criterion: QuantitativeCriterion, band: Band | null): OwnBand | null {
  if (band === null) return null;
  const isMirrored = criterion.kind !== 'rate' && criterion.better === 'lower';
  const [low, high] = isMirrored ? [band.upper, band.lower] : [band.lower, band.upper];
  return {
    estimate: fromEvidenceAxis(criterion, band.estimate),
    lower: fromEvidenceAxis(criterion, low),
    upper: Number.isFinite(high) ? fromEvidenceAxis(criterion, high) : null,
  };
}

/** Opens the path of evidence, or goes on from a kept state, which it changes. */
export function openPath(
  criterion: QuantitativeCriterion,
  evidence: RunningEvidence,
  kept?: PathState,
): RunningPath {
  const state: PathState = kept ?? { every: 1, points: [] };
  const pointNow = (): KeptPoint => {
    const { plain, weighted } = evidence.bands();
    const { lastAt: at, count: n } = evidence.state;
    return { at, n, plain: ownUnit(criterion, plain), weighted: ownUnit(criterion, weighted) };
  };
  const keptTo = (): number => state.points.at(-1)?.n ?? 0;
  return {
    state,
    look: () => {
      const { count } = evidence.state;
      if (count < keptTo() + state.every) return;
      state.points.push(pointNow());
      if (state.points.length <= MOST_KEPT) return;
      state.points = state.points.filter((_, i) => i % 2 === 0);
      state.every = Math.ceil(count / (MOST_KEPT / 2));
    },
    points: (mostPoints = MOST_POINTS) => {
      const way = evidence.isWeighted() ? ('weighted' as const) : ('plain' as const);
      const all = evidence.state.count > keptTo() ? [...state.points, pointNow()] : state.points;
      const drawn = all.flatMap(({ at, n, [way]: band }) => (band === null ? [] : [{ at, n, ...band }]));
      return thinned(drawn, mostPoints);
    },
  };
}
