/**
 * What a method reads from the outcomes of one criterion: estimate, band and whether go or stop evidence was
 * reached, on the method's own axis (shares and scores: [0, 1] with 1 the better end); and how a method gathers it,
 * outcome by outcome. Not yet a verdict.
 */
import type { Respondents, ThinGroup } from './composition.ts';
import { type EvidenceSeries, lookCell } from './evidence-series.ts';

export type EvidenceMethod =
  | 'exact_boundary'
  | 'exact_boundary_finite'
  | 'boundary_then_mixture'
  | 'beta_binomial_mixture'
  | 'post_stratified'
  | 'raked'
  | 'stratified_product'
  | 'gamma_poisson'
  | 'betting'
  | 'panel_rating';

export type Reading = {
  readonly method: EvidenceMethod;
  /** Outcomes counted. */
  readonly n: number;
  /** Better outcomes (proportion) or events (rate) among them; absent for scores. */
  readonly successes?: number;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** When the evidence first showed more than the minimum, milliseconds; null = not yet. */
  readonly goAt: number | null;
  /** When the evidence first showed less than the target, milliseconds; null = not yet. */
  readonly stopAt: number | null;
  /** ln E at the last look for go, where the method has one: used to forecast how many more. */
  readonly lnGo?: number;
  /** Outcomes after the declared horizon, which do not count. */
  readonly beyondHorizon: number;
  readonly isAtHorizon: boolean;
  /** Critical groups with too few people. */
  readonly thin: readonly ThinGroup[];
};

/** Estimate and band alone. */
export type Band = Pick<Reading, 'estimate' | 'lower' | 'upper'>;

/** Outcomes as columns in their fixed order, with the groups of the people behind them. */
export type Arrivals = { readonly series: EvidenceSeries; readonly respondents: Respondents };

/**
 * A method with what it has gathered so far. Feeding outcomes in any number of portions gives the same as feeding them
 * at once, to the last digit.
 */
export type OpenReading = {
  /** Takes the next outcome in order. */
  add(arrivals: Arrivals, index: number): void;
  /** Looks at the evidence: no further outcome of the instant `at` will come. */
  look(at: number): void;
  /** What stands after the last outcome, at the instant `at`; null when nobody counted belongs to any group. */
  read(at: number): Reading | null;
  band(): Band | null;
  /** Plain numbers, lists and objects: what the method needs to go on. */
  readonly state: object;
};

/** When go and stop evidence were first reached, and the cell of the last look. */
export type Crossings = { goAt: number | null; stopAt: number | null; cell: number };

export const notCrossed = (): Crossings => ({ goAt: null, stopAt: null, cell: 0 });

/** Whether `n` outcomes are in a cell that has not been looked at; marks it as looked at. */
export function entersCell(crossings: Crossings, n: number): boolean {
  const cell = lookCell(n);
  if (cell === crossings.cell) return false;
  crossings.cell = cell;
  return true;
}

/** The allowed error probabilities of one criterion. */
export type ErrorLimits = {
  /** For "go" although the truth is at or below the minimum. */
  readonly goAlpha: number;
  /** For "stop" although the truth is at or above the target. */
  readonly stopAlpha: number;
};

/** Band shown beside every estimate: 95 %, valid at every look at once. */
export const BAND_ALPHA = 0.05;
