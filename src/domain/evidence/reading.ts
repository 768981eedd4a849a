/**
 * What a method reads from the outcomes of one criterion: estimate, band and whether go or stop evidence was
 * reached. On the method's own axis (shares and scores: [0, 1] with 1 the better end). Not yet a verdict.
 */
import type { ThinGroup } from './composition.ts';

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

/** The allowed error probabilities of one criterion. */
export type ErrorLimits = {
  /** For "go" although the truth is at or below the minimum. */
  readonly goAlpha: number;
  /** For "stop" although the truth is at or above the target. */
  readonly stopAlpha: number;
};

/** Band shown beside every estimate: 95 %, valid at every look at once. */
export const BAND_ALPHA = 0.05;
