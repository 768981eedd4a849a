/**
 * Reads go and stop evidence about a share from unweighted outcomes: the exact boundary up to a declared
 * horizon, the beta-binomial mixture beyond or without one.
 */
import { confidenceSequence, lnEvidenceAbove } from './beta-binomial.ts';
import { type Boundary, computeBoundary } from './binomial-boundary.ts';
import { tuningCount } from './mixture-tuning.ts';
import {
  type Band,
  BAND_ALPHA,
  type Crossings,
  entersCell,
  type ErrorLimits,
  type EvidenceMethod,
  notCrossed,
  type OpenReading,
} from './reading.ts';

export type ProportionTest = ErrorLimits & {
  /** On the axis where 1 is better. */
  readonly minimum: number;
  readonly target: number;
  readonly horizon?: number;
  readonly continuesBeyondHorizon: boolean;
  /** People the outcomes are drawn from; used when the horizon exceeds 5 % of them. */
  readonly populationSize?: number;
};

/** Shares of alpha for the boundary and for the mixture that runs beside it. */
const BOUNDARY_PART = 0.8;
const FINITE_FROM = 0.05;
/** Beyond this many people the exact boundary takes seconds, and the mixture loses little. */
const LARGEST_EXACT_HORIZON = 100_000;

export type ShareBoundaries = { readonly go: Boundary; readonly stop: Boundary; readonly isFinite: boolean };

/** Boundaries computed lately: for a horizon of 100,000 they take a tenth of a second, and a judgement needs them again. */
const lately = new Map<string, ShareBoundaries>();
const MOST_LATELY = 16;

/** Returns the go boundary (on better outcomes) and the stop boundary (on worse ones), or null without a usable horizon. */
export function shareBoundaries(test: ProportionTest): ShareBoundaries | null {
  if (test.horizon === undefined || test.horizon > LARGEST_EXACT_HORIZON) return null;
  const { populationSize = Infinity, minimum, target, goAlpha, stopAlpha } = test;
  const horizon = Math.min(test.horizon, populationSize);
  const isFinite = horizon > FINITE_FROM * populationSize;
  const part = test.continuesBeyondHorizon ? BOUNDARY_PART : 1;
  const key = [minimum, target, horizon, goAlpha * part, stopAlpha * part, isFinite && populationSize].join();
  const known = lately.get(key);
  if (known !== undefined) return known;
  const population = isFinite ? { populationSize } : {};
  const boundaries = {
    go: computeBoundary({ nullShare: minimum, horizon, alpha: goAlpha * part, ...population }),
    stop: computeBoundary({ nullShare: 1 - target, horizon, alpha: stopAlpha * part, ...population }),
    isFinite,
  };
  if (lately.size >= MOST_LATELY) lately.delete(lately.keys().next().value!);
  lately.set(key, boundaries);
  return boundaries;
}

function methodOf(test: ProportionTest, boundaries: ShareBoundaries | null): EvidenceMethod {
  if (boundaries === null) return 'beta_binomial_mixture';
  if (test.continuesBeyondHorizon) return 'boundary_then_mixture';
  return boundaries.isFinite ? 'exact_boundary_finite' : 'exact_boundary';
}

type ShareState = Crossings & { n: number; successes: number; beyondHorizon: number };

/** Opens the reading of a share whose outcomes are zeros and ones, or goes on from a kept state. */
export function openProportion(test: ProportionTest, kept?: object): OpenReading {
  const boundaries = shareBoundaries(test);
  const hasMixture = boundaries === null || test.continuesBeyondHorizon;
  const mixturePart = boundaries === null ? 1 : 1 - BOUNDARY_PART;
  const goThreshold = -Math.log(test.goAlpha * mixturePart);
  const stopThreshold = -Math.log(test.stopAlpha * mixturePart);
  const horizon = boundaries?.go.horizon ?? Infinity;
  const last = hasMixture ? Infinity : horizon;
  const tuning = tuningCount(test.horizon);
  const state: ShareState = (kept as ShareState | undefined) ?? {
    ...notCrossed(),
    n: 0,
    successes: 0,
    beyondHorizon: 0,
  };

  const isGo = ({ n, successes }: ShareState): boolean =>
    (boundaries !== null && n <= horizon && successes >= boundaries.go.needed[n]!) ||
    (hasMixture && lnEvidenceAbove(successes, n, test.minimum, tuning) >= goThreshold);
  const isStop = ({ n, successes }: ShareState): boolean =>
    (boundaries !== null && n <= horizon && n - successes >= boundaries.stop.needed[n]!) ||
    (hasMixture && lnEvidenceAbove(n - successes, n, 1 - test.target, tuning) >= stopThreshold);
  const crossedBy = (at: number): Pick<Crossings, 'goAt' | 'stopAt'> => ({
    goAt: state.goAt ?? (isGo(state) ? at : null),
    stopAt: state.stopAt ?? (isStop(state) ? at : null),
  });
  const band = (): Band => ({
    estimate: state.successes / state.n,
    ...confidenceSequence(state.successes, state.n, tuning, BAND_ALPHA),
  });

  return {
    state,
    add: ({ series }, index) => {
      if (state.n >= last) {
        state.beyondHorizon += 1;
        return;
      }
      state.n += 1;
      state.successes += series.value[index]!;
      // The horizon may lie amid an instant: nothing after it counts, so it is looked at where it is.
      if (state.n === last) Object.assign(state, crossedBy(series.at[index]!));
    },
    look: (at) => {
      if (entersCell(state, state.n)) Object.assign(state, crossedBy(at));
    },
    band,
    read: (at) => ({
      method: methodOf(test, boundaries),
      n: state.n,
      successes: state.successes,
      ...band(),
      ...crossedBy(at),
      lnGo: lnEvidenceAbove(state.successes, state.n, test.minimum, tuning),
      beyondHorizon: state.beyondHorizon,
      isAtHorizon: state.n >= last,
      thin: [],
    }),
  };
}
